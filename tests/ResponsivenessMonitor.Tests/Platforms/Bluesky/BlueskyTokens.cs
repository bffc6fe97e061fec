using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>The sessions of the official account on a small Bluesky, and whom its servers let in.</summary>
internal sealed class BlueskyTokens(BlueskyScript script, ManualTime time)
{
    private readonly Dictionary<string, (bool IsRefresh, bool IsGood)> tokens = new(StringComparer.Ordinal);
    private int made;

    internal int SessionsMade { get; private set; }

    internal IEnumerable<string> All => tokens.Keys;

    internal bool IsRevoked { get; set; }

    internal bool IsScopeMissing { get; set; }

    /// <summary>What tokens end in.</summary>
    internal string End { get; set; } = "-secret";

    /// <summary>The app password and all its sessions are withdrawn.</summary>
    internal void Revoke()
    {
        IsRevoked = true;
        EndSessions(withRefresh: true);
    }

    /// <summary>Access tokens have run out; refresh tokens as well, or not.</summary>
    internal void EndSessions(bool withRefresh)
    {
        foreach ((string token, (bool isRefresh, _)) in tokens.ToArray())
        {
            tokens[token] = (isRefresh, isRefresh && !withRefresh && tokens[token].IsGood);
        }
    }

    internal (int, JsonNode) CreateSession(string body)
    {
        SessionsMade++;
        JsonNode? wish = JsonNode.Parse(body);
        // A suspended account's app passwords are refused as wrong ones are: looked at on a real server.
        return
            IsRevoked
            || script.Status is "takendown" or "deleted"
            || !Same((string?)wish?["password"], BlueskyScript.AppPassword)
            || !Same((string?)wish?["identifier"], BlueskyScript.Official)
            ? (401, BlueskyScript.Error("AuthenticationRequired", "Invalid identifier or password"))
            : (200, Session());
    }

    internal (int, JsonNode) RefreshSession(string? token)
    {
        if (token is null || !tokens.TryGetValue(token, out (bool IsRefresh, bool IsGood) kept) || kept is not (true, true))
        {
            return (400, BlueskyScript.Error("ExpiredToken", "Token has been revoked"));
        }

        tokens[token] = (true, false);
        return script.Status is "takendown"
            ? (401, BlueskyScript.Error("AccountTakedown", "Account has been taken down"))
            : (200, Session());
    }

    private JsonObject Session()
    {
        (string access, string refresh) = (Access(), $"refresh-{made++}{End}");
        tokens[access] = (false, true);
        tokens[refresh] = (true, true);
        JsonObject session = new()
        {
            ["accessJwt"] = access,
            ["refreshJwt"] = refresh,
            ["did"] = BlueskyScript.Official,
            ["handle"] = script.Handle,
            ["active"] = script.Status is null,
        };
        if (script.Status is not null)
        {
            session["status"] = script.Status;
        }

        return session;
    }

    internal (int, JsonNode)? Refusal(string? token, bool isNeeded) =>
        token is null
            ? isNeeded
                ? (401, BlueskyScript.Error("AuthMissing", "Authentication Required"))
                : null
            : !tokens.TryGetValue(token, out (bool IsRefresh, bool IsGood) kept) || kept.IsRefresh
                ? (400, BlueskyScript.Error("InvalidToken", "Token could not be verified"))
                : !kept.IsGood
                    ? (400, BlueskyScript.Error("ExpiredToken", "Token has expired"))
                    : script.Status is "deleted"
                        ? (500, BlueskyScript.Error("InternalServerError", "Internal Server Error"))
                        : IsScopeMissing
                            ? (400, BlueskyScript.Error("InvalidToken", "Bad token scope"))
                            : null;

    /// <summary>Says of itself when it ends, as those of real servers do.</summary>
    private string Access()
    {
        string claims = $$"""{"scope":"com.atproto.appPass","exp":{{time.Now.ToUnixTimeSeconds() + 7_200}}}""";
        return $"header.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.access-{made++}{End}";
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
