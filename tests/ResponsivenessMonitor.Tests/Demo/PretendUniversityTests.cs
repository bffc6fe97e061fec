using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>What the rules make of thirty days at the pretend university, read every hour.</summary>
[TestFixture(1)]
[TestFixture(20261005)]
public sealed class PretendUniversityTests(long seed)
{
    private const int Days = 30;
    private const string Congratulated = "instagram/larkmooruniversity";

    private readonly HashSet<(string Account, Standing Standing)> standings = [];
    private readonly HashSet<(string Account, StandingReason Reason)> reasons = [];
    private readonly HashSet<(string Account, Type Refusal)> refusals = [];
    private readonly HashSet<string> foundLate = [];
    private readonly Dictionary<string, PlayedAccount> played = new(StringComparer.Ordinal);

    [OneTimeSetUp]
    public async Task Play()
    {
        ReplayScript script = PretendUniversity.Script(seed, Days);
        HashSet<string> official = [.. PretendUniversity.Accounts.Select(account => account.Id.Slug)];
        foreach (DemoAccount account in PretendUniversity.Accounts.Where(account => account.Access == ReadingAccess.Available))
        {
            await PlayAsync(account, script, official);
        }
    }

    [Test]
    public void Every_standing_occurs() =>
        Assert.That(
            standings.Select(pair => pair.Standing.GetType()).Distinct(),
            Is.EquivalentTo(typeof(Standing).GetNestedTypes().Where(type => type.BaseType == typeof(Standing)))
        );

    [Test]
    public void Every_reason_occurs() =>
        Assert.That(reasons.Select(pair => pair.Reason).Distinct(), Is.EquivalentTo(Enum.GetValues<StandingReason>()));

    [Test]
    public void Enquiries_are_answered_by_the_account_by_a_sibling_and_offline() =>
        Assert.That(
            standings.Select(pair => pair.Standing).OfType<Standing.Answered>().Select(answered => answered.By).Distinct(),
            Is.EquivalentTo(Enum.GetValues<AnsweredBy>())
        );

    [Test]
    public void They_are_closed_for_every_reason_but_the_account_s_end_which_the_service_sees() =>
        Assert.That(
            standings.Select(pair => pair.Standing).OfType<Standing.Closed>().Select(closed => closed.Reason).Distinct(),
            Is.EquivalentTo(Enum.GetValues<ClosingReason>().Except([ClosingReason.AccountClosed]))
        );

    [TestCase("x/larkmoorlibrary", AnsweredBy.Sibling)]
    [TestCase("facebook/larkmoorregistry", AnsweredBy.Offline)]
    public void A_lesson_about_who_answers_is_shown(string account, AnsweredBy by) =>
        Assert.That(
            standings
                .Where(pair => string.Equals(pair.Account, account, StringComparison.Ordinal))
                .Select(pair => pair.Standing)
                .OfType<Standing.Answered>()
                .Select(a => a.By),
            Does.Contain(by)
        );

    [TestCase("x/larkmoorcareers", typeof(Reading.AccountGone))]
    [TestCase("facebook/larkmoorsummerschool", typeof(Reading.AccountGone))]
    [TestCase("facebook/larkmoorengineering", typeof(Reading.AccessLost))]
    [TestCase("mastodon/larkmoornews@social.demo-university.example", typeof(Reading.Unreachable))]
    [TestCase("mastodon/openscience@social.demo-university.example", typeof(Reading.Unreachable))]
    public void A_lesson_about_reading_is_shown(string account, Type refusal) => Assert.That(refusals, Does.Contain((account, refusal)));

    [Test]
    public void What_was_asked_in_the_outage_is_found_late() =>
        Assert.That(foundLate, Does.Contain("mastodon/larkmoornews@social.demo-university.example"));

    [Test]
    public void Hundreds_of_congratulations_count_for_nothing()
    {
        Item[] inbound = [.. played[Congratulated].Items.Where(item => item.Side == ItemSide.Inbound)];
        Assert.That(inbound.Count(item => !item.Asks), Is.GreaterThan(400));
        Assert.That(inbound.Count(item => item.Asks), Is.LessThan(150));
    }

    [Test]
    public void The_abandoned_account_has_three_who_wait_and_has_not_posted_for_months()
    {
        PlayedAccount music = played["instagram/larkmoormusic"];
        Assert.That(music.Spells([], PretendUniversity.Start).Count(spell => spell.End is null), Is.GreaterThanOrEqualTo(3));
        Assert.That(
            music.Items.Where(item => item.Side == ItemSide.Own).Max(item => item.At),
            Is.LessThan(Instant.FromUtc(2026, 3, 1, 0, 0))
        );
        Assert.That(music.Activity, Is.Empty);
    }

    [Test]
    public void Nobody_waits_at_the_account_that_nobody_visits() =>
        Assert.That(played["linkedin/larkmoor-alumni"].Spells([], PretendUniversity.Start), Is.Empty);

    private async Task PlayAsync(DemoAccount account, ReplayScript script, HashSet<string> official)
    {
        string slug = account.Id.Slug;
        ManualTime time = new(PretendUniversity.Start);
        ReplayPlatform platform = new(account.Platform, script, time, new ReplayRules());
        PlayedAccount reader = new(platform, time, account.Id, official, new Triage(WordLists.English, account.Comments));
        played.Add(slug, reader);
        OfficeCalendar calendar = DemoOffice.CalendarOf(account);
        ReplyTarget target = account.Steward == Steward.Marketing ? ReplyTarget.Marketing : ReplyTarget.Department;
        PersonAct[] acts = [.. PersonAct.Of(script)];
        for (int hour = 0; hour < Days * 24; hour++)
        {
            Instant now = PretendUniversity.Start + Duration.FromHours(hour) + Duration.FromMinutes(1);
            await reader.ReadAsync(now);
            if (reader.Refusal is { } refusal)
            {
                _ = refusals.Add((slug, refusal.GetType()));
            }

            if (hour % 3 == 0 && reader.KnownTo is { } knownTo)
            {
                Look(slug, reader.Spells(SpellActs(acts, account, now), PretendUniversity.Start), target, calendar, now, knownTo);
            }
        }
    }

    private void Look(string account, IEnumerable<Spell> spells, ReplyTarget target, OfficeCalendar calendar, Instant now, Instant knownTo)
    {
        foreach (Spell spell in spells)
        {
            Assessment assessment = Assessor.Assess(spell, SpellDeadlines.For(calendar, target, spell), calendar, now, knownTo);
            _ = standings.Add((account, assessment.Standing));
            _ = reasons.Add((account, assessment.Because));
            _ = assessment.IsFoundLate && foundLate.Add(account);
        }
    }

    private static SpellAct[] SpellActs(IEnumerable<PersonAct> acts, DemoAccount account, Instant now) =>
        [
            .. acts.Where(act => act.At <= now)
                .Select(act =>
                    act switch
                    {
                        PersonAct.Close close when close.Account == account.Id => new SpellAct.Closing(close.On, close.At, close.Reason),
                        PersonAct.AnsweredOffline said when said.Account == account.Id => new SpellAct.AnsweredOffline(
                            said.On,
                            said.AnsweredAt
                        ),
                        _ => (SpellAct?)null,
                    }
                )
                .OfType<SpellAct>(),
        ];
}
