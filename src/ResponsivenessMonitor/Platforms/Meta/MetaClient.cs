using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Asks the Graph API during one reading, and turns answers into cases.</summary>
/// <param name="http">What calls.</param>
/// <param name="root">Server and version, such as <c>https://graph.facebook.com/v26.0/</c>.</param>
/// <param name="app">The app whose proof goes with each call; null where none is named.</param>
internal sealed class MetaClient(PlatformHttp http, Uri root, MetaApp? app) : PlatformClient(http)
{
    /// <summary>The most that any answer said to be used up.</summary>
    internal MetaUsage Usage { get; private set; }

    internal Uri Root => root;

    /// <summary>Asks.</summary>
    /// <param name="pathAndQuery">Below the version, such as <c>me?fields=id</c>.</param>
    /// <param name="token">The token; it goes into a header.</param>
    /// <param name="shape">What is expected.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal Task<MetaAnswer<T>> AskAsync<T>(string pathAndQuery, string token, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        string proof = app is null
            ? string.Empty
            : $"{(pathAndQuery.Contains('?', StringComparison.Ordinal) ? '&' : '?')}appsecret_proof={app.ProofOf(token)}";
        return AskWithAsync(new Uri(root, pathAndQuery + proof), token, shape, cancellationToken);
    }

    /// <summary>Asks about a token; null where no app is named, which alone may ask that.</summary>
    internal async Task<MetaAnswer<TokenView>?> LookAtAsync(string token, CancellationToken cancellationToken) =>
        app is null
            ? null
            : await AskWithAsync(
                new Uri(root, $"debug_token?input_token={Uri.EscapeDataString(token)}"),
                app.Token,
                MetaJson.Default.TokenView,
                cancellationToken
            );

    /// <inheritdoc/>
    internal override async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpAnswer answer = await base.SendAsync(request, cancellationToken);
        Usage = answer is HttpAnswer.Came came ? Usage.And(MetaUsage.Read(came)) : Usage;
        return answer;
    }

    /// <summary>What an answer is.</summary>
    internal static MetaAnswer<T> Read<T>(HttpAnswer answer, JsonTypeInfo<T> shape)
        where T : class =>
        answer switch
        {
            HttpAnswer.Came { IsGood: true } good => good.Read(shape) switch
            {
                JsonBody<T>.Good body => new MetaAnswer<T>.Good(body.Value),
                JsonBody<T>.Bad bad => new MetaAnswer<T>.Not(new MetaRefusal.Silent(bad.Reason)),
                _ => throw new InvalidOperationException("A body is good or bad."),
            },
            HttpAnswer.Came came => new MetaAnswer<T>.Not(MetaErrors.Of(came)),
            HttpAnswer.Failed failed => new MetaAnswer<T>.Not(new MetaRefusal.Silent(failed.Reason)),
            _ => throw new InvalidOperationException("A call is answered or not."),
        };

    private async Task<MetaAnswer<T>> AskWithAsync<T>(Uri address, string token, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class => Read(await SendAsync(Get(address, token), cancellationToken), shape);
}
