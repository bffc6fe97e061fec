using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>An office in London by arithmetic of its own: it walks from day to day and adds up, slowly and plainly (policy, Words).</summary>
internal sealed class ModelOffice
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>England's, as published, for as long as the longest scenario lasts.</summary>
    private static readonly LocalDate[] BankHolidays =
    [
        new(2026, 12, 25),
        new(2026, 12, 28),
        new(2027, 1, 1),
        new(2027, 3, 26),
        new(2027, 3, 29),
        new(2027, 5, 3),
        new(2027, 5, 31),
        new(2027, 8, 30),
        new(2027, 12, 27),
        new(2027, 12, 28),
    ];

    private readonly (LocalTime From, LocalTime To)[] hours;
    private readonly bool keepsBankHolidays;
    private readonly Dictionary<LocalDate, string?> entered = [];
    private readonly Dictionary<LocalDate, (Instant From, Instant To)[]> days = [];

    private ModelOffice((LocalTime, LocalTime)[] hours, bool keepsBankHolidays) =>
        (this.hours, this.keepsBankHolidays) = (hours, keepsBankHolidays);

    /// <summary>The office of a name, as the settings of played installations have it: Monday to Friday.</summary>
    internal static ModelOffice Named(string name) =>
        name switch
        {
            "default" => new ModelOffice([(At(9), At(17))], keepsBankHolidays: true),
            "lunch" => new ModelOffice([(At(9), At(13)), (At(14), At(17))], keepsBankHolidays: true),
            "plain" => new ModelOffice([(At(9), At(17))], keepsBankHolidays: false),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The model does not know this office."),
        };

    /// <summary>Enters a closure: dates such as <c>2026-12-29..2026-12-31</c>, and the hours that stay open, or null.</summary>
    internal void Enter(string dates, string? open)
    {
        LocalDate[] ends = [.. dates.Split("..").Select(date => LocalDatePattern.Iso.Parse(date).Value)];
        for (LocalDate date = ends[0]; date <= ends[^1]; date = date.PlusDays(1))
        {
            entered[date] = open;
        }
    }

    internal static LocalDate DateOf(Instant at) => at.InZone(London).Date;

    /// <summary>The first instant of a date.</summary>
    internal static Instant Midnight(LocalDate date) => London.AtStartOfDay(date).ToInstant();

    internal static Instant At(LocalDate date, LocalTime time) => London.AtLeniently(date + time).ToInstant();

    internal bool IsOpenDay(LocalDate date) => Of(date).Length > 0;

    internal LocalDate NextOpenDay(LocalDate date)
    {
        do
        {
            date = date.PlusDays(1);
        } while (!IsOpenDay(date));
        return date;
    }

    internal LocalDate PreviousOpenDay(LocalDate date)
    {
        do
        {
            date = date.PlusDays(-1);
        } while (!IsOpenDay(date));
        return date;
    }

    internal Instant FirstOpen(LocalDate date) => Of(date)[0].From;

    internal Instant LastClose(LocalDate date) => Of(date)[^1].To;

    internal bool IsOpen(Instant at) => Of(DateOf(at)).Any(open => open.From <= at && at < open.To);

    /// <summary>The instant itself when the office is open, else the next opening.</summary>
    internal Instant NextOpen(Instant at)
    {
        for (LocalDate date = DateOf(at); ; date = date.PlusDays(1))
        {
            foreach ((Instant from, Instant to) in Of(date))
            {
                if (at < to)
                {
                    return Instant.Max(at, from);
                }
            }
        }
    }

    /// <summary>Office time between two instants.</summary>
    internal Duration Within(Instant from, Instant to)
    {
        Duration sum = Duration.Zero;
        for (LocalDate date = DateOf(from); date <= DateOf(to); date = date.PlusDays(1))
        {
            foreach ((Instant open, Instant close) in Of(date))
            {
                (Instant start, Instant end) = (Instant.Max(from, open), Instant.Min(to, close));
                sum += end > start ? end - start : Duration.Zero;
            }
        }

        return sum;
    }

    /// <summary>Where so much office time is used up; at the close when it ends exactly there.</summary>
    internal Instant Add(Instant from, Duration amount)
    {
        for (LocalDate date = DateOf(from); amount > Duration.Zero; date = date.PlusDays(1))
        {
            foreach ((Instant open, Instant close) in Of(date))
            {
                Instant start = Instant.Max(from, open);
                if (close > start && amount > Duration.Zero)
                {
                    Duration used = Duration.Min(amount, close - start);
                    (from, amount) = (start + used, amount - used);
                }
            }
        }

        return from;
    }

    /// <summary>The same backwards; at the opening when it ends exactly there.</summary>
    internal Instant Subtract(Instant from, Duration amount)
    {
        for (LocalDate date = DateOf(from); amount > Duration.Zero; date = date.PlusDays(-1))
        {
            foreach ((Instant open, Instant close) in Of(date).Reverse())
            {
                Instant end = Instant.Min(from, close);
                if (open < end && amount > Duration.Zero)
                {
                    Duration used = Duration.Min(amount, end - open);
                    (from, amount) = (end - used, amount - used);
                }
            }
        }

        return from;
    }

    private static LocalTime At(int hour) => new(hour, 0);

    private (Instant From, Instant To)[] Of(LocalDate date)
    {
        if (!days.TryGetValue(date, out (Instant From, Instant To)[]? open))
        {
            open = [.. HoursOf(date).Select(span => (At(date, span.From), At(date, span.To)))];
            days.Add(date, open);
        }

        return open;
    }

    private (LocalTime From, LocalTime To)[] HoursOf(LocalDate date)
    {
        if (entered.TryGetValue(date, out string? exception))
        {
            LocalTime[] ends = [.. (exception ?? string.Empty).Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Time)];
            return ends is [{ } from, { } to] ? [(from, to)] : [];
        }

        bool isShut = date.DayOfWeek >= IsoDayOfWeek.Saturday || (keepsBankHolidays && BankHolidays.Contains(date));
        return isShut ? [] : hours;
    }

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
