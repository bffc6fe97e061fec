using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Figures;

public sealed class AttainmentTests
{
    private static readonly FigureRules Options = new();
    private static readonly Coverage Whole = new(Duration.FromHours(8), Duration.FromHours(8));

    [Test]
    public void Attainment_is_met_of_met_and_missed()
    {
        Attainment attainment = Attainment.Of([
            DeadlineOutcome.Met,
            DeadlineOutcome.Missed,
            DeadlineOutcome.Met,
            DeadlineOutcome.Pending,
            DeadlineOutcome.LeftOut,
            DeadlineOutcome.Met,
        ]);
        Assert.That(attainment, Is.EqualTo(new Attainment(met: 3, counted: 4)));
        Assert.That(attainment.Share, Is.EqualTo(0.75));
    }

    [Test]
    public void Missed_are_the_late_the_open_past_it_the_never_answered_and_those_closed_too_late()
    {
        Asked asked = Asked.Department("2026-06-09T10:00");
        Asked[] all =
        [
            asked.Answered("2026-06-09T16:00"),
            asked.Answered("2026-06-10T10:00"),
            asked,
            asked.Closed("2026-06-10T10:00", ClosingReason.Spam),
            asked.Closed("2026-06-09T10:30", ClosingReason.Spam),
        ];

        Assert.That(
            Attainment.Of(all.Select(one => one.Figures("2026-06-30T09:00").Attainment)),
            Is.EqualTo(new Attainment(met: 1, counted: 4))
        );
    }

    [Test]
    public void Nothing_counted_has_no_share_and_neither_meets_nor_misses_the_goal()
    {
        Assert.That(Attainment.None.Share, Is.Null);
        Assert.That(Attainment.None.MeetsGoal(Options), Is.Null);
    }

    [TestCase(9, 10, ExpectedResult = true, TestName = "Nine of ten are 90 percent")]
    [TestCase(8, 9, ExpectedResult = false)]
    [TestCase(899, 1000, ExpectedResult = false)]
    [TestCase(10, 10, ExpectedResult = true)]
    public bool? Usually_achieves_means_90_percent(int met, int counted) => new Attainment(met, counted).MeetsGoal(Options);

    [Test]
    public void Days_add_up_to_months_by_their_counts() =>
        Assert.That(new Attainment(1, 1).And(new Attainment(0, 3)), Is.EqualTo(new Attainment(1, 4)));

    [Test]
    public void Impossible_counts_are_refused() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => new Attainment(2, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new Attainment(-1, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        });

    [Test]
    public void From_ten_enquiries_on_the_share_is_shown_with_its_count_and_coverage() =>
        Assert.That(
            FigureStanding.Of(new Attainment(9, 10), Whole, Options),
            Is.EqualTo(new FigureStanding.Known(0.9, new Attainment(9, 10), Whole))
        );

    [TestCase(9, 9)]
    [TestCase(0, 0)]
    public void Under_ten_enquiries_only_counts_are_shown(int met, int counted) =>
        Assert.That(
            FigureStanding.Of(new Attainment(met, counted), Whole, Options),
            Is.EqualTo(new FigureStanding.CountsOnly(new Attainment(met, counted), Whole))
        );

    [TestCase(5)]
    [TestCase(50)]
    public void Under_80_percent_coverage_the_figure_is_not_known_whatever_was_counted(int counted)
    {
        Coverage thin = new(Duration.FromHours(8), Duration.FromHours(6));
        Assert.That(FigureStanding.Of(new Attainment(counted, counted), thin, Options), Is.EqualTo(new FigureStanding.NotKnown(thin)));
    }

    [Test]
    public void A_period_without_office_time_has_nothing_unwatched() =>
        Assert.That(
            FigureStanding.Of(Attainment.None, new Coverage(Duration.Zero, Duration.Zero), Options),
            Is.TypeOf<FigureStanding.CountsOnly>()
        );

    [Test]
    public void Answered_in_public_is_what_an_account_answered_without_directing_offline()
    {
        SpellEnd.Answered here = new(London.At("2026-06-09T10:00"), AnsweredBy.Account);
        (MessageKind, SensitiveSigns, SpellEnd?)[] enquiries =
        [
            (MessageKind.Comment, SensitiveSigns.None, here),
            (MessageKind.Mention, SensitiveSigns.None, here with { By = AnsweredBy.Sibling }),
            (MessageKind.Mention, SensitiveSigns.None, here with { DirectedOffline = true }),
            (MessageKind.Comment, SensitiveSigns.None, here with { By = AnsweredBy.Offline }),
            (MessageKind.Comment, SensitiveSigns.Words, here),
            (MessageKind.DirectMessage, SensitiveSigns.None, here),
            (MessageKind.Comment, SensitiveSigns.None, null),
            (MessageKind.Comment, SensitiveSigns.None, new SpellEnd.Closed(here.At, ClosingReason.Spam)),
        ];

        Assert.That(TransparencyShare.Of(enquiries), Is.EqualTo(new TransparencyShare(answeredInPublic: 2, answered: 4)));
    }

    [TestCase(3, 4, ExpectedResult = 0.75)]
    [TestCase(0, 0, ExpectedResult = null)]
    public double? The_transparency_share_is_answered_in_public_of_answered_in_any_way(int inPublic, int answered) =>
        new TransparencyShare(inPublic, answered).Share;

    [Test]
    public void No_more_are_answered_in_public_than_at_all() =>
        Assert.That(() => new TransparencyShare(2, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
}
