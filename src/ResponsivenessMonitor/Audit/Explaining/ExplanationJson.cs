using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>An explanation as one JSON object; instants in UTC, seconds with milliseconds.</summary>
internal sealed class ExplanationJson(Utf8JsonWriter json)
{
    internal static void Write(Explanation explanation, TextWriter output)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, FiguresJson.Layout))
        {
            new ExplanationJson(json).Write(explanation);
        }

        output.Write(Encoding.UTF8.GetString(text.ToArray()));
        output.Write('\n');
    }

    private void Write(Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("account", explanation.Account);
        json.WriteString("conversation", explanation.Conversation);
        json.WriteString("item", explanation.Item);
        json.WriteNumber("line", explanation.Line);
        json.WriteString("part", JsonNamingPolicy.CamelCase.ConvertName(explanation.Part.ToString()));
        json.WriteStartArray("enquiries");
        foreach (ExplainedEnquiry enquiry in explanation.Enquiries)
        {
            Write(enquiry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(ExplainedEnquiry enquiry)
    {
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (ItemId item in enquiry.Spell.Items)
        {
            json.WriteStringValue(item.Value);
        }

        json.WriteEndArray();
        Write("written", enquiry.WrittenAt);
        Write("received", enquiry.Spell.Received);
        Write("answered", enquiry.Answer?.At);
        json.WriteString("answeredByItem", enquiry.Answer?.Item?.Value);
        json.WriteString("answeredBySibling", enquiry.Answer?.Sibling?.Value);
        json.WriteString("countedOn", LocalDatePattern.Iso.Format(enquiry.CountedOn));
        Write("countedFrom", enquiry.CountedFrom);
        Write("countedUntil", enquiry.Until);
        json.WriteStartArray("openIntervals");
        foreach (Interval interval in enquiry.Intervals)
        {
            json.WriteStartObject();
            Write("from", interval.Start);
            Write("to", interval.End);
            Write("seconds", interval.Duration);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write("officeSeconds", enquiry.OfficeTime);
        Write("wallSeconds", enquiry.WallTime);
        Write("aim", enquiry.Aim);
        Write("commitment", enquiry.Commitment);
        json.WriteEndObject();
    }

    private void Write(string name, ExplainedDeadline? deadline)
    {
        if (deadline is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("rule", deadline.Rule);
        Write("due", deadline.Deadline.Due);
        Write("lapses", deadline.Deadline.Lapses);
        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(deadline.Outcome.ToString()));
        json.WriteStartArray("remarks");
        foreach (string remark in deadline.Remarks)
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(string name, Instant? instant) =>
        json.WriteString(name, instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null);

    private void Write(string name, Duration duration) => json.WriteNumber(name, FigureColumns.Seconds(duration) ?? 0);
}
