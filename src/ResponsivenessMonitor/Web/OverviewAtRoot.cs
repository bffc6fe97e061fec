using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Web;

/// <summary>Leads from the root to Marketing's page, by a link signed for whoever asks: for played installations on this machine alone.</summary>
internal static class OverviewAtRoot
{
    internal static void MapOverviewAtRoot(this WebApplication application) =>
        application.MapGet(
            "/",
            async (
                HttpContext context,
                LinkBook links,
                IDbContextFactory<MonitorDbContext> databases,
                TimeProvider time,
                CancellationToken cancellationToken
            ) =>
            {
                await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
                return
                    PageGate.IsFromHere(context)
                    && await links.ForAsync(db, Role.Marketing, personId: null, time.Present(), cancellationToken) is { } writer
                    ? Results.Redirect(writer.To(LinkPurpose.OverviewPage, entity: 0).AbsoluteUri)
                    : Results.NotFound();
            }
        );
}
