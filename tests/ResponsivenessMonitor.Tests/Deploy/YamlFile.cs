using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>YAML as JSON, with merged keys and aliases in place; unquoted <c>true</c>, <c>false</c> and whole numbers are what they look like.</summary>
internal static class YamlFile
{
    /// <summary>The documents of a file.</summary>
    internal static IReadOnlyList<JsonNode> Read(string text)
    {
        YamlStream stream = [];
        stream.Load(new MergingParser(new Parser(new StringReader(text))));
        return [.. stream.Documents.Select(document => Of(document.RootNode) ?? throw new FormatException("The document is empty."))];
    }

    private static JsonNode? Of(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                JsonObject json = [];
                foreach ((YamlNode key, YamlNode value) in mapping.Children)
                {
                    json.Add(((YamlScalarNode)key).Value ?? string.Empty, Of(value));
                }

                return json;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Children.Select(Of)]);
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain }:
                return plain switch
                {
                    "" or "~" or "null" => null,
                    "true" => JsonValue.Create(true),
                    "false" => JsonValue.Create(false),
                    _ when !plain.StartsWith('0') && int.TryParse(plain, CultureInfo.InvariantCulture, out int number) => JsonValue.Create(
                        number
                    ),
                    "0" => JsonValue.Create(0),
                    _ => JsonValue.Create(plain),
                };
            case YamlScalarNode scalar:
                return JsonValue.Create(scalar.Value);
            default:
                throw new FormatException($"A node of the kind {node.NodeType} is not expected.");
        }
    }
}
