namespace ResponsivenessMonitor.Commands;

/// <summary>Finds what somebody may have meant by a misspelt name.</summary>
internal static class Spelling
{
    /// <summary>Such as <c>; did you mean handle?</c>, or nothing when no name is spelt nearly so.</summary>
    internal static string Suggest(string asked, IEnumerable<string> names) =>
        Nearest(asked, names) is { } nearest ? $"; did you mean {nearest}?" : string.Empty;

    /// <summary>The name that is spelt most nearly so, or null when none is.</summary>
    internal static string? Nearest(string asked, IEnumerable<string> names)
    {
        string lower = asked.Trim().ToLowerInvariant();
        return names
            .Select(name => (Name: name, Distance: Edits(lower, name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, lower.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>How many letters have to be added, dropped, changed or swapped with their neighbours to make one of the other.</summary>
    internal static int Edits(string one, string other)
    {
        int[] before = [];
        int[] last = [];
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            (before, last, row) = (last, row, new int[other.Length + 1]);
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[^1];
    }
}
