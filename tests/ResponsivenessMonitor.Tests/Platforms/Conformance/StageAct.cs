namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>What a stage may be asked to play.</summary>
internal enum StageAct
{
    /// <summary>Private messages to the account, and its answers to them.</summary>
    DirectMessage,

    /// <summary>The change of an item's words.</summary>
    Edit,

    /// <summary>A like by the official account.</summary>
    Like,

    /// <summary>Somebody's item passed on by the official account.</summary>
    Boost,

    /// <summary>Another handle of the official account.</summary>
    Rename,

    /// <summary>The platform suspends the official account.</summary>
    Suspend,

    /// <summary>Its owner switches it off.</summary>
    Deactivate,

    /// <summary>It is deleted.</summary>
    DeleteAccount,

    /// <summary>Our token is withdrawn.</summary>
    RevokeToken,

    /// <summary>Our token has run out and cannot be renewed.</summary>
    ExpireToken,

    /// <summary>Our token does not cover what we read.</summary>
    LoseScope,

    /// <summary>Too many calls, with a time from which on there are more.</summary>
    Throttle,

    /// <summary>Headers that say what may still be asked.</summary>
    TellBudget,

    /// <summary>A trouble that begins after some calls.</summary>
    BreakMidway,

    /// <summary>A trouble of one's own choice, see <see cref="Trouble"/>; else every trouble is the same.</summary>
    BreakInKind,

    /// <summary>A credential that can be checked.</summary>
    Check,

    /// <summary>Words of the platform that hold secrets and could be told on.</summary>
    Secrets,

    /// <summary>A reading that waits for the server, and can be given up.</summary>
    Wait,
}

/// <summary>How a server may be out of order.</summary>
internal enum Trouble
{
    /// <summary>500 with a body in JSON that says so.</summary>
    ServerError,

    /// <summary>502 with a page for people.</summary>
    GatewayPage,

    /// <summary>503 without a body.</summary>
    Unavailable,

    /// <summary>200 with a page for people.</summary>
    PageInstead,

    /// <summary>200 without a body.</summary>
    Empty,

    /// <summary>200 with half of the JSON that was asked for, well sent.</summary>
    HalfTheJson,

    /// <summary>200 whose body ends before the length that was said.</summary>
    BrokenOff,

    /// <summary>200 with a body that is far too long.</summary>
    TooLong,

    /// <summary>200 with JSON of no shape that is expected.</summary>
    OtherJson,

    /// <summary>The word null where an object or a list is expected.</summary>
    NullJson,

    /// <summary>A redirect to another server.</summary>
    Redirect,

    /// <summary>A connection that is closed at once.</summary>
    HangsUp,

    /// <summary>No answer at all.</summary>
    Silence,

    /// <summary>A body that comes a byte at a time and never ends.</summary>
    Drip,
}
