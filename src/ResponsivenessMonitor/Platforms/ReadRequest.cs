using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms;

/// <summary>One reading of one account.</summary>
/// <param name="Access">Which account, and by what credentials.</param>
/// <param name="Since">Where the last reading ended, or null for the first one. Advisory: an overlap before it may be read again.</param>
/// <param name="Waiting">Items that still wait for an answer: own posts, open threads and deletions are asked for because of these.</param>
/// <param name="OwnActivity">
/// Whether the account's own posts and acts are wanted too, as evidence of visits; without it, and with nothing that waits, a reading is one call.
/// </param>
/// <param name="WithProfile">Whether the account's own profile is wanted too.</param>
internal sealed record ReadRequest(
    AccountAccess Access,
    Bookmark? Since,
    IReadOnlyList<WaitingItem> Waiting,
    bool OwnActivity,
    bool WithProfile
)
{
    /// <summary>The platform's ids of the university's other accounts there: what they answer in a waiting thread answers it too.</summary>
    internal IReadOnlyCollection<string> Siblings { get; init; } = [];
}

/// <summary>What is needed to read an account.</summary>
/// <param name="Account">Its slug.</param>
/// <param name="Handle">Its handle as it is today.</param>
/// <param name="AuthorId">The platform's own id of it, or null before its first profile.</param>
/// <param name="Credential">A reference to the credential, <c>env:NAME</c> or <c>file:PATH</c>, or null where none is needed.</param>
/// <param name="Host">The server, on platforms that have many; else null.</param>
internal sealed record AccountAccess(AccountId Account, string Handle, string? AuthorId, string? Credential, string? Host)
{
    /// <summary>Stands where a credential would, for a script that plays the platform.</summary>
    internal const string Replay = "replay";

    /// <summary>Stands where a credential would, for what anybody can read; a connector is asked with none.</summary>
    internal const string Public = "public";

    /// <summary>The access as it is stated of an account.</summary>
    /// <param name="account">Its slug.</param>
    /// <param name="handle">Its handle as it is today.</param>
    /// <param name="authorId">The platform's own id of it, or null before its first profile.</param>
    /// <param name="credential">The credential, <see cref="Public"/> or nothing.</param>
    /// <param name="host">The server, or nothing.</param>
    internal static AccountAccess Stated(AccountId account, string handle, string? authorId, string? credential, string? host) =>
        new(
            account,
            handle,
            authorId,
            string.IsNullOrEmpty(credential) || string.Equals(credential, Public, StringComparison.Ordinal) ? null : credential,
            string.IsNullOrEmpty(host) ? null : host
        );
}

/// <summary>A platform's own note of where a reading ended; opaque to everybody else.</summary>
internal readonly record struct Bookmark(string Value);

/// <summary>An item that still waits for an answer.</summary>
internal readonly record struct WaitingItem(ItemId Item, ItemId Conversation);
