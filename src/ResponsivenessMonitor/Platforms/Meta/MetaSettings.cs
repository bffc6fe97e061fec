using NodaTime;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>What the settings of a platform come to.</summary>
/// <param name="Root">Server and version, such as <c>https://graph.facebook.com/v26.0/</c>.</param>
/// <param name="FirstLook">How far back the first reading of an account looks, and how long its posts are looked after.</param>
/// <param name="App">The app; null where none is named.</param>
internal sealed record MetaSettings(Uri Root, Duration FirstLook, MetaApp? App)
{
    /// <summary>What is wrong with the address of a server.</summary>
    internal static string? Fault(string section, string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" && address.PathAndQuery is "/"
            ? null
            : $"{section}:{name} must be the address of a server, such as https://graph.example, without a path.";

    /// <summary>Whether a text names a version.</summary>
    internal static bool IsVersion(string text) =>
        text.Length is > 3 and <= 8
        && text[0] == 'v'
        && text[1..].Split('.') is [{ Length: > 0 } major, { Length: > 0 } minor]
        && (major + minor).All(char.IsAsciiDigit);
}
