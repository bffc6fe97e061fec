using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>A platform that registered accounts are on.</summary>
internal interface IPlatform
{
    /// <summary>Which one.</summary>
    Platform Name { get; }

    /// <summary>What has to be stated so that an account on it can be read.</summary>
    AccessNeeds Needs { get; }

    /// <summary>What it bills for what is read; null where that costs nothing.</summary>
    ReadPrices? Prices => null;

    /// <summary>Why a handle cannot be one there, and how it is written, without a full stop; null where it can be.</summary>
    string? HandleFault(string handle) => null;

    /// <summary>Reads what reached and what left the account since the bookmark. Never throws for what a platform may well say.</summary>
    Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Finds out whether the account can be read by its credential, with as few calls as possible and without changing anything.</summary>
    Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken);
}
