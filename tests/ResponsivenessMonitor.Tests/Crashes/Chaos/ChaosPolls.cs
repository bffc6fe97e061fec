using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Whether the readings that were committed kept apart, by the ledger of the database and the calls that the platform saw.</summary>
/// <remarks>
/// A reading is committed when its fence is in the ledger: from the claim of its epoch to there the account was its process's own. What it shows: no two
/// committed readings of an account overlap, as the database orders them and as the platform was called; each was fenced by the process that claimed it
/// last; nothing was kept by a transaction without a fence; no bookmark and no reading time went back. What it cannot show: which answer of the platform
/// a row came from. A process that has lost its lease may still be asking when the next one asks; nothing of that is committed, and it is counted apart.
/// </remarks>
internal sealed record ChaosPolls(int Committed, int Fenced, int Foreign, IReadOnlyList<string> Faults)
{
    /// <param name="lines">The ledger.</param>
    /// <param name="calls">The platform's calls.</param>
    /// <param name="accounts">The number of an account on the platform by its id in the database.</param>
    internal static ChaosPolls Judge(IReadOnlyList<ChaosLine> lines, IEnumerable<CrowdCall> calls, IReadOnlyDictionary<long, int> accounts)
    {
        ILookup<int, CrowdCall> called = calls.ToLookup(call => call.Account);
        List<string> faults = [];
        (int committed, int lost, int foreign) = (0, 0, 0);
        foreach (IGrouping<long, ChaosLine> account in lines.Where(IsOfPolling).GroupBy(line => line.Subject))
        {
            ChaosLine? claim = null;
            ChaosLine? fence = null;
            Instant busyUntil = Instant.MinValue;
            foreach (ChaosLine line in account.OrderBy(line => line.Seq))
            {
                switch (line.What)
                {
                    case "claim":
                        lost += claim is not null && fence is null ? 1 : 0;
                        faults.AddRange(Of(line.Epoch != (claim?.Epoch ?? line.Epoch - 1) + 1, "an epoch was left out or repeated", line));
                        faults.AddRange(
                            Of(fence is { } before && line.At < before.At, "was claimed before the reading before was fenced", line)
                        );
                        (claim, fence) = (line, null);
                        break;
                    case "fence":
                        committed++;
                        faults.AddRange(Of(claim is null || fence is not null, "was fenced twice", line));
                        faults.AddRange(Of(claim is { } own && !own.Who.Is(line.Who), $"was fenced though {claim?.Who} held it", line));
                        CrowdCall[] within = Within(called[accounts[account.Key]], claim, line);
                        CrowdCall[] mine = [.. within.Where(call => call.Caller.Is(line.Who))];
                        foreign += within.Length > mine.Length ? 1 : 0;
                        faults.AddRange(
                            Of(mine.Any(call => call.Began < busyUntil), "asked while the committed reading before asked", line)
                        );
                        busyUntil = mine.Select(call => call.Ended).Append(busyUntil).Max();
                        fence = line;
                        break;
                    default:
                        faults.AddRange(Of(fence?.Tx != line.Tx, "was kept without a fence in its transaction", line));
                        faults.AddRange(Of(line.GoesBack, "went back behind what was read before", line));
                        break;
                }
            }
        }

        return new ChaosPolls(committed, lost, foreign, faults);
    }

    /// <summary>Letters that became sent twice, or by a process that did not hold them.</summary>
    internal static IReadOnlyList<string> JudgeLetters(IReadOnlyList<ChaosLine> lines)
    {
        List<string> faults = [];
        foreach (
            IGrouping<long, ChaosLine> letter in lines
                .Where(line => line.What.StartsWith("letter", StringComparison.Ordinal))
                .GroupBy(line => line.Subject)
        )
        {
            ChaosLine? claim = null;
            int sent = 0;
            foreach (ChaosLine line in letter.OrderBy(line => line.Seq))
            {
                bool isClaim = line.What is "letter-claim";
                sent += isClaim ? 0 : 1;
                faults.AddRange(Of(!isClaim && !(claim?.Who).Is(line.Who), $"was settled though {claim?.Who} held it", line));
                faults.AddRange(Of(!isClaim && claim?.Epoch != line.Epoch, "was settled under another lease", line));
                faults.AddRange(Of(sent > 1, "became sent twice", line));
                claim = isClaim ? line : claim;
            }
        }

        return faults;
    }

    private static bool IsOfPolling(ChaosLine line) => line.What is "claim" or "fence" or "reading" or "item";

    private static CrowdCall[] Within(IEnumerable<CrowdCall> calls, ChaosLine? claim, ChaosLine fence) =>
        [.. calls.Where(call => claim is not null && call.Ended >= claim.At && call.Began <= fence.At)];

    private static IEnumerable<string> Of(bool isFault, string words, ChaosLine line) => isFault ? [$"{words}: {line}"] : [];
}
