using System.Net;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Tells refusals apart by the reasons that they give, else by their status. Pure.</summary>
internal static class YouTubeTroubles
{
    private const int LongestReason = 60;

    private static readonly Dictionary<string, YouTubeTrouble> Known = new(StringComparer.Ordinal)
    {
        ["quotaExceeded"] = YouTubeTrouble.Quota,
        ["dailyLimitExceeded"] = YouTubeTrouble.Quota,
        ["rateLimitExceeded"] = YouTubeTrouble.Rate,
        ["userRateLimitExceeded"] = YouTubeTrouble.Rate,
        ["RATE_LIMIT_EXCEEDED"] = YouTubeTrouble.Rate,
        ["authError"] = YouTubeTrouble.Token,
        ["ACCESS_TOKEN_EXPIRED"] = YouTubeTrouble.Token,
        ["keyInvalid"] = YouTubeTrouble.Key,
        ["keyExpired"] = YouTubeTrouble.Key,
        ["API_KEY_INVALID"] = YouTubeTrouble.Key,
        ["ipRefererBlocked"] = YouTubeTrouble.KeyRestricted,
        ["API_KEY_IP_ADDRESS_BLOCKED"] = YouTubeTrouble.KeyRestricted,
        ["API_KEY_HTTP_REFERRER_BLOCKED"] = YouTubeTrouble.KeyRestricted,
        ["API_KEY_SERVICE_BLOCKED"] = YouTubeTrouble.KeyRestricted,
        ["accessNotConfigured"] = YouTubeTrouble.ApiOff,
        ["SERVICE_DISABLED"] = YouTubeTrouble.ApiOff,
        ["insufficientPermissions"] = YouTubeTrouble.Scope,
        ["ACCESS_TOKEN_SCOPE_INSUFFICIENT"] = YouTubeTrouble.Scope,
        ["channelSuspended"] = YouTubeTrouble.ChannelSuspended,
        ["channelClosed"] = YouTubeTrouble.ChannelClosed,
        ["authenticatedUserAccountSuspended"] = YouTubeTrouble.UserSuspended,
        ["authenticatedUserAccountClosed"] = YouTubeTrouble.UserClosed,
        ["commentsDisabled"] = YouTubeTrouble.CommentsDisabled,
        ["invalidPageToken"] = YouTubeTrouble.PageToken,
    };

    /// <summary>What an answer refuses; null when it is no refusal in YouTube's own words.</summary>
    internal static YouTubeRefusal? Of(HttpAnswer.Came answer)
    {
        if (
            answer.Status is < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError
            || answer.Read(YouTubeJson.Default.ErrorBodyView) is not JsonBody<ErrorBodyView>.Good { Value.Error: { } error }
        )
        {
            return answer.Status == HttpStatusCode.TooManyRequests
                ? new YouTubeRefusal(YouTubeTrouble.Rate, answer.Status, string.Empty, answer.At, answer.Again)
                : null;
        }

        string[] reasons = [.. (error.Errors ?? []).Concat(error.Details ?? []).Select(one => one?.Reason).OfType<string>().Where(IsWord)];
        return new YouTubeRefusal(
            TroubleOf(answer.Status, reasons),
            answer.Status,
            reasons.FirstOrDefault(string.Empty),
            answer.At,
            answer.Again
        );
    }

    private static YouTubeTrouble TroubleOf(HttpStatusCode status, string[] reasons)
    {
        YouTubeTrouble known = reasons.Select(reason => Known.GetValueOrDefault(reason)).FirstOrDefault(trouble => trouble != default);
        return known != default
            ? known
            : status switch
            {
                HttpStatusCode.Unauthorized => YouTubeTrouble.Token,
                HttpStatusCode.Forbidden => YouTubeTrouble.Forbidden,
                HttpStatusCode.NotFound => YouTubeTrouble.NotFound,
                HttpStatusCode.TooManyRequests => YouTubeTrouble.Rate,
                _ => YouTubeTrouble.Other,
            };
    }

    /// <summary>Reasons are single words; what is not one may be anything, and is left out.</summary>
    private static bool IsWord(string reason) =>
        reason.Length is > 0 and <= LongestReason && reason.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
