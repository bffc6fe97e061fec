namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>The address of a record: <c>at://did:plc:…/app.bsky.feed.post/…</c>.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Did">Whose it is.</param>
/// <param name="Key">Its name among the records of its kind; sorts by time where the author's program keeps to the custom.</param>
internal sealed record AtUri(string Text, string Did, string Key)
{
    private const string Scheme = "at://";
    private const int Longest = 1024;

    /// <summary>Reads an address; null when it is none.</summary>
    internal static AtUri? Parse(string? text)
    {
        if (text is not { Length: <= Longest } || !text.StartsWith(Scheme, StringComparison.Ordinal) || text.Any(c => c is <= ' ' or > '~'))
        {
            return null;
        }

        string[] parts = text[Scheme.Length..].Split('/');
        return parts is [var did, { Length: > 0 }, { Length: > 0 } key] && DidText.IsDid(did) ? new AtUri(text, did, key) : null;
    }

    /// <summary>Where people see the post.</summary>
    internal Uri Permalink => new($"https://bsky.app/profile/{Did}/post/{Uri.EscapeDataString(Key)}");
}
