using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>What waits to be told, and when it is: one letter a recipient and gathering (policy §6).</summary>
/// <param name="agenda">The instants at which the model looks.</param>
internal sealed class ModelLetters(SortedSet<Instant> agenda)
{
    private static readonly Duration GatherFor = Duration.FromMinutes(5);

    private readonly List<ModelNotice> waiting = [];

    /// <summary>What was told, by key, and when.</summary>
    internal Dictionary<string, Instant> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>When a reminder that falls due now leaves: gathered for five minutes in the office hours it keeps to, else at once or at the opening.</summary>
    internal static ModelNotice Reminder(string key, string recipient, ModelOffice? hours, Instant now)
    {
        Instant ready = hours?.NextOpen(now) ?? now;
        Instant gathered = ready + GatherFor;
        bool waits = hours is null || (ready == now && hours.IsOpen(gathered) && hours.Within(ready, gathered) == GatherFor);
        return new ModelNotice(key, recipient, ready, waits ? gathered : ready, IsReminder: true);
    }

    internal void Await(ModelNotice notice)
    {
        waiting.Add(notice);
        _ = agenda.Add(notice.LeavesAt);
    }

    /// <summary>A letter leaves when the first of what it gathers does, and takes along all that may be told.</summary>
    internal void Write(Instant now)
    {
        _ = waiting.RemoveAll(notice => !notice.Waits);
        HashSet<string> leaving =
        [
            .. waiting.Where(notice => notice.LeavesAt <= now && notice.IsReminder).Select(notice => notice.Recipient),
        ];
        foreach (ModelNotice notice in waiting.Where(notice => notice.ReadyAt <= now))
        {
            bool isTold = notice.IsReminder ? leaving.Contains(notice.Recipient) : notice.LeavesAt <= now;
            if (isTold)
            {
                notice.ToldAt = now;
                Told.Add(notice.Key, now);
                _ = agenda.Add(now + Duration.FromTicks(1)); // what follows from its being told has to be planned
            }
        }
    }
}
