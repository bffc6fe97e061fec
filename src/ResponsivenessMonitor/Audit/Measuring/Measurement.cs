using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>The figures of an export.</summary>
/// <param name="All">All accounts together.</param>
/// <param name="Accounts">Each account of the file, in the order of their characters.</param>
internal sealed record Measurement(AccountFigures All, IReadOnlyList<AccountFigures> Accounts)
{
    private const int Parts = 64; // several for each core, so that no core waits long for the last

    /// <summary>Measures the conversations on all cores; the result does not depend on how they share the work.</summary>
    /// <remarks>An enquiry without a deadline, for want of open time, becomes a fault of its line.</remarks>
    internal static Measurement Of(Export export, Conversations conversations, AuditRules rules)
    {
        MeasuredPart[] parts = new MeasuredPart[Parts];
        _ = Parallel.For(0, Parts, part => parts[part] = MeasuredPart.Of(export, conversations, rules, RangeOf(conversations, part)));

        Dictionary<int, Tally> tallies = export.Accounts.ToDictionary(account => account, _ => new Tally());
        Tally all = new();
        foreach ((int account, Tally tally) in parts.SelectMany(part => part.Tallies))
        {
            tallies[account].Add(tally);
            all.Add(tally);
        }

        foreach ((int line, string reason) in parts.SelectMany(part => part.Unmeasured).OrderBy(fault => fault.Line))
        {
            export.Faults.Add(line, column: null, reason);
        }

        bool hasCommitment = rules.Target.Commitment is not Commitment.None;
        return new Measurement(
            all.ToFigures(ExportReader.AllAccounts, hasCommitment),
            [
                .. tallies
                    .Select(pair => pair.Value.ToFigures(export.Names[pair.Key], hasCommitment))
                    .OrderBy(figures => figures.Account, StringComparer.Ordinal),
            ]
        );
    }

    private static Range RangeOf(Conversations conversations, int part) =>
        (int)((long)conversations.Count * part / Parts)..(int)((long)conversations.Count * (part + 1) / Parts);
}
