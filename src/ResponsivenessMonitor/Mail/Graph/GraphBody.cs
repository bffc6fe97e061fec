using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>What answers say, read no further than an answer that means well is long.</summary>
internal static class GraphBody
{
    private const int Longest = 65_536;

    /// <summary>The body as JSON, or null when it is none, too long or breaks off.</summary>
    internal static async Task<JsonElement?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
            byte[] bytes = new byte[Longest];
            int length = await stream.ReadAtLeastAsync(bytes, Longest, throwOnEndOfStream: false, cancellationToken);
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(0, length));
            return document.RootElement.Clone();
        }
        catch (Exception fault) when (fault is JsonException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>A property's text, or empty.</summary>
    internal static string Text(this JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } found
        && found.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? string.Empty
            : string.Empty;

    /// <summary>How long the answer asks to be left alone, or null.</summary>
    internal static Duration? Wait(HttpResponseHeaders headers, Instant now) =>
        headers.RetryAfter switch
        {
            { Delta: { } delta } => delta.ToDuration(),
            { Date: { } date } => Duration.Max(Duration.Zero, date.ToInstant() - now),
            _ => null,
        };
}
