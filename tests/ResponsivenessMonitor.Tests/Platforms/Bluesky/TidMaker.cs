using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>Makes keys of records as servers of the network do: of the present, each later than the one before.</summary>
internal sealed class TidMaker(ManualTime time)
{
    private int made;

    internal static string First { get; } = Tid(0);

    internal string Next() => Tid(((time.Now.ToUnixTimeTicks() / 10) + made++) << 10);

    private static string Tid(long value)
    {
        char[] text = new char[13];
        for (int at = text.Length - 1; at >= 0; at--, value >>= 5)
        {
            text[at] = "234567abcdefghijklmnopqrstuvwxyz"[(int)(value & 31)];
        }

        return new string(text);
    }
}
