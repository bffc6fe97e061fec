using NodaTime;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Names that servers make of the time: 13 characters of base 32, microseconds and a number of the clock.</summary>
internal static class Tid
{
    private const string Digits = "234567abcdefghijklmnopqrstuvwxyz";
    private const int Length = 13;
    private const int ClockBits = 10;
    private const long TicksOfMicrosecond = 10;

    /// <summary>The time it was made of; null when it is none.</summary>
    internal static Instant? TimeOf(string text)
    {
        if (text.Length != Length || Digits.IndexOf(text[0], StringComparison.Ordinal) is < 0 or >= 16)
        {
            return null;
        }

        long value = 0;
        foreach (char c in text)
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            value = (value << 5) | (long)digit;
        }

        return NodaConstants.UnixEpoch + Duration.FromTicks((value >> ClockBits) * TicksOfMicrosecond);
    }
}
