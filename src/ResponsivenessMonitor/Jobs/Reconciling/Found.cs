using System.Globalization;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>What one look for one kind of fault found.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Keys">Where, by what people can look up; never more than <see cref="Most"/>, the longest wrong first.</param>
/// <param name="IsMended">Whether all of it was mended in the same transaction.</param>
internal sealed record Found(FindingKind Kind, IReadOnlyList<string> Keys, bool IsMended = false)
{
    /// <summary>So many are looked at in one round; what is left is found in the next.</summary>
    internal const int Most = 200;

    /// <summary>The key of a row that has nothing but its number.</summary>
    internal static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
