using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>What is known of a token without asking X whose it is.</summary>
/// <param name="Name">Stands for the credential by which it was had: another one in its place has another name, and a renewed token the same.</param>
/// <param name="IsOfUser">Whether it is of an account: an app's own has no end, nothing that renews it, and nobody consented to it.</param>
/// <param name="IsRenewed">Whether it is renewed without a person.</param>
/// <param name="EndsAt">From when on only a person can renew it; null where that never comes, or nobody says.</param>
internal sealed record XToken(string Name, bool IsOfUser, bool IsRenewed, Instant? EndsAt)
{
    private const int NameBytes = 16;

    /// <summary>The token of a session.</summary>
    internal static XToken Of(TokenSession session)
    {
        (string credential, GrantedTokens tokens) = (session.Key.Credential, session.Tokens);
        bool isConnected = ConnectedAccess.IsConnected(credential);
        // Of those that somebody consented to here the reference is enough: whose they are is seen to then, and they are others every two hours.
        string secret = isConnected ? string.Empty : tokens.OfSecret ?? tokens.Access;
        return new XToken(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{credential}\n{secret}")).AsSpan(0, NameBytes)),
            isConnected || tokens.Refresh is not null || tokens.Ends is not null || tokens.ConsentEnds is not null,
            session.IsRenewable,
            session.OnlyPersonsFrom
        );
    }
}
