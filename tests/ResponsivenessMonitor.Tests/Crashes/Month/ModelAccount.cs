using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>One account of the model: when it is read, what is known of its enquiries, and its days.</summary>
internal sealed class ModelAccount
{
    private static readonly Duration InOfficeHours = Duration.FromMinutes(15);
    private static readonly Duration Outside = Duration.FromHours(4);
    private static readonly Duration AfterLapse = Duration.FromSeconds(1);

    private readonly List<(Instant At, bool IsSaid, LocalDate For)> evidence = [];
    private int readEvidence;

    internal ModelAccount(DemoAccount account, ModelOffice office, IReadOnlyList<ScriptLine> lines)
    {
        Slug = account.Id.Slug;
        Office = office;
        IsMarketing = account.Steward == Steward.Marketing;
        Administrator = account.Administrator!.Address!;
        Deputy = account.Deputy!.Address!;
        Spells = ModelSpells.Of(lines, Slug, account.Platform != Platform.Facebook && account.Platform != Platform.Instagram);
        foreach (ModelSpell spell in Spells)
        {
            spell.Deadlines = ModelDeadlines.Of(office, IsMarketing, spell.Received);
        }

        foreach (ScriptLine line in lines)
        {
            bool isOwn = line is { Act: ScriptAct.Like } or { Act: ScriptAct.Item, Author: null };
            if (isOwn || line.Act == ScriptAct.CheckIn)
            {
                evidence.Add((line.At, !isOwn, line.For ?? ModelOffice.DateOf(line.At)));
            }
        }

        evidence.Sort((one, other) => one.At.CompareTo(other.At));
    }

    internal string Slug { get; }

    internal ModelOffice Office { get; }

    internal bool IsMarketing { get; }

    internal string Administrator { get; }

    internal string Deputy { get; }

    internal IReadOnlyList<ModelSpell> Spells { get; }

    /// <summary>When it is read next.</summary>
    internal Instant NextReading { get; set; }

    /// <summary>When it was read last; null before the first time.</summary>
    internal Instant? ReadAt { get; private set; }

    /// <summary>The days that asked for a visit and are over or were seen, with when a missed one became known; null of a visited one.</summary>
    internal SortedDictionary<LocalDate, Instant?> Days { get; } = [];

    /// <summary>When its administrator was last reminded of a visit.</summary>
    internal LocalDate? NudgedOn { get; set; }

    /// <summary>The instants at which somebody says that it was visited.</summary>
    internal IEnumerable<Instant> Said => evidence.Where(piece => piece.IsSaid).Select(piece => piece.At);

    /// <summary>Reads it: all that has happened by now is known.</summary>
    internal void Read(Instant now)
    {
        ReadAt = now;
        foreach (ModelSpell spell in Spells.Where(spell => spell.Received <= now && spell.EndKnownAt is null))
        {
            spell.FoundAt ??= now;
            bool isPast = now > spell.Deadlines.Breach && !(spell.Ended <= spell.Deadlines.Breach);
            spell.BreachKnownAt ??= isPast ? now : null;
            spell.EndKnownAt = spell.Ended <= now ? now : null;
        }

        NextReading = Next(now);
    }

    /// <summary>Takes what shows a visit: what was read, and what was said without a reading.</summary>
    /// <returns>Whether the date is visited, as far as is known.</returns>
    internal bool TakeVisits(Instant now)
    {
        for (; readEvidence < evidence.Count && evidence[readEvidence].At <= now; readEvidence++)
        {
            LocalDate date = evidence[readEvidence].For;
            bool counts =
                date > DemoTime.FirstDay && Office.IsOpenDay(date) && ModelOffice.DateOf(evidence[readEvidence].At) <= date.PlusDays(3);
            if (counts)
            {
                Days[date] = null;
            }
        }

        LocalDate today = ModelOffice.DateOf(now);
        return Days.TryGetValue(today, out Instant? missed) && missed is null;
    }

    /// <summary>How many days in a row were missed up to the last one known, and the third of them.</summary>
    internal (int Count, LocalDate? Third) Streak()
    {
        List<LocalDate> row = [.. Days.Reverse().TakeWhile(day => day.Value is not null).Select(day => day.Key).Reverse()];
        return (row.Count, row.Count >= 3 ? row[2] : null);
    }

    /// <summary>Every quarter of an hour in office hours, every four hours outside, at the opening, at warnings and a second after lapses of what waits.</summary>
    private Instant Next(Instant now)
    {
        Instant next = Office.IsOpen(now) ? Grid(now, InOfficeHours) : Instant.Min(Grid(now, Outside), Office.NextOpen(now));
        foreach (ModelSpell spell in Spells.Where(spell => spell.FoundAt <= now && !(spell.EndKnownAt < now) && !(spell.GivenUpAt < now)))
        {
            ModelDeadlines deadlines = spell.Deadlines;
            foreach (
                Instant? wanted in new Instant?[]
                {
                    deadlines.WarnAt,
                    deadlines.AimLapses + AfterLapse,
                    deadlines.CommitmentLapses + AfterLapse,
                }
            )
            {
                next = wanted > now && wanted < next ? wanted.Value : next;
            }
        }

        return next;
    }

    private static Instant Grid(Instant now, Duration step)
    {
        long ticks = now.ToUnixTimeTicks();
        long length = step.BclCompatibleTicks;
        return Instant.FromUnixTimeTicks((ticks - (ticks % length)) + length);
    }
}
