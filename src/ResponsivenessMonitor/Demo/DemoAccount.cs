using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Demo;

/// <summary>The registration of one account of the pretend university. Null means "not stated", and the defaults of the service apply.</summary>
/// <param name="Platform">Where it is.</param>
/// <param name="Handle">Its handle on the first day.</param>
/// <param name="Name">The name people know it by.</param>
/// <param name="Steward">Whose timescales it has.</param>
/// <param name="Lesson">What it shows.</param>
internal sealed record DemoAccount(Platform Platform, string Handle, string Name, Steward Steward, string Lesson)
{
    private static readonly LocalDate RegisteredInSpring = new(2026, 3, 16);

    /// <summary>Its slug.</summary>
    internal AccountId Id => new(Platform, Handle);

    /// <summary>Its state on the first day.</summary>
    internal AccountState State { get; init; } = AccountState.Live;

    /// <summary>Whether there are a connector and credentials.</summary>
    internal ReadingAccess Access { get; init; } = ReadingAccess.Available;

    /// <summary>The name of its calendar.</summary>
    internal string Calendar { get; init; } = DemoCalendar.Default;

    /// <summary>An agreed aim in office time.</summary>
    internal Duration? Aim { get; init; }

    /// <summary>An agreed commitment.</summary>
    internal Commitment? Commitment { get; init; }

    /// <summary>Who manages it.</summary>
    internal Person? Administrator { get; init; }

    /// <summary>Who stands in.</summary>
    internal Person? Deputy { get; init; }

    /// <summary>The Dean or Director who approved it.</summary>
    internal Person? Authoriser { get; init; }

    /// <summary>When it was approved.</summary>
    internal LocalDate? ApprovedOn { get; init; } = RegisteredInSpring.PlusDays(-7);

    /// <summary>When Marketing registered it.</summary>
    internal LocalDate? RegisteredOn { get; init; } = RegisteredInSpring;

    /// <summary>When it went live; null when it has not by the first day. It rehearses for 14 days after it.</summary>
    internal Instant? LiveSince { get; init; } = DemoTime.StartOf(RegisteredInSpring);

    /// <summary>From when on it is watched; null when that is when it goes live.</summary>
    internal Instant? MonitoredSince { get; init; } = DemoTime.StartOf(DemoTime.FirstDay);

    /// <summary>The last date of its purpose, or null when it has no planned end.</summary>
    internal LocalDate? EndsOn { get; init; }

    /// <summary>The planned time from one post to the next.</summary>
    internal Duration? PostingInterval { get; init; } = Duration.FromDays(7);

    /// <summary>Which comments count.</summary>
    internal CommentRule Comments { get; init; } = CommentRule.Asking;

    /// <summary>Texts that it sends at once by machine.</summary>
    internal ValueList<string> InstantReplies { get; init; } = [];

    /// <summary>Who runs it.</summary>
    internal RunBy RunBy { get; init; } = RunBy.Staff;

    /// <summary>Why the university needs it.</summary>
    internal string? BusinessCase { get; init; } = "Enquirers look for us where they are.";

    /// <summary>Whom it speaks to.</summary>
    internal string? Audience { get; init; } = "Students and applicants";

    /// <summary>What it publishes.</summary>
    internal string? ContentPlan { get; init; } = "News, dates and answers";

    /// <summary>Samples of what it publishes.</summary>
    internal string? ContentSamples { get; init; } = "https://www.demo-university.example/samples";

    /// <summary>Its name, branding and design.</summary>
    internal string? Branding { get; init; } = "The crest on green, name in full";

    /// <summary>A person of the pretend university, with an address made of the name.</summary>
    internal static Person Someone(string name) => new(name, $"{name.ToLowerInvariant().Replace(' ', '.')}@demo-university.example");
}
