namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>What is asked for. Ids are opaque, and are written so that none of them leads elsewhere.</summary>
internal static class MastodonPaths
{
    /// <summary>How many entries are asked for; servers may give fewer.</summary>
    internal const int PageSize = 20;

    internal const string Notifications = "/api/v1/notifications";

    /// <summary>What concerns us, and what the account's own filters hide; servers that know no types give all.</summary>
    internal const string Mentions = $"{Notifications}?limit=20&include_filtered=true&types[]=mention&types[]=quote";

    internal const string AllNotifications = $"{Notifications}?limit=20";

    internal const string Self = "/api/v1/accounts/verify_credentials";

    internal const string Likes = "/api/v1/favourites?limit=20";

    internal const string Instance = "/api/v1/instance";

    internal static string Account(string id) => $"/api/v1/accounts/{Uri.EscapeDataString(id)}";

    internal static string Lookup(string name) => $"/api/v1/accounts/lookup?acct={Uri.EscapeDataString(name)}";

    internal static string Statuses(string account) => $"{Account(account)}/statuses";

    internal static string Status(string id) => $"/api/v1/statuses/{Uri.EscapeDataString(id)}";

    internal static string Context(string id) => $"{Status(id)}/context";

    internal static string Several(IEnumerable<string> ids) =>
        $"/api/v1/statuses?{string.Join('&', ids.Select(id => $"id[]={Uri.EscapeDataString(id)}"))}";
}
