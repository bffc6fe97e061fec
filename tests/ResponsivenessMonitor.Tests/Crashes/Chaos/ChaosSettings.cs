using System.Globalization;
using Npgsql;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>The settings of replicas under test: short ticks, short leases, an office that never shuts.</summary>
internal static class ChaosSettings
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(4);

    /// <summary>
    /// After which the database ends a session that stands still inside a transaction: of processes that freeze at an armed place, so that nobody has to
    /// wait for the half minute that all others keep.
    /// </summary>
    internal static readonly TimeSpan IdleInTransaction = TimeSpan.FromSeconds(8);

    /// <summary>The zone in which it is about noon now: no midnight falls into a test, and with it neither digests nor reminders of a new day.</summary>
    private static string Zone
    {
        get
        {
            int behind = CrowdPlatform.Now.InUtc().Hour - 11;
            return behind == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{behind:+0;-0}");
        }
    }

    internal static Dictionary<string, string> For(CrowdPlatform platform, MailSink sink, string folder) =>
        new(StringComparer.Ordinal)
        {
            ["Database__Provider"] = "Postgres",
            ["Storage__Folder"] = folder,
            ["Kestrel__Endpoints__Loopback__Url"] = "http://127.0.0.1:0",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Microsoft"] = "Warning",
            ["Calendars__always__Zone"] = Zone,
            ["Calendars__always__Hours"] = "mon-sun 00:00-24:00",
            ["Marketing__Address"] = "marketing@uni.example",
            ["Marketing__Calendar"] = "always",
            ["Marketing__DigestAt"] = "23:59",
            ["Ops__Address"] = "ops@uni.example",
            ["Mail__Transport"] = "Smtp",
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__UseStartTls"] = "false",
            ["Mail__From"] = "monitor@uni.example",
            ["Mail__InternalDomains__0"] = "uni.example",
            ["Mail__GatherFor"] = "00:00:00",
            ["Mail__Lease"] = Text(Lease),
            ["Polling__Lease"] = Text(Lease),
            ["Polling__InOfficeHours"] = "00:00:15",
            ["Polling__Parallel"] = "8",
            ["Ticks__Poll"] = "00:00:00.500",
            ["Ticks__Decide"] = "00:00:00.500",
            ["Outbound__AllowedHosts__0"] = $"http://{platform.Address.Authority}",
            ["Outbound__TryFor"] = "00:00:01.500",
            ["Outbound__GiveUpAfter"] = "00:00:03",
        };

    /// <summary>The database as one process sees it, under its own name.</summary>
    internal static string ConnectionString(string database, string name, bool isArmed) =>
        new NpgsqlConnectionStringBuilder(database)
        {
            ApplicationName = name,
            MaxPoolSize = 20,
            Options = isArmed ? $"-c idle_in_transaction_session_timeout={(int)IdleInTransaction.TotalMilliseconds}" : null,
        }.ToString();

    private static string Text(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);
}
