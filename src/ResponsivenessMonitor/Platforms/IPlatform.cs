using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>A platform that registered accounts are on.</summary>
internal interface IPlatform
{
    /// <summary>Which one.</summary>
    Platform Name { get; }

    /// <summary>Reads what reached and what left the account since the bookmark. Never throws for what a platform may well say.</summary>
    Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken);
}
