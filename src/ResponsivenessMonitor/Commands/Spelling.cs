namespace ResponsivenessMonitor.Commands;

/// <summary>Finds what somebody may have meant by a misspelt name.</summary>
internal static class Spelling
{
    /// <summary>Such as <c>; did you mean handle?</c>, or nothing when no name is spelt nearly so.</summary>
    internal static string Suggest(string asked, IEnumerable<string> names)
    {
        string lower = asked.Trim().ToLowerInvariant();
        string? nearest = names
            .Select(name => (Name: name, Distance: Edits(lower, name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, lower.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest is null ? string.Empty : $"; did you mean {nearest}?";
    }

    /// <summary>How many letters have to be added, dropped or changed to make one of the other.</summary>
    internal static int Edits(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(change, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
