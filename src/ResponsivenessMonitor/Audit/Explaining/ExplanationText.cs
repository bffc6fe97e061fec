using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>An explanation for people.</summary>
internal sealed class ExplanationText(AuditRules rules, TextWriter output)
{
    private readonly ExplanationLines lines = new(rules.Calendar.Zone, output);

    private DateTimeZone Zone => rules.Calendar.Zone;

    internal void Write(Explanation explanation)
    {
        string item = $"Item {Printable.Text(explanation.Item)} of {Printable.Text(explanation.Account)} (line {explanation.Line})";
        output.WriteLine($"{item} {Say(explanation)}");
        foreach (ExplainedEnquiry enquiry in explanation.Enquiries)
        {
            output.WriteLine();
            Write(enquiry);
        }
    }

    private string Say(Explanation explanation) =>
        explanation.Part switch
        {
            ItemPart.OpenedEnquiry => "opened an enquiry.",
            ItemPart.JoinedEnquiry => $"joined an enquiry that was waiting already, opened by {Opening(explanation.Enquiries[0])}.",
            ItemPart.Answer => $"is the account's answer to {Count(explanation)}.",
            ItemPart.SiblingAnswer => $"is another account's answer to {Count(explanation)}.",
            ItemPart.Publication => "is by an account of the file and answered nobody: no enquiry was open on what it replies to.",
            _ => $"is later than {LocalText.Of(rules.AsOf, Zone)}, up to when the history counts, and was ignored.",
        };

    private void Write(ExplainedEnquiry enquiry)
    {
        WriteLine("Enquiry", Opening(enquiry));
        WriteLine("Received", When(enquiry.Spell.Received));
        if (enquiry.WrittenAt < enquiry.Spell.Received)
        {
            WriteLine(string.Empty, $"written {LocalText.Of(enquiry.WrittenAt, Zone)}, but never received before what it replies to");
        }

        WriteLine("Answered", enquiry.Answer is { } answer ? $"{When(answer.At)} {By(answer)}" : $"not by {When(enquiry.Until)}");
        WriteLine("Counted on", $"{LocalText.Of(enquiry.CountedOn)}{Opened(enquiry)}");
        WriteLine("Office time", $"{Preface.Hours(rules.Calendar.Hours)}:");
        lines.Write(enquiry.Intervals, enquiry.WallTime);
        WriteLine(enquiry.Answer is null ? "So far" : "Turnaround", $"{HumanDuration.Exact(enquiry.OfficeTime)} of office time");
        WriteLine("Wall clock", HumanDuration.Exact(enquiry.WallTime));
        lines.Write("Aim", enquiry.Aim, isAnswered: enquiry.Answer is not null);
        if (enquiry.Commitment is { } commitment)
        {
            lines.Write("Commitment", commitment, isAnswered: enquiry.Answer is not null);
        }
    }

    private string Opened(ExplainedEnquiry enquiry) =>
        enquiry.CountedFrom > enquiry.Spell.Received
            ? $", for the office was closed until {LocalText.Of(enquiry.CountedFrom, Zone)}"
            : string.Empty;

    private static string By(SpellEnd.Answered answer) =>
        answer.Sibling is { } sibling
            ? $"by {Printable.Text(sibling.Value)}, item {Printable.Text(answer.Item?.Value ?? string.Empty)}"
            : $"by the account, item {Printable.Text(answer.Item?.Value ?? string.Empty)}";

    private static string Count(Explanation explanation) =>
        explanation.Enquiries.Count == 1 ? "an enquiry" : $"{explanation.Enquiries.Count} enquiries";

    private static string Opening(ExplainedEnquiry enquiry)
    {
        int others = enquiry.Spell.Items.Count - 1;
        string joined = others == 0 ? string.Empty : $" and {others} more of the same enquirer";
        return $"item {Printable.Text(enquiry.Spell.Items[0].Value)}{joined}";
    }

    private string When(Instant instant) => lines.When(instant);

    private void WriteLine(string name, string text) => lines.Write(name, text);
}
