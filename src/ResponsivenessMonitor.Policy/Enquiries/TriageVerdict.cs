namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>What triage made of an item, and why; a person can overrule it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Entry">The entry of our word list that matched, or null; never the enquirer's own words.</param>
/// <param name="Sensitive">Signs that it belongs offline (¶15 d).</param>
public sealed record TriageVerdict(TriageKind Kind, TriageRule Rule, string? Entry, SensitiveSigns Sensitive);
