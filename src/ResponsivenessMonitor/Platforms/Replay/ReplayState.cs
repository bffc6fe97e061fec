using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>What keeps an account from being read, through time. What befalls a whole platform is added to each of its accounts.</summary>
internal sealed class ReplayState
{
    private readonly List<(Instant From, Instant Until, Reading Reading)> spells = [];
    private readonly List<(Instant From, Reading? Lost, Reading? Gone)> changes = [(Instant.MinValue, null, null)];
    private readonly List<(Instant From, string Handle)> handles = [];

    /// <summary>What is said instead of a page at an instant; null when the account can be read.</summary>
    /// <remarks>Who is out of reach says nothing else; whose access is refused is not told whether the account is there.</remarks>
    internal Reading? HinderedAt(Instant now)
    {
        foreach (Reading reading in spells.Where(spell => spell.From <= now && now < spell.Until).Select(spell => spell.Reading))
        {
            return reading;
        }

        (_, Reading? lost, Reading? gone) = changes.FindLast(change => change.From <= now);
        return lost ?? gone;
    }

    /// <summary>The account's handle at an instant; null while it never changed.</summary>
    internal string? HandleAt(Instant now) => handles.FindLast(handle => handle.From <= now).Handle;

    /// <summary>Takes a line of the script, if it is one that changes what can be read; lines come in order of their time.</summary>
    internal void Take(ScriptLine line)
    {
        (_, Reading? lost, Reading? gone) = changes[^1];
        switch (line.Act)
        {
            case ScriptAct.Outage when line.Until is { } until:
                string reason = line.Text.Length > 0 ? line.Text : "The platform did not answer.";
                spells.Add((line.At, until, new Reading.Unreachable(reason) { Cost = 1 }));
                break;
            case ScriptAct.Throttle when line.Until is { } until:
                spells.Add((line.At, until, Throttled(line, until)));
                break;
            case ScriptAct.Revoke:
                changes.Add((line.At, Refused(line.How), gone));
                break;
            case ScriptAct.Suspend:
                changes.Add((line.At, lost, IsGone(GoneKind.Suspended)));
                break;
            case ScriptAct.Gone:
                changes.Add((line.At, lost, IsGone(line.How == ScriptHow.Deactivated ? GoneKind.Deactivated : GoneKind.Deleted)));
                break;
            case ScriptAct.Restore:
                changes.Add((line.At, null, null));
                break;
            case ScriptAct.Rename when line.To is { } handle:
                handles.Add((line.At, handle));
                break;
            default:
                break;
        }
    }

    private static Reading Throttled(ScriptLine line, Instant until)
    {
        LimitScope scope = line.Account is null ? LimitScope.Access : LimitScope.Account;
        return line.How == ScriptHow.Quota
            ? new Reading.QuotaSpent(scope, until) { Cost = 1 }
            : new Reading.RateLimited(scope, until) { Cost = 1 };
    }

    private static Reading Refused(ScriptHow? how) =>
        how switch
        {
            ScriptHow.Billing => new Reading.BillingStopped { Cost = 1 },
            ScriptHow.Expiry => new Reading.AccessLost(AccessLossKind.TokenExpired) { Cost = 1 },
            ScriptHow.Role => new Reading.AccessLost(AccessLossKind.RoleLost) { Cost = 1 },
            ScriptHow.Scope => new Reading.AccessLost(AccessLossKind.ScopeMissing) { Cost = 1 },
            _ => new Reading.AccessLost(AccessLossKind.TokenRevoked) { Cost = 1 },
        };

    private static Reading.AccountGone IsGone(GoneKind kind) => new(kind) { Cost = 1 };
}
