using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>The figures of an export.</summary>
/// <param name="All">All accounts together.</param>
/// <param name="Accounts">Each account of the file, in the order of their characters.</param>
internal sealed record Measurement(AccountFigures All, IReadOnlyList<AccountFigures> Accounts)
{
    private const int Parts = 64; // several for each core, so that no core waits long for the last

    /// <summary>The enquiries that have no deadline, in file order; the figures leave them out.</summary>
    internal IReadOnlyList<NoDeadline> Unmeasured { get; private init; } = [];

    /// <summary>Whether there were enquiries and none could be measured.</summary>
    internal bool IsFutile => All.Enquiries == 0 && Unmeasured.Count > 0;

    /// <summary>Measures the conversations on all cores; the result does not depend on how they share the work.</summary>
    internal static Measurement Of(Export export, Conversations conversations, AuditRules rules)
    {
        MeasuredPart[] parts = new MeasuredPart[Parts];
        _ = Parallel.For(0, Parts, part => parts[part] = MeasuredPart.Of(conversations, rules, RangeOf(conversations, part)));

        Dictionary<int, Tally> tallies = export.Accounts.ToDictionary(account => account, _ => new Tally());
        Tally all = new();
        foreach ((int account, Tally tally) in parts.SelectMany(part => part.Tallies))
        {
            tallies[account].Add(tally);
            all.Add(tally);
        }

        bool hasCommitment = rules.Target.Commitment is not Commitment.None;
        return new Measurement(
            all.ToFigures(ExportReader.AllAccounts, hasCommitment),
            [
                .. tallies
                    .Select(pair => pair.Value.ToFigures(export.Names[pair.Key], hasCommitment))
                    .OrderBy(figures => figures.Account, StringComparer.Ordinal),
            ]
        )
        {
            Unmeasured = [.. parts.SelectMany(part => part.Unmeasured).OrderBy(enquiry => enquiry.Line)],
        };
    }

    private static Range RangeOf(Conversations conversations, int part) =>
        (int)((long)conversations.Count * part / Parts)..(int)((long)conversations.Count * (part + 1) / Parts);
}
