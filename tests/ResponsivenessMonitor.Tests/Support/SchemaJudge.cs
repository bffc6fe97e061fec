using System.Text.Json.Nodes;
using Json.Schema;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>What a validator that nobody here wrote says of settings by the committed schema.</summary>
internal static class SchemaJudge
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Read("appsettings.schema.json"));

    /// <summary>Where in the settings, as a pointer such as <c>/Mail/Port</c>, something is refused; empty when all is good.</summary>
    internal static IReadOnlyList<string> Refused(JsonNode settings)
    {
        EvaluationResults results = Schema.Evaluate(settings, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid
            ? []
            : [.. results.Details.Where(detail => detail.HasErrors).Select(detail => detail.InstanceLocation.ToString())];
    }

    /// <summary>Whether the schema itself is one of JSON Schema 2020-12.</summary>
    internal static bool IsSchema(JsonNode schema) => MetaSchemas.Draft202012.Evaluate(schema).IsValid;
}
