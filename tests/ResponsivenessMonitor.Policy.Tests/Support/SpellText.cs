using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Everything a spell says, in words: two spells are the same when their words are.</summary>
internal static class SpellText
{
    public static string Of(IEnumerable<Spell> spells) => string.Join('\n', spells.Select(Of));

    /// <summary>Its received time, end and items: what finding an item earlier or later must not change.</summary>
    public static string WithoutDiscovery(IEnumerable<Spell> spells) => string.Join('\n', spells.Select(WithoutDiscovery));

    private static string Of(Spell spell) =>
        $"{WithoutDiscovery(spell)}, opened {spell.OpenedAt.ToUnixTimeTicks()} by {spell.Opening}, found {spell.FoundAt.ToUnixTimeTicks()}";

    private static string WithoutDiscovery(Spell spell) =>
        $"{spell.Enquirer} waits from {spell.Received.ToUnixTimeTicks()} with {string.Join(' ', spell.Items)}, {Of(spell.End)}";

    private static string Of(SpellEnd? end) => end is null ? "still" : $"until {end.At.ToUnixTimeTicks()}, {end}";
}
