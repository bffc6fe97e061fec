namespace ResponsivenessMonitor.Platforms;

/// <summary>What has to be stated of an account so that a platform can read it.</summary>
/// <param name="Server">Whether its server has to be named.</param>
/// <param name="MayBePublic">Whether it can be read without credentials, as far as anybody can.</param>
/// <param name="Credential">What the credential is and where people get it, such as "an app password, made in Settings, Privacy and security"; no full stop.</param>
internal sealed record AccessNeeds(ServerNeed Server, bool MayBePublic, string Credential)
{
    /// <summary>The one server that may be named; null for any.</summary>
    internal string? OnlyServer { get; init; }
}

/// <summary>Whether an account's server has to be named.</summary>
internal enum ServerNeed
{
    /// <summary>The platform is one server.</summary>
    None,

    /// <summary>It is found out by the account's name unless it is named.</summary>
    Optional,

    /// <summary>The handle names it after its @, unless it is named.</summary>
    InHandle,

    /// <summary>Nothing is found without it.</summary>
    Required,
}
