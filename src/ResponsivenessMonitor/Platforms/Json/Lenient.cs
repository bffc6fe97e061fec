using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.Json;

/// <summary>
/// Readers of what an item is not worth less without: a value of another kind counts as none. Who wrote what to whom, when, and whether in private,
/// is never read so.
/// </summary>
internal static class Lenient
{
    internal sealed class Text : Of<string?>
    {
        private static readonly LooseTextConverter Loose = new();

        protected override string? Take(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
            Loose.Read(ref reader, typeof(string), options);
    }

    internal sealed class Count : Of<long?>
    {
        protected override long? Take(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long count) && count >= 0 ? count : null;
    }

    internal sealed class Flag : Of<bool?>
    {
        protected override bool? Take(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;
    }

    /// <summary>Whether a list has anything in it.</summary>
    internal sealed class Any : Of<bool>
    {
        protected override bool Take(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Reads a value, whatever it is, to its end.</summary>
    internal abstract class Of<T> : JsonConverter<T>
    {
        /// <inheritdoc/>
        public override bool HandleNull => true;

        /// <inheritdoc/>
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Utf8JsonReader at = reader;
            reader.Skip();
            try
            {
                return at.TokenType == JsonTokenType.Null ? default : Take(ref at, options);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                return default; // the latter of texts with half a character
            }
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Nothing is sent to servers.");

        protected abstract T? Take(ref Utf8JsonReader reader, JsonSerializerOptions options);
    }
}
