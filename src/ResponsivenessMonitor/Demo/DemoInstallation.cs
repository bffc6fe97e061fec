using System.Globalization;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Demo;

/// <summary>An installation of the service's own parts in one folder, on a clock that is moved: nothing of it is different but time and platform.</summary>
internal static class DemoInstallation
{
    internal const string Database = "demo.db";
    internal const string Letters = "letters";

    /// <summary>Where its pages are, on this machine alone; its letters lead there.</summary>
    internal const string Address = "http://127.0.0.1:8080";

    /// <summary>Reads every ten minutes in office hours: a month has to be over within a minute.</summary>
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "Sqlite",
        ["Database:ConnectionString"] = $"Data Source={Database}",
        ["Database:Synchronous"] = "Off",
        ["Marketing:Address"] = $"marketing@{PretendUniversity.Domain}",
        ["Marketing:YearBegins"] = "11-01", // so that its last week shows the yearly report
        ["Ops:Address"] = $"ops@{PretendUniversity.Domain}",
        ["Web:PublicUrl"] = Address,
        ["Mail:From"] = $"responsiveness-monitor@{PretendUniversity.Domain}",
        ["Mail:ReplyTo"] = $"marketing@{PretendUniversity.Domain}",
        ["Mail:Transport"] = "Pickup",
        ["Mail:Connections"] = "1",
        ["Mail:InternalDomains:0"] = PretendUniversity.Domain,
        ["Polling:InOfficeHours"] = "00:10:00",
        ["Polling:OutsideOfficeHours"] = "02:00:00",
        ["Polling:Aligned"] = "true",
        ["Polling:Parallel"] = "1",
    };

    /// <summary>Builds it.</summary>
    /// <param name="folder">Where its files lie; absolute.</param>
    /// <param name="play">What is played.</param>
    /// <param name="time">The clock.</param>
    /// <param name="overrides">Settings that beat its own, such as another database; none as a rule.</param>
    internal static ServiceProvider Build(
        string folder,
        Play play,
        TimeProvider time,
        IEnumerable<KeyValuePair<string, string?>>? overrides = null
    )
    {
        ConfigurationManager configuration = new();
        ServiceCollection services = new();
        _ = services.AddSingleton<IConfiguration>(configuration);
        _ = services.AddLogging(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Error));
        _ = services.AddSingleton<IHostEnvironment>(new DemoEnvironment(folder));
        Register(services, configuration, folder, play, time, overrides);
        return services.BuildServiceProvider();
    }

    /// <summary>Registers its parts.</summary>
    internal static void Register(
        IServiceCollection services,
        ConfigurationManager configuration,
        string folder,
        Play play,
        TimeProvider time,
        IEnumerable<KeyValuePair<string, string?>>? overrides = null
    )
    {
        _ = configuration
            .AddInMemoryCollection(Settings)
            .AddInMemoryCollection(Calendars())
            .AddInMemoryCollection([new("Storage:Folder", folder), new("Mail:Folder", Path.Combine(folder, Letters))])
            .AddInMemoryCollection(overrides ?? []);
        _ = services.AddSingleton(time);
        MonitorApplication.AddRooms(services, configuration);
        _ = services.AddSingleton(new PlatformRegister([], ReplayPlatform.All(play.Script, time, new ReplayRules())));
        if (play.CountsEveryItem)
        {
            _ = services.AddSingleton(WordLists.English with { Thanks = WordList.Parse(string.Empty) });
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Calendars() =>
        DemoCalendar.All.SelectMany(calendar =>
            new KeyValuePair<string, string?>[]
            {
                new($"Calendars:{calendar.Name}:Zone", calendar.Zone),
                new($"Calendars:{calendar.Name}:Hours", calendar.Hours),
            }.Concat(
                calendar.Closures.Select(
                    (closures, index) =>
                        new KeyValuePair<string, string?>(
                            string.Create(CultureInfo.InvariantCulture, $"Calendars:{calendar.Name}:Closures:{index}"),
                            closures
                        )
                )
            )
        );
}
