namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>The steps of policy §6, from the least to the gravest; named as they are in the keys of notices.</summary>
internal enum ModelStep
{
    DueSoon,
    PastAim,
    Breached,
    FirstReminder,
    SecondReminder,
    Escalated,
}
