namespace ResponsivenessMonitor.Commands;

/// <summary>The settings: the file beside the program or in the caller's folder, the environment, the command line; the later beat the earlier.</summary>
internal static class Settings
{
    private const string File = "appsettings.json";
    private const string Prefix = "RM__";

    /// <param name="overrides">Settings of the command line, such as <c>--Mail:Host=mail.uni.example</c>.</param>
    internal static IConfiguration Load(string[] overrides) => new ConfigurationBuilder().AddSettings(overrides).Build();

    /// <summary>Adds the sources in their order.</summary>
    internal static IConfigurationBuilder AddSettings(this IConfigurationBuilder builder, string[] overrides) =>
        builder
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, File), optional: true)
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, File), optional: true)
            .AddEnvironmentVariables(Prefix)
            .AddCommandLine(overrides);

    /// <summary>Whether a setting has a value of the wrong kind, such as a word where a time is wanted.</summary>
    internal static bool CannotBind(InvalidOperationException fault) => fault.Source is "Microsoft.Extensions.Configuration.Binder";
}
