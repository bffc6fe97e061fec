using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>How replies hang together on the platforms that are replayed.</summary>
internal static class ReplayShapes
{
    /// <summary>The platform of exported histories: their accounts share no conversation, and it says of each item where it belongs.</summary>
    internal static Platform Export { get; } = Platform.Parse("export");

    /// <summary>The shape of a platform's public conversations; an unknown platform's are nested.</summary>
    internal static ConversationShape Of(Platform platform) =>
        platform == Export ? ConversationShape.Exported
        : platform == Platform.Facebook
        || platform == Platform.Instagram
        || platform == Platform.YouTube
        || platform == Platform.LinkedIn
        || platform == Platform.TikTok
            ? ConversationShape.OneLevel
        : ConversationShape.Nested;
}
