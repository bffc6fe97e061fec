using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Data;

/// <summary>A sign that an account is defunct, as it is kept: counts and dates of the account, nothing of a person.</summary>
internal static class SignContent
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static string Write(DefunctSign sign) => JsonSerializer.Serialize(ToStored(sign), Options);

    /// <exception cref="InvalidOperationException">The text is none that <see cref="Write"/> wrote.</exception>
    internal static DefunctSign Read(string content)
    {
        Stored stored =
            JsonSerializer.Deserialize<Stored>(content, Options) ?? throw new InvalidOperationException("A stored sign is empty.");
        Instant since = At(stored.Since);
        return stored.Sign switch
        {
            SignKind.Gone => new DefunctSign.Gone(since, Needed(stored.How), stored.First),
            SignKind.Dormant => new DefunctSign.Dormant(since, AtOrNull(stored.Last), Duration.FromSeconds(Needed(stored.AllowedSeconds))),
            SignKind.Unvisited => new DefunctSign.Unvisited(since, stored.First, AtOrNull(stored.Last)),
            SignKind.Backlog => new DefunctSign.Backlog(since, stored.First, stored.Second),
            SignKind.PurposeEnded => new DefunctSign.PurposeEnded(since, On(stored.Dates)[0]),
            SignKind.AdministratorUnreachable => new DefunctSign.AdministratorUnreachable(since, CauseOf(stored, since)),
            _ => throw new InvalidOperationException($"{stored.Sign} is no sign."),
        };
    }

    private static Stored ToStored(DefunctSign sign)
    {
        Stored stored = new(sign.Kind, InstantPattern.ExtendedIso.Format(sign.Since));
        return sign switch
        {
            DefunctSign.Gone gone => stored with { How = gone.How, First = gone.Answers },
            DefunctSign.Dormant dormant => stored with { Last = Text(dormant.LastActivity), AllowedSeconds = dormant.Allowed.TotalSeconds },
            DefunctSign.Unvisited unvisited => stored with { First = unvisited.OpenDays, Last = Text(unvisited.LastEvidence) },
            DefunctSign.Backlog backlog => stored with { First = backlog.StillBreached, Second = backlog.NeverAnswered },
            DefunctSign.PurposeEnded ended => stored with { Dates = [LocalDatePattern.Iso.Format(ended.EndedOn)] },
            DefunctSign.AdministratorUnreachable { Cause: UnreachableCause.SaidToHaveLeft } => stored with { Cause = Cause.Left },
            DefunctSign.AdministratorUnreachable { Cause: UnreachableCause.LettersRefused refused } => stored with
            {
                Cause = Cause.Refused,
                Dates = [.. refused.On.Select(LocalDatePattern.Iso.Format)],
            },
            _ => stored with { Cause = Cause.Unconfirmed },
        };
    }

    private static UnreachableCause CauseOf(Stored stored, Instant since) =>
        stored.Cause switch
        {
            Cause.Left => new UnreachableCause.SaidToHaveLeft(since),
            Cause.Refused => new UnreachableCause.LettersRefused([.. On(stored.Dates)]),
            _ => new UnreachableCause.ReviewUnconfirmed(since),
        };

    private static LocalDate[] On(string[]? dates) => [.. (dates ?? []).Select(date => LocalDatePattern.Iso.Parse(date).Value)];

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static Instant? AtOrNull(string? text) => text is null ? null : At(text);

    private static string? Text(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;

    private static T Needed<T>(T? value)
        where T : struct => value ?? throw new InvalidOperationException("A stored sign lacks a part.");

    private enum Cause
    {
        Left,
        Refused,
        Unconfirmed,
    }

    private sealed record Stored(SignKind Sign, string Since)
    {
        public GoneKind? How { get; init; }

        public int First { get; init; }

        public int Second { get; init; }

        public string? Last { get; init; }

        public double? AllowedSeconds { get; init; }

        public string[]? Dates { get; init; }

        public Cause? Cause { get; init; }
    }
}
