using NodaTime;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web;

/// <summary>Answers requests with pages, and says in one what cannot be shown.</summary>
internal sealed class PageOutput(PageRenderer renderer, MarketingOptions marketing)
{
    /// <summary>Where to ask, as the end of a sentence: <c>the Marketing Service at marketing@uni.example</c>.</summary>
    internal string Marketing => marketing.Address.Length == 0 ? "the Marketing Service" : $"the Marketing Service at {marketing.Address}";

    /// <summary>What is said at the foot of a page.</summary>
    /// <param name="zone">In which its times are told, or null when it tells none.</param>
    internal PageLine Foot(DateTimeZone? zone) =>
        PageLine.Of(zone is null ? $"Questions? Write to {Marketing}." : $"Times are those of {zone.Id}. Questions? Write to {Marketing}.");

    internal async Task WriteAsync(HttpContext context, int status, PageModel page)
    {
        string html = await renderer.RenderAsync(page);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>A page that says why there is no other.</summary>
    internal Task WriteAsync(HttpContext context, int status) => WriteAsync(context, status, Message(status));

    private PageModel Message(int status)
    {
        (string headline, string text) = status switch
        {
            StatusCodes.Status403Forbidden => (
                "This link is no longer yours to use",
                "The register no longer names you in the role for which the link was made, so nothing is shown or done. "
                    + $"If that is wrong, write to {Marketing}."
            ),
            StatusCodes.Status404NotFound => (
                "There is no such page",
                "The address may be cut off or mistyped. Open the link in the letter again, or copy it whole."
            ),
            StatusCodes.Status410Gone => (
                "It is no longer kept",
                $"What the link was about is no longer kept here, so nothing is left to do. Questions? Write to {Marketing}."
            ),
            StatusCodes.Status413PayloadTooLarge => (
                "That is too much",
                "More was sent than any of these pages asks for. Nothing was done."
            ),
            StatusCodes.Status429TooManyRequests => (
                "Too many requests",
                "Nothing was done. Please wait a minute, then open the link again."
            ),
            >= 500 => (
                "That did not work",
                "Something failed here. Open the link again: the page then shows what is true. If it fails again, write to "
                    + $"{Marketing}."
            ),
            _ => ("That was not understood", "Nothing was done. Open the link in the letter again, and use the buttons of its page."),
        };
        return new PageModel(headline, [new PagePart.Passage(PageLine.Of(text))], Foot(zone: null));
    }
}
