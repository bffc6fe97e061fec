using System.Text;
using NodaTime;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Instants in ISO 8601 with an offset, such as <c>2026-06-09T10:00:00+01:00</c>, from 1970 to 2199.</summary>
/// <remarks>Written out by hand because a million of them are read in a tenth of a second; a library's pattern takes ten times as long.</remarks>
internal static class InstantText
{
    private const int MinutesLength = 16; // 2026-06-09T10:00
    private const int MostOffsetMinutes = 14 * 60;

    private static readonly long First = NodaConstants.UnixEpoch.ToUnixTimeTicks();
    private static readonly long End = Instant.FromUtc(2200, 1, 1, 0, 0).ToUnixTimeTicks();

    /// <summary>Reads an instant to the tick (100 ns); what is finer is cut.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    internal static Instant Read(string text)
    {
        InstantFault fault = Read(Encoding.UTF8.GetBytes(text), out long ticks);
        return fault == InstantFault.None ? Instant.FromUnixTimeTicks(ticks) : throw new FormatException($"'{text}' {Explain(fault)}");
    }

    /// <summary>Reads an instant as Unix ticks.</summary>
    internal static InstantFault Read(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < MinutesLength || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':')
        {
            return InstantFault.Form;
        }

        (int year, int month, int day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        (int hour, int minute) = (Digits(text[11..13]), Digits(text[14..16]));
        ReadOnlySpan<byte> rest = text[MinutesLength..];
        if ((year | month | day | hour | minute) < 0 || !ReadSeconds(ref rest, out int second, out int fraction))
        {
            return InstantFault.Form;
        }

        if (month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 59)
        {
            return InstantFault.Value;
        }

        if (year is < 1969 or > 2200)
        {
            return InstantFault.Range;
        }

        if (day > DateTime.DaysInMonth(year, month))
        {
            return InstantFault.Value;
        }

        if (!ReadOffset(rest, out int offset))
        {
            return rest.IsEmpty ? InstantFault.Offset : InstantFault.Form;
        }

        DateTime local = new(year, month, day, hour, minute, second, DateTimeKind.Utc);
        ticks = local.Ticks - DateTime.UnixEpoch.Ticks + fraction - offset * NodaConstants.TicksPerMinute;
        return ticks >= First && ticks < End ? InstantFault.None : InstantFault.Range;
    }

    /// <summary>What is wrong and how to mend it; continues a sentence that begins with the text.</summary>
    internal static string Explain(InstantFault fault) =>
        fault switch
        {
            InstantFault.Offset =>
                "has no offset; write Z or the offset after it, such as 2026-06-09T10:00:00Z or 2026-06-09T10:00:00+01:00",
            InstantFault.Value => "names a date or time that does not exist; write it as 2026-06-09T10:00:00Z",
            InstantFault.Range => "lies outside 1970 to 2199",
            _ => "is no instant; write it as 2026-06-09T10:00:00Z or 2026-06-09T10:00:00+01:00",
        };

    /// <summary>Takes <c>:ss</c> and a fraction from the front, if they are there.</summary>
    private static bool ReadSeconds(ref ReadOnlySpan<byte> rest, out int second, out int fraction)
    {
        (second, fraction) = (0, 0);
        if (rest.Length < 3 || rest[0] != ':')
        {
            return true;
        }

        second = Digits(rest[1..3]);
        rest = rest[3..];
        if (second < 0 || rest.IsEmpty || rest[0] != '.')
        {
            return second >= 0;
        }

        int length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? rest.Length - 1 : length;
        for (int i = 0, unit = 1_000_000; i < length && unit > 0; i++, unit /= 10)
        {
            fraction += (rest[i + 1] - '0') * unit;
        }

        rest = rest[(length + 1)..];
        return length > 0;
    }

    /// <summary>Reads <c>Z</c>, <c>+01:00</c>, <c>+0100</c> or <c>+01</c>, which is all that is left.</summary>
    private static bool ReadOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest is [(byte)'Z'])
        {
            return true;
        }

        if (rest.Length is not (3 or 5 or 6) || rest[0] is not ((byte)'+' or (byte)'-') || (rest.Length == 6 && rest[3] != ':'))
        {
            return false;
        }

        int hour = Digits(rest[1..3]);
        int minute = rest.Length == 3 ? 0 : Digits(rest[^2..]);
        minutes = (60 * hour + minute) * (rest[0] == '-' ? -1 : 1);
        return hour >= 0 && minute is >= 0 and < 60 && Math.Abs(minutes) <= MostOffsetMinutes;
    }

    /// <summary>The number the digits write, or a negative one when they are not all digits.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = value * 10 + digit - '0';
        }

        return value;
    }
}
