namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>What a line of a replay script does. The platform's events come first; from <see cref="Live"/> on it is people who act.</summary>
internal enum ScriptAct
{
    /// <summary>Somebody publishes an item.</summary>
    Item,

    /// <summary>The author of an item changes its words.</summary>
    Edit,

    /// <summary>An item is deleted.</summary>
    Delete,

    /// <summary>An item is hidden.</summary>
    Hide,

    /// <summary>The account likes something.</summary>
    Like,

    /// <summary>The platform cannot be reached for a while.</summary>
    Outage,

    /// <summary>The platform asks us to wait.</summary>
    Throttle,

    /// <summary>Our access is refused until it is restored.</summary>
    Revoke,

    /// <summary>Access and account are as they were.</summary>
    Restore,

    /// <summary>The platform suspends the account until it is restored.</summary>
    Suspend,

    /// <summary>The account is deleted or deactivated, until it is restored.</summary>
    Gone,

    /// <summary>The account has another handle.</summary>
    Rename,

    /// <summary>"The account is to go live."</summary>
    Live,

    /// <summary>"I have looked after the account today."</summary>
    CheckIn,

    /// <summary>"This needs no reply."</summary>
    NoReply,

    /// <summary>"We answered this by telephone."</summary>
    Offline,

    /// <summary>"This is spam."</summary>
    Spam,

    /// <summary>"This repeats another enquiry."</summary>
    Duplicate,

    /// <summary>"The account is still alive."</summary>
    Alive,

    /// <summary>"We have closed the account."</summary>
    Closed,

    /// <summary>"Its administrator has left."</summary>
    Left,

    /// <summary>"The office is closed on these days."</summary>
    Closure,
}
