namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Where an account is in its rehearsal (§5).</summary>
public enum RehearsalStanding
{
    /// <summary>Letters go to Marketing only.</summary>
    Rehearsing,

    /// <summary>The rehearsal is over and the administrator has not been introduced to what is watched: that letter is due, once.</summary>
    IntroductionDue,

    /// <summary>Letters go where they belong.</summary>
    Over,
}
