using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Web;

/// <summary>A plain page that says how each account stands; shown to this machine alone.</summary>
internal static class SummaryPage
{
    internal static void MapSummary(this WebApplication application) =>
        application.MapGet(
            "/",
            async (HttpContext context, IDbContextFactory<MonitorDbContext> databases, CancellationToken cancellationToken) =>
                context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
                    ? Results.Text(await RenderAsync(databases, cancellationToken), "text/html; charset=utf-8")
                    : Results.NotFound()
        );

    private static async Task<string> RenderAsync(IDbContextFactory<MonitorDbContext> databases, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db
            .Accounts.AsNoTracking()
            .OrderBy(account => account.Slug)
            .Select(account => new
            {
                account.Slug,
                account.Name,
                account.State,
                KnownTo = db.Watches.Where(watch => watch.AccountId == account.Id).Select(watch => watch.KnownTo).FirstOrDefault(),
                Open = db.Enquiries.Count(enquiry => enquiry.AccountId == account.Id && enquiry.State == EnquiryState.Open),
                Answered = db.Enquiries.Count(enquiry => enquiry.AccountId == account.Id && enquiry.State == EnquiryState.Answered),
                All = db.Enquiries.Count(enquiry => enquiry.AccountId == account.Id),
                LooksDefunct = db.Cases.Any(open => open.AccountId == account.Id && open.ClosedAt == null),
            })
            .ToListAsync(cancellationToken);
        int letters = await db.Letters.CountAsync(cancellationToken);
        StringBuilder page = new();
        _ = page.Append(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>Responsiveness Monitor</title><style>body{font:16px/1.4 sans-serif;margin:1.5rem;max-width:70rem}"
                + "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}"
                + "td.n,th.n{text-align:right}</style></head><body><h1>Responsiveness Monitor</h1>"
        );
        _ = page.Append(CultureInfo.InvariantCulture, $"<p>{rows.Count} accounts, {letters} letters.</p>");
        _ = page.Append("<table><thead><tr><th>Account</th><th>Name</th><th>State</th><th>Read to (UTC)</th>");
        _ = page.Append(
            "<th class=\"n\">Enquiries</th><th class=\"n\">Answered</th><th class=\"n\">Open</th><th>Looks defunct</th></tr></thead><tbody>"
        );
        foreach (var row in rows)
        {
            string readTo = row.KnownTo is { } at ? at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) : "not read";
            _ = page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Encode(row.Slug.Slug)}</td><td>{Encode(row.Name)}</td><td>{row.State}</td><td>{readTo}</td><td class=\"n\">{row.All}</td><td class=\"n\">{row.Answered}</td><td class=\"n\">{row.Open}</td><td>{(row.LooksDefunct ? "yes" : string.Empty)}</td></tr>"
            );
        }

        return page.Append("</tbody></table></body></html>").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
