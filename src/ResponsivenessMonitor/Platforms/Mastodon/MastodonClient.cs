using System.Net;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>A server, and how it is asked. Turns status codes into cases, and does nothing else.</summary>
/// <param name="http">Makes the calls; always says who calls, without which some servers do not answer.</param>
/// <param name="server">The server.</param>
/// <param name="token">The access token, or null to ask as anybody.</param>
internal sealed class MastodonClient(PlatformHttp http, Uri server, string? token) : PlatformClient(http)
{
    /// <summary>What may still be asked, as was said last; null where the server does not say.</summary>
    internal Budget? Budget { get; private set; }

    /// <summary>Asks for something.</summary>
    /// <param name="pathAndQuery">From <c>/api/</c> on.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="isPublic">Whether it is asked for as anybody would, without the token.</param>
    internal async Task<MastodonAnswer<T>> GetAsync<T>(
        string pathAndQuery,
        JsonTypeInfo<T> shape,
        CancellationToken cancellationToken,
        bool isPublic = false
    )
        where T : class
    {
        HttpAnswer answer = await SendAsync(Get(new Uri(server, pathAndQuery), isPublic ? null : token), cancellationToken);
        if (answer is not HttpAnswer.Came came)
        {
            return new MastodonAnswer<T>.Not(new MastodonRefusal.Silent(((HttpAnswer.Failed)answer).Reason));
        }

        Budget = isPublic ? Budget : came.Budget ?? Budget;
        if (!came.IsGood)
        {
            return new MastodonAnswer<T>.Not(RefusalOf(came));
        }

        return came.Read(shape) switch
        {
            JsonBody<T>.Good good => new MastodonAnswer<T>.Good(
                good.Value,
                MastodonLink.Read(came.Header("Link"), pathAndQuery.Split('?')[0])
            ),
            JsonBody<T>.Bad bad => new MastodonAnswer<T>.Not(new MastodonRefusal.Silent(bad.Reason)),
            _ => throw new InvalidOperationException("A body is good or bad."),
        };
    }

    private static MastodonRefusal RefusalOf(HttpAnswer.Came came)
    {
        string? said = came.Read(MastodonJson.Default.MastodonError) is JsonBody<MastodonError>.Good { Value.Error: { } error }
            ? error
            : null;
        return came.Status switch
        {
            HttpStatusCode.NotFound => new MastodonRefusal.NotThere(IsGone: false, said is not null),
            HttpStatusCode.Gone => new MastodonRefusal.NotThere(IsGone: true, said is not null),
            HttpStatusCode.Unauthorized => Refused(TroubleOf(said, MastodonTokenTrouble.Unknown)),
            HttpStatusCode.Forbidden => Refused(TroubleOf(said, MastodonTokenTrouble.Forbidden)),
            HttpStatusCode.UnprocessableEntity when Has(said, "authenticated user") => Refused(MastodonTokenTrouble.NoUser),
            HttpStatusCode.TooManyRequests => new MastodonRefusal.Limited(came.Again),
            HttpStatusCode.BadRequest
            or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.NotAcceptable
            or HttpStatusCode.UnprocessableEntity
            or HttpStatusCode.NotImplemented => new MastodonRefusal.NotTaken(came.What),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new MastodonRefusal.Silent(
                $"{came.What}: redirects are not followed; state the server that answers itself"
            ),
            _ => new MastodonRefusal.Silent(came.What),
        };
    }

    private static MastodonRefusal.Token Refused(MastodonTokenTrouble trouble) =>
        new(
            trouble switch
            {
                MastodonTokenTrouble.Expired => AccessLossKind.TokenExpired,
                MastodonTokenTrouble.Scope or MastodonTokenTrouble.NoUser => AccessLossKind.ScopeMissing,
                MastodonTokenTrouble.LoginDisabled or MastodonTokenTrouble.Forbidden => AccessLossKind.RoleLost,
                _ => AccessLossKind.TokenRevoked,
            },
            trouble
        );

    /// <summary>By the words of Mastodon, GoToSocial and Pleroma, the only thing by which they tell these apart.</summary>
    private static MastodonTokenTrouble TroubleOf(string? said, MastodonTokenTrouble otherwise) =>
        Has(said, "scope") || Has(said, "insufficient permission") ? MastodonTokenTrouble.Scope
        : Has(said, "revoked") ? MastodonTokenTrouble.Revoked
        : Has(said, "expired") ? MastodonTokenTrouble.Expired
        : Has(said, "your login") || Has(said, "disabled") || Has(said, "deactivated") ? MastodonTokenTrouble.LoginDisabled
        : Has(said, "authenticated user") ? MastodonTokenTrouble.NoUser
        : otherwise;

    private static bool Has(string? said, string words) => said?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
}
