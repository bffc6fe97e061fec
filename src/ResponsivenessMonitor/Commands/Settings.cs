using System.Reflection;

namespace ResponsivenessMonitor.Commands;

/// <summary>The settings: the file beside the program or in the caller's folder, the environment, the command line; the later beat the earlier.</summary>
internal static class Settings
{
    private const string File = "appsettings.json";
    private const string Prefix = "RM__";

    /// <param name="overrides">Settings of the command line, such as <c>--Mail:Host=mail.uni.example</c>.</param>
    internal static IConfiguration Load(string[] overrides) =>
        new ConfigurationBuilder()
            .AddJsonFile(
                Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location) ?? string.Empty, File),
                optional: true
            )
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, File), optional: true)
            .AddEnvironmentVariables(Prefix)
            .AddCommandLine(overrides)
            .Build();
}
