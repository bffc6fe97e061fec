using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>What a range of conversations adds to the figures.</summary>
internal sealed class MeasuredPart
{
    /// <summary>By account.</summary>
    internal Dictionary<int, Tally> Tallies { get; } = [];

    internal List<NoDeadline> Unmeasured { get; } = [];

    internal static MeasuredPart Of(Conversations conversations, AuditRules rules, Range range)
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
                catch (Exception fault) when (NoDeadline.IsCausedBy(fault))
                {
                    part.Unmeasured.Add(NoDeadline.Of(conversations.RowOf(conversation, spell.Items[0]), fault));
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
}
