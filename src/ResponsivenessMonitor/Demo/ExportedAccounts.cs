using System.Security.Cryptography;
using System.Text;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Demo;

/// <summary>Gives the accounts of an exported history their slugs: their names where these are handles, else something readable near them.</summary>
internal static class ExportedAccounts
{
    private const int MostOfName = 100;
    private const int HashLength = 8;

    /// <summary>A slug for each name; the same names have the same slugs in whatever order they come.</summary>
    internal static IReadOnlyDictionary<string, AccountId> SlugsOf(IEnumerable<string> names)
    {
        Dictionary<string, string> handles = names
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, HandleOf, StringComparer.Ordinal);
        HashSet<string> shared = handles
            .Values.GroupBy(handle => handle, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return handles.ToDictionary(
            pair => pair.Key,
            pair => new AccountId(
                ReplayShapes.Export,
                shared.Contains(pair.Value) || !IsFaithful(pair.Key, pair.Value) ? $"{pair.Value}-{HashOf(pair.Key)}" : pair.Value
            ),
            StringComparer.Ordinal
        );
    }

    /// <summary>The name in lower case, with a hyphen for what no handle holds.</summary>
    private static string HandleOf(string name)
    {
        StringBuilder handle = new();
        foreach (Rune rune in name.Trim().TrimStart('@').ToLowerInvariant().EnumerateRunes().Take(MostOfName))
        {
            _ = handle.Append(IsPlain(rune) ? rune.ToString() : "-");
        }

        string text = handle.ToString().Trim('-');
        return text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? text : "account";
    }

    private static bool IsPlain(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || (rune.IsAscii && "._-@".Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsFaithful(string name, string handle) =>
        string.Equals(name.TrimStart('@').ToLowerInvariant(), handle, StringComparison.Ordinal);

    private static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
}
