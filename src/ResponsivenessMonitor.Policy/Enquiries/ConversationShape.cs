namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>How replies hang together on a platform, which decides whom an answer answers (Words: "answer").</summary>
public enum ConversationShape
{
    /// <summary>Replies to replies to any depth (X, Bluesky, Mastodon): an answer ends the spells with an item on its reply chain.</summary>
    Nested,

    /// <summary>One top-level comment with its replies (Facebook, Instagram, YouTube, LinkedIn): an answer ends the spells of those it names, or all.</summary>
    OneLevel,

    /// <summary>Direct messages: the next outgoing message ends every open spell, unless it is an instant reply.</summary>
    Dialogue,

    /// <summary>An exported history: by the reply chain where an answer says what it replies to, else every open spell.</summary>
    Exported,
}
