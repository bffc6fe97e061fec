using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>The model reckons what the policy's worked examples say, so that it is the policy that a simulated month is compared with.</summary>
internal sealed class ModelDeadlinesTests
{
    [TestCase(
        "D",
        "2026-06-09 10:00",
        "2026-06-09 13:00",
        "2026-06-09 14:00",
        "2026-06-10 00:00",
        "2026-06-10 13:00",
        TestName = "Example 1"
    )]
    [TestCase(
        "D",
        "2026-06-09 14:30",
        "2026-06-09 16:00",
        "2026-06-10 10:30",
        "2026-06-10 00:00",
        "2026-06-10 13:00",
        TestName = "Example 2"
    )]
    [TestCase(
        "D",
        "2026-06-09 16:30",
        "2026-06-10 11:30",
        "2026-06-10 12:30",
        "2026-06-11 00:00",
        "2026-06-11 13:00",
        TestName = "Example 3"
    )]
    [TestCase(
        "D",
        "2026-06-09 16:00",
        "2026-06-09 16:00",
        "2026-06-10 12:00",
        "2026-06-10 00:00",
        "2026-06-10 13:00",
        TestName = "Example 4, an hour left"
    )]
    [TestCase(
        "D",
        "2026-06-09 17:00",
        "2026-06-10 12:00",
        "2026-06-10 13:00",
        "2026-06-11 00:00",
        "2026-06-11 13:00",
        TestName = "Example 4, at the close"
    )]
    [TestCase(
        "D",
        "2026-06-12 11:00",
        "2026-06-12 14:00",
        "2026-06-12 15:00",
        "2026-06-13 00:00",
        "2026-06-15 13:00",
        TestName = "Example 5"
    )]
    [TestCase(
        "M",
        "2027-03-25 16:40",
        "2027-03-30 09:25",
        "2027-03-30 09:40",
        null,
        "2027-03-30 13:40",
        TestName = "Over Easter and a clock change"
    )]
    [TestCase(
        "M",
        "2026-10-23 16:00",
        "2026-10-23 16:45",
        "2026-10-26 09:00",
        null,
        "2026-10-26 13:00",
        TestName = "Example 7, at the close, over a clock change"
    )]
    [TestCase(
        "D",
        "2026-12-24 16:30",
        "2026-12-29 11:30",
        "2026-12-29 12:30",
        "2026-12-30 00:00",
        "2026-12-30 13:00",
        TestName = "Over Christmas"
    )]
    public void An_enquiry_is_due_when_the_policy_says(
        string steward,
        string received,
        string warnAt,
        string aimLapses,
        string? commitmentLapses,
        string escalateAt
    )
    {
        ModelDeadlines deadlines = ModelDeadlines.Of(ModelOffice.Named("default"), steward is "M", At(received));
        Assert.That(deadlines.WarnAt, Is.EqualTo(At(warnAt)));
        Assert.That(deadlines.AimLapses, Is.EqualTo(At(aimLapses)));
        Assert.That(deadlines.CommitmentLapses, Is.EqualTo(commitmentLapses is null ? null : At(commitmentLapses)));
        Assert.That(deadlines.EscalateAt, Is.EqualTo(At(escalateAt)));
    }

    [Test]
    public void A_deadline_that_is_used_up_at_noon_lapses_after_the_break() =>
        Assert.That(
            ModelDeadlines.Of(ModelOffice.Named("lunch"), isMarketing: false, At("2026-06-14 20:00")).AimLapses,
            Is.EqualTo(At("2026-06-15 14:00"))
        );

    [Test]
    public void An_enquiry_is_given_up_ten_open_days_after_its_breach() =>
        Assert.That(
            ModelDeadlines.Of(ModelOffice.Named("default"), isMarketing: false, At("2026-10-06 10:00")).NeverFrom,
            Is.EqualTo(At("2026-10-20 17:00"))
        );

    private static Instant At(string local) =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd HH:mm")
            .Parse(local)
            .Value.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"])
            .ToInstant();
}
