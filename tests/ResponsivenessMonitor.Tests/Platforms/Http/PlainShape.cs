using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Tests.Platforms.Http;

internal sealed record PlainShape(string Name, int Count, PlainShape? Child = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PlainShape))]
internal sealed partial class PlainContext : JsonSerializerContext;
