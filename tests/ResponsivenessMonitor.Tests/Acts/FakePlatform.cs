using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>A platform that says what it needs, and that every access is good.</summary>
internal sealed class FakePlatform(Platform name, ServerNeed server, bool mayBePublic) : IPlatform
{
    /// <summary>What a check ends with; null where it ends well.</summary>
    internal Exception? Fault { get; init; }

    /// <summary>What a check finds; null to say whether a credential was stated.</summary>
    internal AccessCheck? Finds { get; set; }

    public Platform Name => name;

    public AccessNeeds Needs => new(server, mayBePublic, "a token") { OnlyServer = OnlyServer };

    /// <summary>The one server that may be named; null for any.</summary>
    internal string? OnlyServer { get; init; }

    public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
        Fault is { } fault
            ? Task.FromException<AccessCheck>(fault)
            : Task.FromResult(Finds ?? new AccessCheck.Works(access.Credential is null ? "asked without a credential" : "asked with one"));
}
