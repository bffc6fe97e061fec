using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Lifecycle;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

public sealed class SignContentTests
{
    private static readonly Instant Since = At("2026-06-09T10:00:00");

    private static readonly DefunctSign[] Signs =
    [
        new DefunctSign.Gone(Since, GoneKind.Deactivated, Answers: 5),
        new DefunctSign.Dormant(Since, LastActivity: null, Duration.FromDays(30)),
        new DefunctSign.Dormant(Since, Since, Duration.FromDays(42)),
        new DefunctSign.Unvisited(Since, OpenDays: 11, Since),
        new DefunctSign.Backlog(Since, StillBreached: 2, NeverAnswered: 1),
        new DefunctSign.AdministratorUnreachable(Since, new UnreachableCause.SaidToHaveLeft(Since)),
        new DefunctSign.AdministratorUnreachable(Since, new UnreachableCause.LettersRefused([On("2026-06-09"), On("2026-06-10")])),
        new DefunctSign.AdministratorUnreachable(Since, new UnreachableCause.ReviewUnconfirmed(Since)),
        new DefunctSign.PurposeEnded(Since, On("2026-06-08")),
    ];

    [TestCaseSource(nameof(Signs))]
    public void A_sign_is_read_as_it_was_written(DefunctSign sign) =>
        Assert.That(SignContent.Read(SignContent.Write(sign)), Is.EqualTo(sign));
}
