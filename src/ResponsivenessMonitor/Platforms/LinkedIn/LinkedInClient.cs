using System.Net;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>LinkedIn, and how it is asked. Turns status codes into cases, and does nothing else.</summary>
internal sealed class LinkedInClient(PlatformHttp http, LinkedInOptions options) : PlatformClient(http)
{
    private const long ExpiredToken = 65602;
    private readonly Uri server = new(options.Api);

    /// <summary>Asks for something.</summary>
    /// <param name="pathAndQuery">From <c>/rest/</c> on, see <see cref="LinkedInPaths"/>.</param>
    /// <param name="token">The access token.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="isFinder">Whether the call has to be said to be one that finds; lists of posts are not given otherwise.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async Task<LinkedInAnswer<T>> GetAsync<T>(
        string pathAndQuery,
        string token,
        JsonTypeInfo<T> shape,
        bool isFinder,
        CancellationToken cancellationToken
    )
        where T : class
    {
        HttpRequestMessage request = Get(new Uri(server, pathAndQuery), token);
        request.Headers.Add("LinkedIn-Version", options.Version);
        request.Headers.Add("X-Restli-Protocol-Version", "2.0.0");
        if (isFinder)
        {
            request.Headers.Add("X-RestLi-Method", "FINDER");
        }

        HttpAnswer answer = await SendAsync(request, cancellationToken);
        if (answer is not HttpAnswer.Came came)
        {
            return new LinkedInAnswer<T>.Not(new LinkedInRefusal.Silent(((HttpAnswer.Failed)answer).Reason));
        }

        if (!came.IsGood)
        {
            return new LinkedInAnswer<T>.Not(RefusalOf(came));
        }

        return came.Read(shape) switch
        {
            JsonBody<T>.Good good => new LinkedInAnswer<T>.Good(good.Value),
            JsonBody<T>.Bad bad => new LinkedInAnswer<T>.Not(new LinkedInRefusal.Silent(bad.Reason)),
            _ => throw new InvalidOperationException("A body is good or bad."),
        };
    }

    private LinkedInRefusal RefusalOf(HttpAnswer.Came came)
    {
        LinkedInError said = came.Read(LinkedInJson.Default.LinkedInError) is JsonBody<LinkedInError>.Good { Value: { } error }
            ? error
            : new LinkedInError();
        return came.Status switch
        {
            HttpStatusCode.Unauthorized => new LinkedInRefusal.Token(
                said.ServiceErrorCode == ExpiredToken || Is(said.Code, "EXPIRED_ACCESS_TOKEN")
                    ? AccessLossKind.TokenExpired
                    : AccessLossKind.TokenRevoked
            ),
            HttpStatusCode.Forbidden => new LinkedInRefusal.Denied(),
            // Of an address or a version that LinkedIn does not know it says 404 too, in another word.
            HttpStatusCode.NotFound when said.Code is not null && !Is(said.Code, "RESOURCE_NOT_FOUND") => new LinkedInRefusal.NotThere(),
            HttpStatusCode.TooManyRequests => LimitOf(came, said),
            HttpStatusCode.UpgradeRequired => new LinkedInRefusal.Version(
                $"LinkedIn no longer answers version {options.Version} of its interface; set {LinkedInOptions.Section}:Version to a newer month"
            ),
            HttpStatusCode.BadRequest when said.Code?.StartsWith("VERSION_", StringComparison.Ordinal) == true =>
                new LinkedInRefusal.Version(
                    $"LinkedIn does not take {LinkedInOptions.Section}:Version ({options.Version}) for a version of its interface"
                ),
            _ => new LinkedInRefusal.Silent($"{came.What}{CodeOf(said)}"),
        };
    }

    /// <summary>LinkedIn names neither what is left nor when there is more; a day's allowance is one of UTC.</summary>
    private static LinkedInRefusal.Limited LimitOf(HttpAnswer.Came came, LinkedInError said) =>
        said.Message?.Contains(" DAY ", StringComparison.Ordinal) == true
            ? new LinkedInRefusal.Limited(LinkedInQuota.EndOfDay(came.At), IsOfDay: true)
            : new LinkedInRefusal.Limited(came.Again, IsOfDay: false);

    /// <summary>LinkedIn's own word for what is wrong, where it is one of its words.</summary>
    private static string CodeOf(LinkedInError said) =>
        said.Code is { Length: > 0 and <= 60 } code && code.All(c => char.IsAsciiLetterUpper(c) || c == '_') ? $": {code}" : string.Empty;

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
