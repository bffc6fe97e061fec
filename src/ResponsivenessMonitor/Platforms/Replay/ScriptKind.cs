namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>How an item of a replay script reaches its account.</summary>
internal enum ScriptKind
{
    /// <summary>It names the account.</summary>
    Mention,

    /// <summary>It stands under the account's content.</summary>
    Comment,

    /// <summary>It is a direct message, to the account or by it.</summary>
    DirectMessage,

    /// <summary>It is a post of the account's own.</summary>
    Post,
}
