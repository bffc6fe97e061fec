using System.Text;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>
/// An exported history that depends on a number only: threads of several accounts with ties, siblings, several enquirers, late answers, none, and
/// thanks. Most begin by day; the lines stand thread by thread, not in the order of time.
/// </summary>
internal sealed class AnyThreads
{
    private const int ThreadsOfAccount = 20;

    private static readonly string[] Accounts = ["LibraryDesk", "UniHelp", "Sport & Music", "registry"];
    private static readonly string[] Enquirers = ["ada", "ben", "cleo", "dora"];

    private readonly List<(Instant At, string Line)> lines = [];
    private readonly Random random;

    internal AnyThreads(int seed, Instant from, Instant to)
    {
        random = new Random(seed);
        int days = (int)(to - from).TotalDays;
        for (int thread = 0; thread < Accounts.Length * ThreadsOfAccount; thread++)
        {
            Duration sinceMorning = Duration.FromMilliseconds(random.Next(32_400_000));
            Write(Accounts[thread % Accounts.Length], thread, from + Duration.FromDays(random.Next(days)) + sinceMorning);
        }
    }

    /// <summary>The file of what happened from the first instant to before the second.</summary>
    internal string Text(Instant from, Instant to) =>
        lines
            .Where(line => line.At >= from && line.At < to)
            .Aggregate(
                new StringBuilder("account,conversation,item,author,at,in_reply_to\n"),
                (text, line) => text.Append(line.Line).Append('\n')
            )
            .ToString();

    private void Write(string account, int thread, Instant start)
    {
        Instant at = start;
        int items = random.Next(1, 9);
        for (int item = 0; item < items; item++)
        {
            string author = random.Next(10) switch
            {
                < 5 => Enquirers[(thread + random.Next(2)) % Enquirers.Length],
                < 9 => account,
                _ => Accounts[random.Next(Accounts.Length)],
            };
            string parent = item > 0 && random.Next(3) > 0 ? $"i{thread}-{random.Next(item)}" : string.Empty;
            lines.Add((at, $"{account},thread {thread},i{thread}-{item},{author},{InstantPattern.ExtendedIso.Format(at)},{parent}"));
            at += Pause();
        }
    }

    /// <summary>None, some minutes, some hours or some days.</summary>
    private Duration Pause() =>
        random.Next(12) switch
        {
            0 => Duration.Zero,
            < 6 => Duration.FromMilliseconds(random.Next(3_600_000)),
            < 10 => Duration.FromMilliseconds(random.Next(28_800_000)),
            _ => Duration.FromMilliseconds(random.Next(400_000_000)),
        };
}
