using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>What a range of conversations adds to the figures.</summary>
internal sealed class MeasuredPart
{
    /// <summary>By account.</summary>
    internal Dictionary<int, Tally> Tallies { get; } = [];

    /// <summary>Lines whose enquiry has no deadline.</summary>
    internal List<(int Line, string Reason)> Unmeasured { get; } = [];

    internal static MeasuredPart Of(Export export, Conversations conversations, AuditRules rules, Range range)
    {
        MeasuredPart part = new();
        for (int conversation = range.Start.Value; conversation < range.End.Value; conversation++)
        {
            foreach (Spell spell in conversations.Read(conversation))
            {
                try
                {
                    SpellDeadlines deadlines = SpellDeadlines.For(rules.Calendar, rules.Target, spell);
                    part.TallyOf(conversations.AccountOf(conversation)).Add(SpellFigures.Of(spell, deadlines, rules.Calendar, rules.AsOf));
                }
                catch (Exception fault) when (fault is NoOpenTimeException or ArgumentOutOfRangeException)
                {
                    part.Unmeasured.Add((LineOf(export, conversations, conversation, spell), Explain(fault)));
                }
            }
        }

        return part;
    }

    private Tally TallyOf(int account)
    {
        if (!Tallies.TryGetValue(account, out Tally? tally))
        {
            tally = new Tally();
            Tallies.Add(account, tally);
        }

        return tally;
    }

    private static int LineOf(Export export, Conversations conversations, int conversation, Spell spell) =>
        conversations
            .RowsOf(conversation)
            .First(row => string.Equals(export.Items[row.Item], spell.Items[0].Value, StringComparison.Ordinal))
            .Line;

    private static string Explain(Exception fault) =>
        fault is NoOpenTimeException
            ? $"its enquiry has no deadline: {fault.Message.TrimEnd('.')}"
            : "its enquiry has no deadline: the office calendar ends with the year 2199";
}
