using System.Net;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Asks X during one reading, and turns status codes into cases.</summary>
internal sealed class XClient(PlatformHttp http, Uri server) : PlatformClient(http)
{
    /// <summary>Asks for something.</summary>
    /// <param name="pathAndQuery">From <c>/2/</c> on.</param>
    /// <param name="token">The access token.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, and what may still be asked of this kind; null where X does not say.</returns>
    internal async Task<(XAnswer<T> Answer, Budget? Budget)> GetAsync<T>(
        string pathAndQuery,
        string token,
        JsonTypeInfo<T> shape,
        CancellationToken cancellationToken
    )
        where T : class
    {
        return await SendAsync(Get(new Uri(server, pathAndQuery), token), cancellationToken) switch
        {
            HttpAnswer.Failed failed => (new XAnswer<T>.Not(new XRefusal.Silent(failed.Reason)), null),
            HttpAnswer.Came { IsGood: true } good => (
                good.Read(shape) switch
                {
                    JsonBody<T>.Good body => new XAnswer<T>.Good(body.Value),
                    JsonBody<T>.Bad bad => new XAnswer<T>.Not(new XRefusal.Silent(bad.Reason)),
                    _ => throw new InvalidOperationException("A body is good or bad."),
                },
                good.Budget
            ),
            HttpAnswer.Came other => (new XAnswer<T>.Not(RefusalOf(other)), other.Budget),
            _ => throw new InvalidOperationException("A call is answered or fails."),
        };
    }

    private static XRefusal RefusalOf(HttpAnswer.Came came)
    {
        XProblem? problem = came.Read(XJson.Default.XProblem) is JsonBody<XProblem>.Good said ? said.Value : null;
        string what = XProblems.NameOf(problem);
        return came.Status switch
        {
            _ when what is XProblems.UsageCapped => new XRefusal.Spent(EndOfDay(came.At)),
            HttpStatusCode.BadRequest => new XRefusal.Invalid(XProblems.IsOfSince(problem), came.What),
            HttpStatusCode.Unauthorized => new XRefusal.Token(),
            HttpStatusCode.PaymentRequired => new XRefusal.Unpaid(),
            HttpStatusCode.Forbidden when problem is not null => new XRefusal.Forbidden(what),
            HttpStatusCode.TooManyRequests => new XRefusal.Limited(came.Again),
            _ => new XRefusal.Silent(came.What),
        };
    }

    /// <summary>X does not say when a cap ends; it is looked for once a day.</summary>
    private static Instant EndOfDay(Instant now) => now.InUtc().Date.PlusDays(1).AtMidnight().InUtc().ToInstant();
}
