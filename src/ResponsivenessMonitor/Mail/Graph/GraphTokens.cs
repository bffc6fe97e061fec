using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>
/// The app's token: kept until shortly before it ends, and asked for once however many wait for it. The secret is read whenever one is asked for.
/// </summary>
internal sealed partial class GraphTokens(HttpClient client, GraphOptions options, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly Duration Before = Duration.FromMinutes(5);
    private static readonly Duration Usual = Duration.FromHours(1);

    private readonly Lock gate = new();
    private GraphToken.Granted? kept;
    private Task<GraphToken>? asking;

    /// <summary>The token that is kept, or a new one.</summary>
    /// <param name="cancellationToken">Ends waiting for it; others wait on.</param>
    internal Task<GraphToken> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (kept is { } token && time.GetUtcNow().ToInstant() < token.RenewAt)
            {
                return Task.FromResult<GraphToken>(token);
            }

            if (asking is null or { IsCompleted: true })
            {
                asking = AskAsync();
            }

            return asking.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets a token that was not accepted, unless another one is kept by now.</summary>
    internal void Drop(GraphToken.Granted token)
    {
        lock (gate)
        {
            kept = ReferenceEquals(kept, token) ? null : kept;
        }
    }

    private async Task<GraphToken> AskAsync()
    {
        GraphToken answer = await AskOnceAsync();
        lock (gate)
        {
            kept = answer as GraphToken.Granted;
        }

        return answer;
    }

    private async Task<GraphToken> AskOnceAsync()
    {
        using CancellationTokenSource limit = new(Longest);
        string authority = options.TokenAddress.Host;
        try
        {
            using FormUrlEncodedContent form = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = options.ClientId,
                    ["client_secret"] = new Secret(options.ClientSecret).Read(),
                    ["scope"] = options.Scope,
                }
            );
            using HttpRequestMessage request = new(HttpMethod.Post, options.TokenAddress) { Content = form };
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            JsonElement? body = await GraphBody.ReadAsync(response.Content, limit.Token);
            Instant now = time.GetUtcNow().ToInstant();
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new GraphToken.NotGranted(Reason(response.StatusCode, body), GraphBody.Wait(response.Headers, now));
            }

            return Granted(body, now) is { } token
                ? token
                : new GraphToken.NotGranted($"{authority} answers without a token. Look at Mail:Graph:Authority.");
        }
        catch (SecretException fault)
        {
            return new GraphToken.NotGranted($"Mail:Graph:ClientSecret cannot be read: {fault.Message}.");
        }
        catch (HttpRequestException fault)
        {
            return new GraphToken.NotGranted(GraphLine.Words(authority, fault));
        }
        catch (OperationCanceledException)
        {
            return new GraphToken.NotGranted($"{authority} gave no token within {Longest.TotalSeconds} seconds.");
        }
    }

    private static GraphToken.Granted? Granted(JsonElement? body, Instant now)
    {
        string value = body.Text("access_token");
        if (value.Length == 0 || value.Any(c => c is <= ' ' or >= '\u007f'))
        {
            return null;
        }

        Duration lasts =
            body!.Value.TryGetProperty("expires_in", out JsonElement seconds) && seconds.TryGetInt32(out int stated)
                ? Duration.FromSeconds(Math.Max(0, stated))
                : Usual;
        return new GraphToken.Granted(value, now + Duration.Max(lasts - Before, lasts / 2));
    }

    /// <summary>In our own words: theirs may repeat what was sent.</summary>
    private string Reason(HttpStatusCode status, JsonElement? body)
    {
        string error = Name().Match(body.Text("error")).Value;
        string code = Code().Match(body.Text("error_description")).Value;
        string cause = (code, error) switch
        {
            ("AADSTS7000215", _) =>
                "the client secret is not the app's. State its value, which is shown once when it is made, not its id, in Mail:Graph:ClientSecret",
            ("AADSTS7000222", _) =>
                "the client secret has expired. Make a new one in the app registration and put it where Mail:Graph:ClientSecret says",
            ("AADSTS700016", _) or (_, "unauthorized_client") =>
                $"there is no app {options.ClientId} in the directory {options.Tenant}. Look at Mail:Graph:ClientId and Mail:Graph:Tenant",
            ("AADSTS90002" or "AADSTS900023", _) => $"there is no directory {options.Tenant}. Look at Mail:Graph:Tenant",
            (_, "invalid_client") => "the app's id or secret is not accepted. Look at Mail:Graph:ClientId and Mail:Graph:ClientSecret",
            _ when (int)status is 429 or >= 500 => "it is busy or out of order. Wait",
            _ => "look at Mail:Graph:Tenant, Mail:Graph:ClientId and Mail:Graph:Authority",
        };
        string names = string.Join(", ", new[] { $"{(int)status}", error, code }.Where(name => name.Length > 0));
        return $"{options.TokenAddress.Host} gave no token ({names}): {cause}.";
    }

    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("AADSTS[0-9]{4,8}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
