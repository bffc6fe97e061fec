using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>By what an account is read: where its credential is kept, never the secret itself.</summary>
/// <param name="Credential"><c>env:NAME</c>, <c>file:PATH</c>, <see cref="Connected"/>, <see cref="Replay"/>, or <see cref="Public"/>.</param>
/// <param name="Host">The server, on platforms that have many; else empty.</param>
internal sealed record AccessReference(string Credential, string Host)
{
    /// <summary>Stands for a script that plays the platform.</summary>
    internal const string Replay = AccountAccess.Replay;

    /// <summary>Stands for what anybody can read, without a credential.</summary>
    internal const string Public = AccountAccess.Public;

    /// <summary>Stands for what somebody who manages the account consented to here (<c>accounts connect</c>).</summary>
    internal const string Connected = ConnectedAccess.Word;

    private const string Variable = "env:";
    private const string File = "file:";

    private const int LongestName = 80;

    /// <summary>What keys and tokens of platforms begin with, and codes of consent, names of variables and files do not.</summary>
    private static readonly string[] KeysAndTokens = ["EAA", "IGQ", "IGAA", "AIza", "AAAAAAAA", "ya29"];

    /// <summary>The same with LinkedIn's, whose codes may begin alike.</summary>
    private static readonly string[] Tokens = [.. KeysAndTokens, "AQV", "AQW", "AQX"];

    private static readonly string[] Protocols = ["https:", "http:"];

    internal bool IsPublic => string.Equals(Credential, Public, StringComparison.Ordinal);

    internal bool IsConnected => string.Equals(Credential, Connected, StringComparison.Ordinal);

    internal bool IsReplay => string.Equals(Credential, Replay, StringComparison.Ordinal);

    /// <summary>The credential as it is kept of an account: what was consented to is that account's alone.</summary>
    internal string CredentialOf(AccountId account) => IsConnected ? ConnectedAccess.Of(account) : Credential;

    /// <summary>Whether a text begins as keys and tokens do, and so is no code that a page of consent led back with.</summary>
    internal static bool IsKeyOrToken(string text) =>
        Array.Exists(KeysAndTokens, beginning => text.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The reference to a credential as it is kept.</summary>
    internal static AccessReference OfKept(string credential, string host) =>
        new(ConnectedAccess.IsConnected(credential) ? Connected : credential, host);

    /// <summary>Reads <c>replay</c>, <c>public</c>, <c>connected</c>, <c>env:NAME</c> or <c>file:PATH</c>, perhaps with <c>@host</c> after it.</summary>
    /// <exception cref="FormatException">The text is none of these. It may be a secret, so the message does not repeat it.</exception>
    internal static AccessReference Read(string text)
    {
        int first = text.IndexOf('@', StringComparison.Ordinal);
        bool isFile = text.StartsWith(File, StringComparison.Ordinal);
        if (
            first > 0
            && text[(first + 1)..] is { } after
            && (Protocols.Any(after.StartsWith) || (!isFile && after.IndexOfAny(['/', '@']) >= 0))
        )
        {
            throw new FormatException("write only the server's name after @, such as @uni.social, without https:// and without a path");
        }

        int at = text.LastIndexOf('@'); // the path of a file may hold others
        bool hasHost = at > 0 && text.LastIndexOf('/') < at;
        (string credential, string host) = hasHost ? (text[..at], text[(at + 1)..].ToLowerInvariant()) : (text, string.Empty);
        bool isHost = Uri.CheckHostName(host.Split(':')[0]) != UriHostNameType.Unknown;
        bool isVariable = credential.StartsWith(Variable, StringComparison.Ordinal) && credential.Length > Variable.Length;
        if (isVariable && !credential[Variable.Length..].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            throw new FormatException(
                "after env: it names an environment variable, by letters, digits and _, such as env:MASTODON_LIBRARYDESK"
            );
        }

        if (isFile && credential.Length > File.Length && (credential[File.Length] is '~' || char.IsWhiteSpace(credential[File.Length])))
        {
            throw new FormatException(
                "after file: stands the path as it is, without ~ and without a space before it, such as file:/run/secrets/x-token"
            );
        }

        string named =
            isVariable ? credential[Variable.Length..]
            : isFile ? credential[File.Length..]
            : string.Empty;
        if (isVariable && named.Length > LongestName || Tokens.Any(beginning => named.StartsWith(beginning, StringComparison.Ordinal)))
        {
            throw new FormatException(
                "what stands there looks like a token itself; put it where a variable or a file keeps it, name that, and have the token made anew "
                    + "where others have seen it"
            );
        }

        bool isKnown =
            credential is Replay or Public or Connected
            || isVariable
            || (credential.StartsWith(File, StringComparison.Ordinal) && credential.Length > File.Length);
        return isKnown && hasHost == isHost
            ? new AccessReference(credential, host)
            : throw new FormatException(
                "it says where the credential is kept, never the secret itself; write env:NAME or file:PATH, with @host where a platform has many "
                    + "servers, or connected, public or replay"
            );
    }

    /// <summary>The text that <see cref="Read"/> reads back.</summary>
    public override string ToString() => Host.Length == 0 ? Credential : $"{Credential}@{Host}";
}
