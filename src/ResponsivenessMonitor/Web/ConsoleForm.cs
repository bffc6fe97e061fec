namespace ResponsivenessMonitor.Web;

/// <summary>
/// How the log is written unless the settings say otherwise: for a machine (<c>Logging:Console:FormatterName=json</c>) all that is known, with the
/// scopes; for a terminal a line each. Times are UTC in both.
/// </summary>
internal static class ConsoleForm
{
    private const string Name = "Logging:Console:FormatterName";
    private const string Options = "Logging:Console:FormatterOptions:";

    /// <summary>Adds what is usual below all other settings.</summary>
    internal static void AddUsual(ConfigurationManager configuration)
    {
        bool isJson = string.Equals(configuration[Name], "json", StringComparison.OrdinalIgnoreCase);
        Dictionary<string, string?> usual = new(StringComparer.OrdinalIgnoreCase)
        {
            [Name] = "simple", // unless it is named, the options are not heeded
            [$"{Options}UseUtcTimestamp"] = "true",
            [$"{Options}TimestampFormat"] = isJson ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd HH:mm:ss'Z' ",
            [$"{Options}IncludeScopes"] = isJson ? "true" : "false",
            [$"{Options}SingleLine"] = "true",
        };
        configuration.Sources.Insert(
            0,
            new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
            {
                InitialData = usual.Where(setting => configuration[setting.Key] is null),
            }
        );
    }
}
