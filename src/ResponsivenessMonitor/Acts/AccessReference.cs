using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Acts;

/// <summary>By what an account is read: where its credential is kept, never the secret itself.</summary>
/// <param name="Credential"><c>env:NAME</c>, <c>file:PATH</c>, <see cref="Replay"/>, or <see cref="Public"/>.</param>
/// <param name="Host">The server, on platforms that have many; else empty.</param>
internal sealed record AccessReference(string Credential, string Host)
{
    /// <summary>Stands for a script that plays the platform.</summary>
    internal const string Replay = AccountAccess.Replay;

    /// <summary>Stands for what anybody can read, without a credential.</summary>
    internal const string Public = AccountAccess.Public;

    private static readonly string[] Kinds = ["env:", "file:"];

    internal bool IsPublic => string.Equals(Credential, Public, StringComparison.Ordinal);

    internal bool IsReplay => string.Equals(Credential, Replay, StringComparison.Ordinal);

    /// <summary>Reads <c>replay</c>, <c>public</c>, <c>env:NAME</c> or <c>file:PATH</c>, perhaps with <c>@host</c> after it.</summary>
    /// <exception cref="FormatException">The text is none of these. It may be a secret, so the message does not repeat it.</exception>
    internal static AccessReference Read(string text)
    {
        int at = text.LastIndexOf('@');
        bool hasHost = at > 0 && text.LastIndexOf('/') < at;
        (string credential, string host) = hasHost ? (text[..at], text[(at + 1)..].ToLowerInvariant()) : (text, string.Empty);
        bool isHost = Uri.CheckHostName(host.Split(':')[0]) != UriHostNameType.Unknown;
        bool isKnown =
            credential is Replay or Public
            || Kinds.Any(kind => credential.StartsWith(kind, StringComparison.Ordinal) && credential.Length > kind.Length);
        return isKnown && hasHost == isHost
            ? new AccessReference(credential, host)
            : throw new FormatException(
                "it says where the credential is kept, never the secret itself; write env:NAME or file:PATH, with @host where the platform has "
                    + "many servers, or public where no credential is needed, or replay"
            );
    }

    /// <summary>The text that <see cref="Read"/> reads back.</summary>
    public override string ToString() => Host.Length == 0 ? Credential : $"{Credential}@{Host}";
}
