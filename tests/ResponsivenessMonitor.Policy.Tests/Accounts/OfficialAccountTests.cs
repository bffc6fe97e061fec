using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Accounts;

public sealed class OfficialAccountTests
{
    private static readonly Instant Now = At("2026-06-09T10:00");

    [Test]
    public void An_account_moves_from_proposed_to_live_to_closing_to_closed()
    {
        OfficialAccount live = Moved(A.ProposedAccount.GoLive(Now));
        OfficialAccount closing = Moved(live.BeginClosing());
        OfficialAccount closed = Moved(closing.Close());
        Assert.That(
            new[] { live.State, closing.State, closed.State },
            Is.EqualTo([AccountState.Live, AccountState.Closing, AccountState.Closed])
        );
    }

    [Test]
    public void A_proposed_account_without_approval_does_not_go_live()
    {
        OfficialAccount proposed = A.ProposedAccount with { Registration = A.WholeRegistration with { ApprovedOn = null } };
        Assert.That(
            proposed.GoLive(Now),
            Is.TypeOf<StateChange.Incomplete>().With.Property("Needs").EqualTo(new[] { RegistrationGap.Approval })
        );
    }

    [Test]
    public void Other_gaps_do_not_keep_an_account_from_going_live()
    {
        Registration bare = new()
        {
            Platform = Platform.X,
            Handle = "LibraryDesk",
            Administrator = new Person("Ada Archer"),
            Authoriser = new Person("Dean Drew"),
            ApprovedOn = new LocalDate(2026, 6, 1),
        };
        Assert.That((A.ProposedAccount with { Registration = bare }).GoLive(Now), Is.TypeOf<StateChange.Moved>());
    }

    [TestCase(AccountState.Proposed, AccountState.Closing)]
    [TestCase(AccountState.Proposed, AccountState.Closed)]
    [TestCase(AccountState.Live, AccountState.Live)]
    [TestCase(AccountState.Live, AccountState.Closed)]
    [TestCase(AccountState.Closing, AccountState.Live)]
    [TestCase(AccountState.Closing, AccountState.Closing)]
    [TestCase(AccountState.Closed, AccountState.Live)]
    [TestCase(AccountState.Closed, AccountState.Closing)]
    [TestCase(AccountState.Closed, AccountState.Closed)]
    public void No_state_is_skipped_or_gone_back_to(AccountState from, AccountState to)
    {
        OfficialAccount account = A.InState(from);
        StateChange change = to switch
        {
            AccountState.Live => account.GoLive(Now),
            AccountState.Closing => account.BeginClosing(),
            _ => account.Close(),
        };
        Assert.That(change, Is.EqualTo(new StateChange.OutOfOrder(from, to)));
    }

    [Test]
    public void A_newly_live_account_is_watched_from_then_on_unless_its_registration_names_an_instant()
    {
        Instant named = At("2026-07-01T00:00");
        OfficialAccount planned = A.ProposedAccount with { Registration = A.WholeRegistration with { MonitoredSince = named } };
        Assert.That(Moved(A.ProposedAccount.GoLive(Now)).Registration.MonitoredSince, Is.EqualTo(Now));
        Assert.That(Moved(planned.GoLive(Now)).Registration.MonitoredSince, Is.EqualTo(named));
    }

    [TestCase(AccountState.Live)]
    [TestCase(AccountState.Closing)]
    public void Live_and_closing_accounts_are_read(AccountState state) =>
        Assert.That(A.InState(state).IsRead(ReadingAccess.Available), Is.EqualTo(new ReadDecision.Read()));

    [TestCase(AccountState.Proposed)]
    [TestCase(AccountState.Closed)]
    public void No_other_account_is_ever_read(AccountState state) =>
        Assert.That(A.InState(state).IsRead(ReadingAccess.Available), Is.EqualTo(new ReadDecision.NotInForce(state)));

    [TestCase(ReadingAccess.NoConnector)]
    [TestCase(ReadingAccess.NoCredentials)]
    public void An_account_without_connector_or_credentials_is_not_read(ReadingAccess access) =>
        Assert.That(A.InState(AccountState.Live).IsRead(access), Is.EqualTo(new ReadDecision.NotRead(access)));

    [TestCase("2026-06-23T09:59:59", ExpectedResult = RehearsalStanding.Rehearsing)]
    [TestCase("2026-06-23T10:00", ExpectedResult = RehearsalStanding.IntroductionDue)]
    public RehearsalStanding A_newly_live_account_rehearses_for_14_days_and_then_the_administrator_is_introduced(string now) =>
        Moved(A.ProposedAccount.GoLive(Now)).Rehearsal!.Value.StandingAt(introducedAt: null, At(now));

    [Test]
    public void The_introduction_is_given_once()
    {
        Rehearsal rehearsal = new(Now);
        Assert.That(rehearsal.StandingAt(At("2026-06-23T10:05"), At("2026-06-23T10:10")), Is.EqualTo(RehearsalStanding.Over));
    }

    [Test]
    public void A_rehearsal_over_a_change_of_the_clocks_has_14_days_of_24_hours() =>
        Assert.That(new Rehearsal(At("2026-03-20T10:00")).Until, Is.EqualTo(At("2026-04-03T11:00")));

    [Test]
    public void An_account_that_never_went_live_has_no_rehearsal() => Assert.That(A.ProposedAccount.Rehearsal, Is.Null);

    private static OfficialAccount Moved(StateChange change) => ((StateChange.Moved)change).Account;
}
