using System.Text.Json;
using ResponsivenessMonitor.Commands;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>What one run of the command line gave.</summary>
internal sealed record AuditOutcome(int Code, string Output, string Error)
{
    internal static AuditOutcome OfBytes(byte[] export, params string[] options)
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.csv");
        File.WriteAllBytes(file, export);
        try
        {
            return Of(["audit", file, .. options]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    internal static AuditOutcome Of(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine.RunAsync(args, output, error).GetAwaiter().GetResult();
        return new AuditOutcome(code, output.ToString(), error.ToString());
    }

    internal JsonElement Json
    {
        get
        {
            using JsonDocument document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>One figure as it is written, of all accounts together unless one is named.</summary>
    internal string Figure(string name, string account = "*") => Json.GetProperty(account).GetProperty(name).GetRawText();

    /// <summary>Something of the first explained enquiry, such as <c>aim.due</c>.</summary>
    internal string? Explained(string path)
    {
        JsonElement element = Json.GetProperty("enquiries")[0];
        foreach (string name in path.Split('.'))
        {
            element = element.GetProperty(name);
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
    }
}
