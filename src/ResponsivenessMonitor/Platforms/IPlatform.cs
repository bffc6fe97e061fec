using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>A platform that registered accounts are on.</summary>
internal interface IPlatform
{
    /// <summary>Which one.</summary>
    Platform Name { get; }

    /// <summary>What has to be stated so that an account on it can be read.</summary>
    AccessNeeds Needs { get; }

    /// <summary>Reads what reached and what left the account since the bookmark. Never throws for what a platform may well say.</summary>
    Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Finds out whether the account can be read by its credential, with as few calls as possible and without changing anything.</summary>
    Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken);
}
