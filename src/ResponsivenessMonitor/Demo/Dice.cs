namespace ResponsivenessMonitor.Demo;

/// <summary>Chance that comes out the same for the same seed, on every machine and version: SplitMix64.</summary>
internal sealed class Dice
{
    private ulong state;

    /// <summary>Dice of their own for each name, so that what one throws does not move another.</summary>
    internal Dice(long seed, string name)
    {
        state = 0xCBF29CE484222325; // FNV-1a
        foreach (char c in $"{seed}/{name}")
        {
            state = unchecked((state ^ c) * 0x100000001B3);
        }
    }

    /// <summary>A number from the first to the last, both included.</summary>
    internal int Between(int first, int last) => first + (int)Math.BigMul(Next(), (ulong)(last - first + 1), out ulong _);

    /// <summary>Whether something happens that happens so many times in a hundred.</summary>
    internal bool Happens(int percent) => Between(1, 100) <= percent;

    /// <summary>One of several.</summary>
    internal T Pick<T>(IReadOnlyList<T> several) => several[Between(0, several.Count - 1)];

    private ulong Next()
    {
        unchecked
        {
            ulong mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
