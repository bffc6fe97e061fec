using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Where JSON is not as it should be.</summary>
internal static partial class JsonPlace
{
    /// <summary>Such as <c> (at $.account.id)</c>; empty where that is not known or could be more than names of fields.</summary>
    internal static string Of(Exception fault) =>
        fault is JsonException { Path: { Length: > 1 } path } && Fields().IsMatch(path) ? $" (at {path})" : string.Empty;

    [GeneratedRegex(@"^\$[A-Za-z0-9_.\[\]$]{1,80}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();
}
