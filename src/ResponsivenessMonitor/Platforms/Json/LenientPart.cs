using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ResponsivenessMonitor.Platforms.Json;

/// <summary>Reads a part of an answer without which the rest is not worth less: one of another shape counts as none.</summary>
internal sealed class LenientPart<T> : Lenient.Of<T?>
    where T : class
{
    protected override T? Take(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
}
