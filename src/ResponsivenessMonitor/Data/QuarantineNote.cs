using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Data;

/// <summary>
/// That nobody may be told anything, and how far it is on its way out of that: one row among the installation's keys, so that it goes where the data goes
/// and holds for all replicas.
/// </summary>
/// <param name="Cause">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="KnownUntil">When the service was last at work before, which is how far the data reaches; null where nobody noted it.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="At">When that stage began.</param>
internal sealed record QuarantineNote(QuarantineCause Cause, Instant Since, Instant? KnownUntil, QuarantineStage Stage, Instant At)
{
    internal const string Name = "quarantine";

    private const string Unknown = "unknown";
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    /// <summary>Whether letters leave again.</summary>
    internal bool IsOver => Stage == QuarantineStage.Over;

    /// <summary>Whether people may have been told already what the data does not know to be told.</summary>
    internal bool MayRepeat => Cause is QuarantineCause.Restored or QuarantineCause.Copied;

    /// <summary>From when on nobody was told anything.</summary>
    internal Instant SilentFrom => KnownUntil ?? Since;

    /// <summary>Why, in a sentence's part.</summary>
    internal string Because =>
        (Cause, KnownUntil) switch
        {
            (QuarantineCause.Restored, { } until) => $"a backup was restored that reaches until {Minute.Format(until)}",
            (QuarantineCause.Restored, null) => "a backup was restored",
            (QuarantineCause.Copied, { } until) => $"this is a copy of the database, made of one that reaches until {Minute.Format(until)}",
            (QuarantineCause.Copied, null) => "this is a copy of the database",
            (QuarantineCause.StoodStill, { } until) =>
                $"the service was last at work at {Minute.Format(until)}, so it stood still, or this is a copy of its database",
            (QuarantineCause.StoodStill, null) => "the service stood still",
            _ => "a person asked for it",
        };

    /// <summary>All of it, in a sentence.</summary>
    internal string Sentence =>
        Stage == QuarantineStage.Held
            ? $"Nothing is sent since {Minute.Format(Since)}: {Because}. Readings and verdicts go on; 'letters release --quarantine' has letters leave again."
            : $"Letters were released at {Minute.Format(At)} and leave once readings, verdicts and the digest have caught up ({Because}).";

    /// <summary>The note; null where there never was a quarantine.</summary>
    /// <exception cref="InvalidOperationException">There is one that this program cannot read.</exception>
    internal static async Task<QuarantineNote?> ReadAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        await KeyRing.FindAsync(db, Name, cancellationToken) is { } text ? Parse(text) : null;

    /// <summary>Puts a note in the place of another; of several that try at once one does it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="was">What was read before, or null where there was none.</param>
    /// <param name="next">The new one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False when somebody else was first.</returns>
    internal static async Task<bool> TryReplaceAsync(
        MonitorDbContext db,
        QuarantineNote? was,
        QuarantineNote next,
        CancellationToken cancellationToken
    ) =>
        await db.Database.ExecuteSqlAsync(
            was is null
                ? (FormattableString)$"insert into keys (name, value) values ({Name}, {next.ToBytes()}) on conflict (name) do nothing"
                : $"update keys set value = {next.ToBytes()} where name = {Name} and value = {was.ToBytes()}",
            cancellationToken
        ) == 1;

    /// <summary>As it is kept: cause, since, known until, stage and its beginning, each a line.</summary>
    internal byte[] ToBytes() =>
        Encoding.UTF8.GetBytes(string.Join('\n', $"{Cause}", Text(Since), KnownUntil is { } at ? Text(at) : Unknown, $"{Stage}", Text(At)));

    /// <exception cref="InvalidOperationException">It is none.</exception>
    internal static QuarantineNote Parse(byte[] text) =>
        Encoding.UTF8.GetString(text).Split('\n') is [var cause, var since, var until, var stage, var at]
        && Enum.TryParse(cause, out QuarantineCause why)
        && Read(since) is { } from
        && Enum.TryParse(stage, out QuarantineStage how)
        && Read(at) is { } began
            ? new QuarantineNote(why, from, Read(until), how, began)
            : throw new InvalidOperationException(
                $"The row '{Name}' of the table keys cannot be read, so nothing is sent. A newer version may have written it: start that one."
            );

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static Instant? Read(string text) => InstantPattern.ExtendedIso.Parse(text) is { Success: true } read ? read.Value : null;
}

/// <summary>Why nobody may be told anything.</summary>
internal enum QuarantineCause
{
    /// <summary>The last tick is too long ago: it was switched off, or this is a copy of the database.</summary>
    StoodStill,

    /// <summary>A backup was restored by this program.</summary>
    Restored,

    /// <summary>The tables are not those that the last tick was noted in: somebody restored a dump.</summary>
    Copied,

    /// <summary>A person asked for it.</summary>
    AskedFor,
}

/// <summary>How far a quarantine is.</summary>
internal enum QuarantineStage
{
    /// <summary>Nobody is told anything until a person says so.</summary>
    Held,

    /// <summary>A person said so; accounts that are due are read first.</summary>
    Released,

    /// <summary>They were read; enquiries, visits and the digest are decided by what came.</summary>
    Deciding,

    /// <summary>Letters leave again.</summary>
    Over,
}
