namespace ResponsivenessMonitor.Jobs;

/// <summary>One running process of the service, by the name under which it holds leases.</summary>
internal sealed record Replica(string Name)
{
    /// <summary>This process.</summary>
    internal static Replica This { get; } = new($"{Environment.MachineName}:{Environment.ProcessId}");
}
