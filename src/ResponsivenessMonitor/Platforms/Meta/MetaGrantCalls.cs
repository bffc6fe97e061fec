using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Calls by which tokens are got. The platform takes their parts in the query alone; none of it is told anywhere.</summary>
internal static class MetaGrantCalls
{
    /// <summary>Asks for something with parts in the query.</summary>
    internal static async Task<MetaAnswer<T>> GetAsync<T>(
        Uri endpoint,
        IEnumerable<(string Name, string Value)> parts,
        string? token,
        JsonTypeInfo<T> shape,
        SendCall send,
        CancellationToken cancellationToken
    )
        where T : class
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri($"{endpoint.AbsoluteUri}?{Query(parts)}"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return MetaClient.Read(await send(request, cancellationToken), shape);
    }

    /// <summary>Parts as a query has them.</summary>
    internal static string Query(IEnumerable<(string Name, string Value)> parts) =>
        string.Join('&', parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

    /// <summary>What it means that a token was not given.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="mend">What to do about a refusal.</param>
    internal static TokenAnswer Refused(MetaRefusal refusal, string mend) =>
        refusal switch
        {
            MetaRefusal.Token token => new TokenAnswer.Refused(token.Kind, "the platform does not accept what it was shown", mend),
            MetaRefusal.Permission => new TokenAnswer.Refused(AccessLossKind.ScopeMissing, "not all was granted that was asked for", mend),
            MetaRefusal.Missing or MetaRefusal.NotTaken => new TokenAnswer.Refused(
                AccessLossKind.TokenRevoked,
                "the platform does not accept the code or token that it was shown: it is used up, has run out, or is not of this app",
                mend
            ),
            MetaRefusal.Limited limited => new TokenAnswer.Failed(
                new Reading.RateLimited(limited.Scope, limited.Until),
                "the platform wants no more calls for now"
            ),
            MetaRefusal.Heavy heavy => new TokenAnswer.Failed(new Reading.Unreachable(heavy.Reason), heavy.Reason),
            MetaRefusal.Silent silent => new TokenAnswer.Failed(new Reading.Unreachable(silent.Reason), silent.Reason),
            _ => new TokenAnswer.Failed(new Reading.Unreachable("nonsense was answered"), "nonsense was answered"),
        };

    /// <summary>The same of a token that came empty.</summary>
    internal static TokenAnswer.Failed Empty { get; } =
        new(new Reading.Unreachable("a token was granted without the token"), "a token was granted without the token");
}
