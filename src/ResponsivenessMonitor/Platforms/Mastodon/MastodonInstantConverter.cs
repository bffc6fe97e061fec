using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Reads instants as servers write them: with any offset and any fraction of a second; a day alone is its beginning in UTC.</summary>
internal sealed class MastodonInstantConverter : JsonConverter<Instant>
{
    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.TokenType == JsonTokenType.String ? reader.GetString() ?? string.Empty : throw new JsonException();
        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant.ToInstant()
            : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
            : throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
