using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Web.Actions;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>Shows the pages that are only read.</summary>
internal sealed class ReadingEndpoint(
    IDbContextFactory<MonitorDbContext> databases,
    LinkBook links,
    Arrivals arrivals,
    AccountView account,
    OverviewView overview,
    PageOutput output,
    TimeProvider time
)
{
    internal async Task HandleAsync(HttpContext context, string token)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        Instant now = time.Present();
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        if (await links.ReadAsync(db, token, cancellationToken) is not { IsPage: true } link)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Arrival? arrival = link.Purpose == LinkPurpose.AccountPage ? await arrivals.FindAsync(db, link, now, cancellationToken) : null;
        switch (arrival)
        {
            case Arrival.Gone:
                context.Response.StatusCode = StatusCodes.Status410Gone;
                break;
            case Arrival.NotTheirs:
            case null when link is not { Role: Role.Marketing, PersonId: null }:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
            case var _ when now >= link.Expires:
                await output.WriteAsync(context, StatusCodes.Status410Gone, Expired());
                break;
            case Arrival.Here here:
                await output.WriteAsync(context, StatusCodes.Status200OK, await account.OfAsync(here.Visit, cancellationToken));
                break;
            default:
                await output.WriteAsync(context, StatusCodes.Status200OK, await overview.OfAsync(db, link, now, cancellationToken));
                break;
        }
    }

    private PageModel Expired() =>
        new(
            "This link has expired",
            [
                new PagePart.Passage(
                    PageLine.Of(
                        $"Pages are shown for 14 days. The latest letter has a link that still shows this one; or write to {output.Marketing}."
                    )
                ),
            ],
            output.Foot(zone: null)
        );
}
