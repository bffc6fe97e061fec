using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Demo;

/// <summary>An office calendar of the pretend university, as it would stand in the settings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">Its IANA zone.</param>
/// <param name="Hours">Its week, such as <c>mon-fri 09:00-17:00</c>.</param>
/// <param name="Closures">Its lists of closures, such as <c>england</c>.</param>
internal sealed record DemoCalendar(string Name, string Zone, string Hours, ValueList<string> Closures)
{
    internal const string Default = "default";
    internal const string Lunch = "lunch";
    internal const string Always = "always";
    internal const string Plain = "plain";

    /// <summary>All of them.</summary>
    internal static ValueList<DemoCalendar> All { get; } =
    [
        new(Default, DemoTime.ZoneName, "mon-fri 09:00-17:00", ["england"]),
        new(Lunch, DemoTime.ZoneName, "mon-fri 09:00-13:00,14:00-17:00", ["england"]),
        new(Always, DemoTime.ZoneName, "mon-sun 00:00-24:00", []),
        new(Plain, DemoTime.ZoneName, "mon-fri 09:00-17:00", []),
    ];
}
