namespace ResponsivenessMonitor.Data;

/// <summary>Choices that the policy leaves open, with the defaults it states; section <c>Policy</c>.</summary>
internal sealed class PolicyOptions
{
    internal const string Section = "Policy";

    /// <summary>With less office time than this left on the day, "the same day" is the next open day; under a day.</summary>
    [Setting(From = "00:00:00")]
    public TimeSpan MinimumSameDay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What "usually achieves" means, in percent (¶15 b).</summary>
    [Setting(From = "1", To = "100")]
    public int AttainmentGoal { get; set; } = 90;

    /// <summary>How long an excerpt of an open enquiry is kept at most, in hours; <c>0</c> keeps it no longer than to the next erasure.</summary>
    [Setting(From = "0", To = "8760")]
    public int ExcerptHours { get; set; } = 120;

    /// <summary>After how many months single enquiries become monthly counts.</summary>
    [Setting(From = "1", To = "1200")]
    public int RetainMonths { get; set; } = 24;

    /// <summary>Whether a published post, which may have been scheduled, shows a visit.</summary>
    public bool PublishingCountsAsVisit { get; set; } = true;

    internal IEnumerable<string> Faults()
    {
        if (MinimumSameDay < TimeSpan.Zero || MinimumSameDay >= TimeSpan.FromDays(1))
        {
            yield return "Policy:MinimumSameDay must be at least 00:00:00 and less than a day.";
        }

        if (AttainmentGoal is < 1 or > 100)
        {
            yield return "Policy:AttainmentGoal is in percent: from 1 to 100.";
        }

        if (ExcerptHours is < 0 or > 8760)
        {
            yield return "Policy:ExcerptHours must be from 0 (keep no excerpt) to 8760 (a year).";
        }

        if (RetainMonths is < 1 or > 1200)
        {
            yield return "Policy:RetainMonths must be from 1 to 1200.";
        }
    }
}
