using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Shows what a link would do, and does it when its button is pressed: only a POST changes anything.</summary>
internal sealed class ActionEndpoint(
    IDbContextFactory<MonitorDbContext> databases,
    LinkBook links,
    Arrivals arrivals,
    IEnumerable<ActionPage> pages,
    PageOutput output,
    TimeProvider time
)
{
    private const string OneClickField = "List-Unsubscribe";
    private const string OneClickValue = "One-Click";
    private const int Attempts = 3;

    private static readonly FormOptions Small = new()
    {
        ValueCountLimit = 20,
        KeyLengthLimit = 100,
        ValueLengthLimit = 4096,
        MultipartBodyLengthLimit = 16 * 1024,
    };

    private readonly FrozenDictionary<LinkPurpose, ActionPage> byPurpose = pages.ToFrozenDictionary(page => page.Purpose);

    internal async Task HandleAsync(HttpContext context, string token)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        Instant now = time.Present();
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await links.ReadAsync(db, token, cancellationToken) is not { } link
            || !byPurpose.TryGetValue(link.Purpose, out ActionPage? page)
        )
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        switch (await arrivals.FindAsync(db, link, now, cancellationToken))
        {
            case Arrival.NotTheirs:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
            case Arrival.Here here when now >= link.Expires:
                await ShowExpiredAsync(context, page, here.Visit);
                break;
            case Arrival.Here here when IsPressed(context.Request):
                await PressAsync(context, page, here.Visit);
                break;
            case Arrival.Here here:
                ActionView view = await page.ShowAsync(here.Visit, ActionForm.None, cancellationToken);
                await output.WriteAsync(context, StatusCodes.Status200OK, Page(view, here.Visit, banner: null, view.Forms));
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status410Gone;
                break;
        }
    }

    /// <summary>Whether somebody pressed a button; what a browser or a scanner fetches ahead presses none.</summary>
    private static bool IsPressed(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && !request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    private async Task ShowExpiredAsync(HttpContext context, ActionPage page, ActionVisit visit)
    {
        ActionView view = await page.ShowAsync(visit, ActionForm.None, context.RequestAborted);
        PageLine expired = PageLine.Of(
            $"This link expired at {visit.Clock.At(visit.Link.Expires)}, and nothing can be done by it. Use the link in the latest letter, or write to {output.Marketing}."
        );
        await output.WriteAsync(
            context,
            StatusCodes.Status410Gone,
            Page(view, visit, new PagePart.Banner(BannerKind.Unchanged, expired), forms: [])
        );
    }

    private async Task PressAsync(HttpContext context, ActionPage page, ActionVisit visit)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        IFormCollection? sent = await ReadAsync(context);
        if (sent is null)
        {
            return;
        }

        bool isOneClick = page.OneClick is not null && sent[OneClickField] == OneClickValue;
        ActionForm form = isOneClick ? new ActionForm(page.OneClick ?? string.Empty) : ActionForm.Of(sent);
        ActionAnswer answer = await ActAsync(page, visit, form, cancellationToken);

        // What is true now is read anew: the act had a database of its own.
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        ActionVisit after = await arrivals.FindAsync(db, visit.Link, visit.Now, cancellationToken) is Arrival.Here here
            ? here.Visit
            : visit;
        ActionView view = await page.ShowAsync(after, answer is ActionAnswer.Wrong wrong ? wrong.Form : ActionForm.None, cancellationToken);
        (int status, PagePart told) = answer switch
        {
            ActionAnswer.Done done => (StatusCodes.Status200OK, new PagePart.Banner(BannerKind.Done, done.What)),
            ActionAnswer.Already already => (
                StatusCodes.Status200OK,
                new PagePart.Banner(
                    BannerKind.Unchanged,
                    PageLine.Of($"Already done: nothing was changed now. {already.What} If that is wrong, write to the Marketing Service.")
                )
            ),
            ActionAnswer.Refused refused => (
                StatusCodes.Status409Conflict,
                new PagePart.Banner(BannerKind.Fault, PageLine.Of($"Nothing was done. {refused.Why}"))
            ),
            ActionAnswer.Wrong faulty => (StatusCodes.Status400BadRequest, new PagePart.Faults(faulty.Form.FaultsIn(view.Forms))),
            _ => (
                StatusCodes.Status400BadRequest,
                (PagePart)new PagePart.Banner(BannerKind.Fault, PageLine.Of("Nothing was done. Use one of the buttons below."))
            ),
        };
        await output.WriteAsync(context, status, Page(view, after, told, isOneClick ? [] : view.Forms));
    }

    /// <summary>What was sent; null when it was none of our forms, which is answered then.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(Small, context.RequestAborted)
                : FormCollection.Empty;
        }
        catch (BadHttpRequestException fault)
        {
            context.Response.StatusCode = fault.StatusCode;
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return null;
    }

    /// <summary>Of several who change the same at once, the later ones decide again on what the first did.</summary>
    private static async Task<ActionAnswer> ActAsync(
        ActionPage page,
        ActionVisit visit,
        ActionForm form,
        CancellationToken cancellationToken
    )
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await page.ActAsync(visit, form, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody was first; the next attempt sees what they did.
            }
        }
    }

    private PageModel Page(ActionView view, ActionVisit visit, PagePart? banner, IEnumerable<PageForm> forms) =>
        new(
            view.Headline,
            [
                .. banner is null ? Array.Empty<PagePart>() : [banner],
                new PagePart.FactList(view.Facts),
                .. view.Says,
                .. forms.Select(form => new PagePart.Form(form)),
            ],
            output.Foot(visit.Hours.Zone)
        );
}
