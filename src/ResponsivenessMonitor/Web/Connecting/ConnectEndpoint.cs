using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Data;
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
    private const string Unchanged = "Nothing was changed. Tell whoever sent you the link; they can send another.";

    internal async Task HandleAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string state = query["state"].ToString();
        if (PendingConsent.AccountOf(state) is not { } account)
        {
            await output.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                Page(
                    "No consent was asked for",
                    BannerKind.Fault,
                    "The address is cut off, or answers nothing that was asked for here.",
                    Unchanged
                )
            );
            return;
        }

        ConsentReply reply = new(state, Text(query["code"]), Text(query["error"]));
        ActedBy by = new(Who, time.Present());
        (int status, PageModel page) = await connect.TakeAsync(account, reply, by, context.RequestAborted) switch
        {
            ConsentTaken.Connected connected => (
                StatusCodes.Status200OK,
                Page($"Connected: {account}", BannerKind.Done, connected.What, "You can close this page. Nothing else is to be done.")
            ),
            ConsentTaken.Unproven unproven => (
                StatusCodes.Status200OK,
                Page(
                    $"Connected, but not read yet: {account}",
                    BannerKind.Fault,
                    unproven.What,
                    $"Your consent is kept. Tell whoever sent you the link, so that they see to it: {unproven.Mend}"
                )
            ),
            ConsentTaken.Refused refused => (
                StatusCodes.Status400BadRequest,
                Page($"Not connected: {account}", BannerKind.Fault, refused.Why, Unchanged)
            ),
            _ => throw new InvalidOperationException("A consent is taken or refused."),
        };
        await output.WriteAsync(context, status, page);
    }

    private PageModel Page(string headline, BannerKind kind, string text, string next) =>
        new(headline, [new PagePart.Banner(kind, PageLine.Of(text)), new PagePart.Passage(PageLine.Of(next))], output.Foot(zone: null));

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
