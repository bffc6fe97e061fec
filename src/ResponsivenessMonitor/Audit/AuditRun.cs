using ResponsivenessMonitor.Audit.Explaining;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Audit;

/// <summary>One audit from the file to its figures or its explanation.</summary>
internal sealed class AuditRun
{
    private readonly AuditRequest request;
    private readonly Export export;
    private readonly AuditRules rules;
    private readonly Conversations conversations;

    private AuditRun(AuditRequest request)
    {
        this.request = request;
        export = ExportReader.Read(request.File);
        rules = new AuditRules(new OfficeCalendar(request.Hours), request.Target, request.AsOf ?? export.Latest ?? default);
        conversations = new Conversations(export, rules.AsOf);
    }

    /// <returns>The exit code.</returns>
    internal static int Execute(AuditRequest request, TextWriter output, TextWriter error)
    {
        try
        {
            AuditRun run = new(request);
            return request.Explain is { } item ? run.Explain(item, output, error) : run.Measure(output, error);
        }
        catch (ExportException fault)
        {
            error.WriteLine($"Nothing could be measured: {fault.Message}");
            return ExitCode.Nothing;
        }
    }

    private int Measure(TextWriter output, TextWriter error)
    {
        Measurement measurement = Measurement.Of(export, conversations, rules);
        foreach (NoDeadline enquiry in measurement.IsFutile ? [] : measurement.Unmeasured)
        {
            export.Faults.Add(enquiry.Line, column: null, $"its enquiry has no deadline: {enquiry.Reason}");
        }

        export.Faults.Write(error);
        RequireItems();
        if (conversations.Rows == 0)
        {
            throw new ExportException($"all items are later than {LocalText.Of(rules.AsOf, rules.Calendar.Zone)}.");
        }

        if (measurement.IsFutile)
        {
            NoDeadline first = measurement.Unmeasured[0];
            string others = measurement.Unmeasured.Count > 1 ? ", nor has any other" : string.Empty;
            throw new ExportException($"line {first.Line}: its enquiry has no deadline{others}: {first.Reason}.");
        }

        Caution.Write(export, rules, error);
        switch (request.Form)
        {
            case OutputForm.Json:
                FiguresJson.Write(measurement, output);
                break;
            case OutputForm.Csv:
                FiguresCsv.Write(measurement, output);
                break;
            default:
                FiguresTable.Write(measurement, new Preface(request.File, conversations.Rows, rules), output, request.Width);
                break;
        }

        return Finished;
    }

    private int Explain(string text, TextWriter output, TextWriter error)
    {
        export.Faults.Write(error);
        RequireItems();
        IReadOnlyList<ExportRow> found = ItemFinder.Find(export, text);
        if (found.Count != 1)
        {
            error.WriteLine($"--explain: {(found.Count == 0 ? NotFound(text) : Ambiguous(text, found))}");
            return ExitCode.Usage;
        }

        Explanation explanation = Explanation.Of(found[0], export, conversations, rules);
        Caution.Write(export, rules, error);
        if (request.Form == OutputForm.Json)
        {
            ExplanationJson.Write(explanation, output);
        }
        else
        {
            new ExplanationText(rules, output).Write(explanation);
        }

        return Finished;
    }

    private void RequireItems()
    {
        if (export.Rows.Count == 0)
        {
            throw new ExportException(export.Faults.Count == 0 ? "there are no lines after the header." : "the file has no good line.");
        }
    }

    private int Finished => export.Faults.Count == 0 ? ExitCode.Good : ExitCode.SomeBad;

    private static string NotFound(string text) => $"no good line has the item '{Printable.Text(text)}'.";

    private string Ambiguous(string text, IReadOnlyList<ExportRow> found) =>
        $"'{Printable.Text(text)}' may mean several items; write one of"
        + string.Concat(found.Select(row => $"\n    {Printable.Text($"{export.Names[row.Account]}:{export.Items[row.Item]}")}"));
}
