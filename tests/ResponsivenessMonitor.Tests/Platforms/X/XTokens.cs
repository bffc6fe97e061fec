using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>The tokens that a scripted X gives and accepts.</summary>
internal sealed class XTokens(ManualTime time)
{
    internal const string ClientId = "stage-client";
    internal const string ClientSecret = "stage-client-secret-kept";
    internal const string App = "AAAAstage-app-token-kept";

    private static readonly Duration Life = Duration.FromHours(2);

    private readonly Dictionary<string, Instant> access = new(StringComparer.Ordinal); // token → when it ends
    private readonly List<string> all = [App, ClientSecret];
    private string refresh = string.Empty;

    /// <summary>All that must not be told.</summary>
    internal IReadOnlyList<string> All => all;

    /// <summary>How often tokens were given for a refresh token.</summary>
    internal int Renewed { get; private set; }

    /// <summary>Whether everything that was given is good for nothing.</summary>
    internal bool IsRevoked { get; set; }

    /// <summary>Tokens as somebody would keep them who consented just now.</summary>
    internal string Consent()
    {
        JsonObject given = Give();
        return new JsonObject
        {
            ["access_token"] = given["access_token"]!.DeepClone(),
            ["refresh_token"] = given["refresh_token"]!.DeepClone(),
            ["expires_at"] = (time.Now + Life).ToUnixTimeSeconds(),
        }.ToJsonString();
    }

    internal bool Accepts(string token, bool isOfUser) =>
        !IsRevoked && (token is App || (isOfUser && access.TryGetValue(token, out Instant ends) && time.Now < ends));

    /// <summary>The access tokens end at once; the refresh token stays good.</summary>
    internal void End() => access.Clear();

    internal async Task<(int Status, JsonNode Body)> AnswerAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));
        if (context.Request.Headers.Authorization != $"Basic {basic}")
        {
            return (
                401,
                new JsonObject { ["error"] = "unauthorized_client", ["error_description"] = "Missing valid authorization header" }
            );
        }

        bool isGood = form["grant_type"].ToString() switch
        {
            "refresh_token" => !IsRevoked && form["refresh_token"] == refresh && form["client_id"] == ClientId,
            "authorization_code" => form["code"] == "stage-code" && form["code_verifier"].ToString().Length >= 43,
            _ => false,
        };
        if (!isGood)
        {
            return (
                400,
                new JsonObject { ["error"] = "invalid_request", ["error_description"] = "Value passed for the token was invalid." }
            );
        }

        Renewed++;
        return (200, Give());
    }

    private JsonObject Give()
    {
        string number = (all.Count / 2).ToString(CultureInfo.InvariantCulture);
        (string token, refresh) = ($"stage-access-{number}-kept", $"stage-refresh-{number}-kept");
        access[token] = time.Now + Life;
        all.AddRange([token, refresh]);
        return new JsonObject
        {
            ["token_type"] = "bearer",
            ["expires_in"] = 7200,
            ["access_token"] = token,
            ["refresh_token"] = refresh,
            ["scope"] = "tweet.read users.read offline.access",
        };
    }
}
