using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Web.Operations;

/// <summary>The status as machines read it, and as lines for people; both say the same under the same names.</summary>
internal static class StatusText
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new InstantText() },
    };

    internal static string Json(StatusFacts facts) => JsonSerializer.Serialize(facts, Form);

    /// <summary>One line a value: its name, and what it is; "-" for what is not known or was never.</summary>
    internal static string Lines(StatusFacts facts)
    {
        StringBuilder text = new();
        Append(text, string.Empty, JsonSerializer.SerializeToElement(facts, Form));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                Append(text, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
            }

            return;
        }

        string words = value.ValueKind == JsonValueKind.Null ? "-" : value.ToString();
        _ = text.Append(CultureInfo.InvariantCulture, $"{name, -40} {words}\n");
    }

    private sealed class InstantText : JsonConverter<Instant>
    {
        /// <inheritdoc/>
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString() ?? string.Empty).GetValueOrThrow();

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.General.Format(value));
    }
}
