using System.Collections.Concurrent;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Where a status belongs.</summary>
/// <param name="Root">The id of the first status of its conversation.</param>
/// <param name="IsDirect">Whether that one is a private message.</param>
/// <param name="IsOurs">Whether the account wrote that one.</param>
internal readonly record struct MastodonThread(string Root, bool IsDirect, bool IsOurs);

/// <summary>Remembers where statuses belong, so that it is asked for once; what is forgotten is asked for again.</summary>
internal sealed class MastodonThreads
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<(string Account, string Status), MastodonThread> known = new();

    internal MastodonThread? Find(string account, string status) =>
        known.TryGetValue((account, status), out MastodonThread thread) ? thread : null;

    internal void Keep(string account, string status, MastodonThread thread)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[(account, status)] = thread;
    }
}
