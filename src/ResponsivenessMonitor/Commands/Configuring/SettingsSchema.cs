using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary>The settings' schema for editors (JSON Schema 2020-12): names, kinds, bounds, defaults, and which are secret.</summary>
internal static class SettingsSchema
{
    private const string Span = @"^(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";
    private const string Time = @"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,7})?)?$";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text, with an end of line at its end.</summary>
    internal static string Write(IReadOnlyList<SettingNode> sections)
    {
        JsonObject properties = new()
        {
            ["$schema"] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "Where this schema is, for editors; the program does not read it.",
            },
        };
        foreach (SettingNode section in sections)
        {
            properties[section.Name] = Of(section);
        }

        foreach (
            (string name, string what) in new[]
            {
                ("Logging", "What is logged, as .NET reads it."),
                ("Kestrel", "Where pages are served, as ASP.NET Core reads it."),
            }
        )
        {
            properties[name] = new JsonObject { ["type"] = "object", ["description"] = what };
        }

        properties["AllowedHosts"] = new JsonObject { ["type"] = "string", ["description"] = "Read by ASP.NET Core." };
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of Responsiveness Monitor",
            ["description"] = "Made by 'responsiveness-monitor settings write' of the comments in the code; do not edit.",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        return $"{schema.ToJsonString(Readable)}\n";
    }

    private static JsonObject Of(SettingNode node)
    {
        JsonObject schema = node switch
        {
            SettingNode.Single single => OfSingle(single),
            SettingNode.Many { Mark.OrOne: true } => new JsonObject { ["anyOf"] = new JsonArray(Text(), ListOfTexts()) },
            SettingNode.Many => ListOfTexts(),
            SettingNode.Named named => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(named.Each) },
            SettingNode.Group group => OfGroup(group),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "There is no such setting."),
        };
        if (node.Meaning.Length > 0)
        {
            schema["description"] = $"{node.Meaning}{BoundsInWords(node)}";
        }

        if (node.Mark.IsSecret && node is SettingNode.Single)
        {
            schema["writeOnly"] = true;
        }

        if (node is SettingNode.Single { Mark.Example: { } example, Kind: { } kind })
        {
            schema["examples"] = new JsonArray(Value(kind, example));
        }

        return schema;
    }

    private static JsonObject OfGroup(SettingNode.Group group)
    {
        JsonObject members = [];
        foreach (SettingNode member in group.Members)
        {
            members[member.Name] = Of(member);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = members,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject OfSingle(SettingNode.Single single)
    {
        JsonObject schema = single.Kind switch
        {
            { IsEnum: true } kind => new JsonObject
            {
                ["enum"] = new JsonArray([.. Enum.GetNames(kind).Select(name => JsonValue.Create(name))]),
            },
            { } kind when kind == typeof(bool) => new JsonObject { ["type"] = "boolean" },
            { } kind when kind == typeof(TimeSpan) => new JsonObject { ["type"] = "string", ["pattern"] = Span },
            { } kind when kind == typeof(TimeOnly) => new JsonObject { ["type"] = "string", ["pattern"] = Time },
            { } kind when kind == typeof(string) => Text(),
            { } kind => OfNumber(single.Mark, kind),
        };
        if (single is { Default: { Length: > 0 } value, Mark.IsSecret: false })
        {
            schema["default"] = Value(single.Kind, value);
        }

        return schema;
    }

    private static JsonObject OfNumber(SettingAttribute mark, Type kind)
    {
        JsonObject schema = new() { ["type"] = kind == typeof(decimal) ? "number" : "integer" };
        if (mark.From is { } from)
        {
            schema["minimum"] = Value(kind, from);
        }

        if (mark.To is { } to)
        {
            schema["maximum"] = Value(kind, to);
        }

        return schema;
    }

    /// <summary>A schema cannot bound durations, which are texts.</summary>
    private static string BoundsInWords(SettingNode node) =>
        node is SettingNode.Single { Kind: { } kind } && kind == typeof(TimeSpan)
            ? (node.Mark.From, node.Mark.To) switch
            {
                ({ } from, { } to) => $" From {from} to {to}.",
                ({ } from, null) => $" At least {from}.",
                (null, { } to) => $" At most {to}.",
                _ => string.Empty,
            }
            : string.Empty;

    private static JsonValue Value(Type kind, string written) =>
        kind == typeof(bool) ? JsonValue.Create(string.Equals(written, "true", StringComparison.Ordinal))
        : kind == typeof(string) || kind == typeof(TimeSpan) || kind == typeof(TimeOnly) || kind.IsEnum ? JsonValue.Create(written)
        : kind == typeof(decimal) ? JsonValue.Create(decimal.Parse(written, CultureInfo.InvariantCulture))
        : JsonValue.Create(long.Parse(written, CultureInfo.InvariantCulture));

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject ListOfTexts() => new() { ["type"] = "array", ["items"] = Text() };
}
