using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>What a credential was exchanged for, so that a restart or another replica need not exchange it again.</summary>
internal sealed class StoredSession
{
    public Platform Platform { get; init; } = Platform.X;

    /// <summary>The reference to the credential, as accounts state it.</summary>
    public string Credential { get; init; } = string.Empty;

    /// <summary>The server; empty where the platform has one.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>Encrypted; null when it was forgotten.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Counts how often it was replaced.</summary>
    public long Version { get; init; }
}
