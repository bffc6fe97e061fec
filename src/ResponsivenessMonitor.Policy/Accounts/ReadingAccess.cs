namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Whether an account could be read at all, whatever its state.</summary>
public enum ReadingAccess
{
    /// <summary>There is a connector for its platform, and credentials for it.</summary>
    Available,

    /// <summary>Nothing here can read its platform.</summary>
    NoConnector,

    /// <summary>Nobody has given credentials yet.</summary>
    NoCredentials,
}
