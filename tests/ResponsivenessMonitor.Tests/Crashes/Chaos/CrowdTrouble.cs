using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Troubles that befall calls at random, by a seed.</summary>
/// <param name="seed">Of the dice.</param>
/// <param name="percent">Of a hundred calls so many meet one.</param>
internal sealed class CrowdTrouble(int seed, int percent)
{
    private static readonly Trouble?[] Kinds =
    [
        null, // a limit: 429
        Trouble.ServerError,
        Trouble.GatewayPage,
        Trouble.Unavailable,
        Trouble.PageInstead,
        Trouble.Empty,
        Trouble.HalfTheJson,
        Trouble.BrokenOff,
        Trouble.OtherJson,
        Trouble.NullJson,
        Trouble.HangsUp,
        Trouble.Drip,
    ];

    private readonly Lock gate = new();
    private readonly Random dice = new(seed);

    /// <summary>How often each befell a call; "Limit" for a 429.</summary>
    internal SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the next call meets a trouble, and which: null for a limit.</summary>
    internal bool Next(out Trouble? kind)
    {
        lock (gate)
        {
            bool befalls = dice.Next(100) < percent;
            kind = Kinds[dice.Next(Kinds.Length)];
            if (befalls)
            {
                string name = kind?.ToString() ?? "Limit";
                Counts[name] = Counts.GetValueOrDefault(name) + 1;
            }

            return befalls;
        }
    }

    /// <summary>A list with some entries twice and in another order.</summary>
    internal T[] Muddled<T>(T[] list)
    {
        lock (gate)
        {
            T[] muddled = [.. list, .. list.Where(_ => dice.Next(4) == 0)];
            dice.Shuffle(muddled);
            return muddled;
        }
    }
}
