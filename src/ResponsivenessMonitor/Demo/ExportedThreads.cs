using NodaTime;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Demo;

/// <summary>An exported history that can be played.</summary>
/// <param name="Script">Its items.</param>
/// <param name="Accounts">The accounts of the file, in order of their slugs.</param>
/// <param name="Faults">The lines of the file that could not be read.</param>
internal sealed record ExportedThreads(ReplayScript Script, IReadOnlyList<ExportedAccount> Accounts, Faults Faults)
{
    /// <summary>The time of the first item; null when there is none.</summary>
    internal Instant? First => Script.Lines.Count == 0 ? null : Script.Lines[0].At;

    /// <summary>The time of the last item; null when there is none.</summary>
    internal Instant? Last => Script.Lines.Count == 0 ? null : Script.Lines[^1].At;
}

/// <summary>An account of an exported history.</summary>
/// <param name="Id">Its slug on the platform <c>export</c>.</param>
/// <param name="Name">Its name in the file.</param>
internal sealed record ExportedAccount(AccountId Id, string Name);
