using NodaTime;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>
/// A day of an account as the service reads it: every 5 minutes in eight office hours, every 30 outside them; own activity every half an hour and while
/// something waits, the profile twice.
/// </summary>
internal static class DayOfReadings
{
    private const int OfficeMinutes = 480;

    /// <summary>Reads an account for a day.</summary>
    /// <param name="stage">Where it is; it was read once before the day.</param>
    /// <param name="questions">How many people ask in the office hours, each answered when the next one asks; the last one not at all.</param>
    /// <param name="below">The post below which they ask; null where they name the account.</param>
    /// <returns>The calls that the day took.</returns>
    internal static async Task<int> CallsAsync(Stage stage, int questions, string? below = null)
    {
        StageReader reader = new(stage);
        _ = await reader.ReadAsync(withActivity: false, withProfile: true);
        int before = stage.Calls;
        Queue<string> open = [];
        for (int minute = 0; minute < 1_440; minute += minute < OfficeMinutes ? 5 : 30)
        {
            if (questions > 0 && minute < OfficeMinutes && minute % (OfficeMinutes / questions) < 5)
            {
                open.Enqueue(await stage.PublishAsync($"person{minute}", "Is the library open?", below));
            }

            if (open.Count > 1)
            {
                _ = await stage.PublishAsync(by: null, "Yes.", open.Dequeue());
            }

            Instant last = stage.Time.Now;
            stage.Time.Advance(Duration.FromMinutes(minute < OfficeMinutes ? 5 : 30));
            bool isAsked = open.Count > 0 || PollPlan.WantsActivity(last, stage.Time.Now);
            _ = await reader.ReadAsync(withActivity: isAsked, withProfile: minute % 720 == 0);
        }

        return stage.Calls - before;
    }
}
