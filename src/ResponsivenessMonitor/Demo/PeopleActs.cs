using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Demo;

/// <summary>Has the people of a play do what its script says, by the same methods that commands and pages call.</summary>
internal sealed class PeopleActs(IServiceProvider services, Play play)
{
    private readonly IReadOnlyList<PersonAct> acts = PersonAct.Of(play.Script);
    private readonly EnquiryActs enquiries = services.GetRequiredService<EnquiryActs>();
    private readonly AccountActs accounts = services.GetRequiredService<AccountActs>();
    private readonly EnterClosures closures = services.GetRequiredService<EnterClosures>();

    /// <summary>When the next one is due after so many, or null when none is left.</summary>
    internal Instant? NextAt(int done) => done < acts.Count ? acts[done].At : null;

    /// <summary>Does those that are due by now.</summary>
    /// <returns>How many have been done.</returns>
    internal async Task<int> DoAsync(int done, Instant now, CancellationToken cancellationToken)
    {
        while (done < acts.Count && acts[done].At <= now)
        {
            await DoAsync(acts[done], cancellationToken);
            done++;
        }

        return done;
    }

    private async Task DoAsync(PersonAct act, CancellationToken cancellationToken)
    {
        ActedBy who = new($"somebody at {PretendUniversity.Name}", act.At);
        switch (act)
        {
            case PersonAct.GoLive live:
                PlatformAccess? access = play
                    .Accounts.Where(demo => demo.Id == live.Account)
                    .Select(DemoRegister.AccessOf)
                    .FirstOrDefault();
                _ = await accounts.GoLiveAsync(live.Account, access, who, cancellationToken);
                break;
            case PersonAct.CheckIn visit:
                _ = await accounts.CheckInAsync(visit.Account, visit.For, who, cancellationToken);
                break;
            case PersonAct.Close close when await enquiries.FindAsync(close.Account, close.On, cancellationToken) is { } enquiry:
                _ = await enquiries.CloseAsync(enquiry, close.Reason, who, cancellationToken);
                break;
            case PersonAct.AnsweredOffline offline
                when await enquiries.FindAsync(offline.Account, offline.On, cancellationToken) is { } enquiry:
                _ = await enquiries.AnswerOfflineAsync(enquiry, offline.AnsweredAt, who, cancellationToken);
                break;
            case PersonAct.StillAlive alive:
                _ = await accounts.StillAliveAsync(alive.Account, who, cancellationToken);
                break;
            case PersonAct.SaidClosed closed:
                _ = await accounts.SaidClosedAsync(closed.Account, who, cancellationToken);
                break;
            case PersonAct.AdministratorLeft left:
                _ = await accounts.AdministratorLeftAsync(left.Account, who, cancellationToken);
                break;
            case PersonAct.CloseOffice office:
                await CloseOfficeAsync(office, who, cancellationToken);
                break;
            default:
                break; // what was said of an item that nobody ever saw is said of nothing
        }
    }

    private async Task CloseOfficeAsync(PersonAct.CloseOffice office, ActedBy who, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await services
            .GetRequiredService<IDbContextFactory<MonitorDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        DayHours hours = office.Open is { } open ? OfficeCalendarText.ParseDay(open) : DayHours.Closed;
        _ = await closures.AddAsync(
            db,
            office.Calendar,
            OfficeCalendarText.ParseDates(office.Dates),
            hours,
            who.By,
            who.At,
            cancellationToken
        );
    }
}
