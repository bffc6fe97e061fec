using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Acts;

/// <summary>By what an account is read: where its credential is kept, never the secret itself.</summary>
/// <param name="Credential"><c>env:NAME</c>, <c>file:PATH</c>, or <see cref="Replay"/>.</param>
/// <param name="Host">The server, on platforms that have many; else empty.</param>
internal sealed record AccessReference(string Credential, string Host)
{
    /// <summary>Stands for a script that plays the platform.</summary>
    internal const string Replay = AccountAccess.Replay;

    private static readonly string[] Kinds = ["env:", "file:"];

    internal bool IsReplay => string.Equals(Credential, Replay, StringComparison.Ordinal);

    /// <summary>Reads <c>replay</c>, <c>env:NAME</c> or <c>file:PATH</c>, perhaps with <c>@host</c> after it.</summary>
    /// <exception cref="FormatException">The text is none of these. It may be a secret, so the message does not repeat it.</exception>
    internal static AccessReference Read(string text)
    {
        int at = text.LastIndexOf('@');
        bool hasHost = at > 0 && text.LastIndexOf('/') < at;
        (string credential, string host) = hasHost ? (text[..at], text[(at + 1)..].ToLowerInvariant()) : (text, string.Empty);
        bool isHost = Uri.CheckHostName(host.Split(':')[0]) != UriHostNameType.Unknown;
        bool isKnown =
            string.Equals(credential, Replay, StringComparison.Ordinal)
            || Kinds.Any(kind => credential.StartsWith(kind, StringComparison.Ordinal) && credential.Length > kind.Length);
        return isKnown && hasHost == isHost
            ? new AccessReference(credential, host)
            : throw new FormatException(
                "it says where the credential is kept, never the secret itself; write env:NAME or file:PATH, with @host where the platform has "
                    + "many servers, or replay"
            );
    }

    /// <summary>The text that <see cref="Read"/> reads back.</summary>
    public override string ToString() => Host.Length == 0 ? Credential : $"{Credential}@{Host}";
}
