using NodaTime.Extensions;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Connecting;

/// <summary>Where platforms' pages of consent lead back to (<c>accounts connect</c>): takes the code, and says what became of it.</summary>
/// <remarks>
/// It acts on being opened, as OAuth wants it, and not by a button: only who was led here by the platform has a code, and it is good once, for the
/// consent that was asked for last.
/// </remarks>
internal sealed class ConnectEndpoint(ConnectAccounts connect, PageOutput output, TimeProvider time)
{
    private const string Who = "page of consent";

    internal async Task HandleAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string state = query["state"].ToString();
        if (PendingConsent.AccountOf(state) is not { } account)
        {
            await output.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                Page("No consent was asked for", BannerKind.Fault, "The address is cut off, or answers nothing that was asked for here.")
            );
            return;
        }

        ConsentReply reply = new(state, Text(query["code"]), Text(query["error"]));
        ActedBy by = new(Who, time.GetUtcNow().ToInstant());
        ActOutcome outcome = await connect.TakeAsync(account, reply, by, context.RequestAborted);
        (int status, PageModel page) = outcome switch
        {
            ActOutcome.Done done => (StatusCodes.Status200OK, Page($"Connected: {account}", BannerKind.Done, done.What)),
            ActOutcome.Refused refused => (
                StatusCodes.Status400BadRequest,
                Page($"Not connected: {account}", BannerKind.Fault, refused.Why)
            ),
            _ => throw new InvalidOperationException("A consent is taken or refused."),
        };
        await output.WriteAsync(context, status, page);
    }

    private PageModel Page(string headline, BannerKind kind, string? text) =>
        new(
            headline,
            [
                new PagePart.Banner(kind, PageLine.Of(text ?? "The account is read by it from now on.")),
                new PagePart.Passage(
                    PageLine.Of(
                        kind == BannerKind.Done
                            ? "You can close this page. Nothing else is to be done."
                            : "Nothing was changed. Whoever sent you the link can send another."
                    )
                ),
            ],
            output.Foot(zone: null)
        );

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
