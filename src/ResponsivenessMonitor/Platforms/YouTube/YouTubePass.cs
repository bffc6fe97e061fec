using System.Net.Http.Headers;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>By what YouTube lets us in; always in a header, never in an address.</summary>
internal abstract record YouTubePass
{
    private const string KeyBegins = "AIza";

    private YouTubePass() { }

    /// <summary>A project's key: what anybody may see.</summary>
    internal sealed record Key(string Text) : YouTubePass
    {
        public override string ToString() => nameof(Key);
    }

    /// <summary>An access token: what whoever consented may see.</summary>
    internal sealed record Token(string Text) : YouTubePass
    {
        public override string ToString() => nameof(Token);
    }

    /// <summary>Whether a secret is an API key; each begins with the same four letters.</summary>
    internal static bool IsKey(string secret) =>
        secret.StartsWith(KeyBegins, StringComparison.Ordinal)
        && secret.Length is >= 30 and <= 100
        && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Puts it into the headers of a call.</summary>
    internal void Show(HttpRequestHeaders headers)
    {
        switch (this)
        {
            case Key key:
                headers.Add("X-Goog-Api-Key", key.Text);
                break;
            case Token token:
                headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
                break;
            default:
                throw new InvalidOperationException($"{GetType().Name} is not handled.");
        }
    }
}
