using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace ResponsivenessMonitor.Commands;

/// <summary>
/// The settings, from the least to the greatest: files beside the program and in the caller's folder, the environment, the files of secrets, the
/// command line; the later beat the earlier.
/// </summary>
internal static class Settings
{
    private const string Prefix = "RM__";
    private static readonly string[] OfOthers = ["Logging", "Kestrel"];

    /// <param name="overrides">Settings of the command line, such as <c>--Mail:Host=mail.uni.example</c>.</param>
    /// <exception cref="FormatException">A file cannot be read; the message names all of them and nothing that stands there.</exception>
    internal static IConfiguration Load(string[] overrides) => new ConfigurationBuilder().AddSettings(overrides).Build();

    /// <summary>The same without the files that cannot be read, for who tells of these besides.</summary>
    internal static IConfiguration LoadReadable(string[] overrides) => AddAll(new ConfigurationBuilder(), overrides).Build();

    /// <summary>Adds the sources in their order.</summary>
    /// <exception cref="FormatException">A file cannot be read; the message names all of them and nothing that stands there.</exception>
    internal static IConfigurationBuilder AddSettings(this IConfigurationBuilder builder, string[] overrides)
    {
        Require();
        return AddAll(builder, overrides);
    }

    /// <summary>The same for a host, which brings the files beside the program and the environment of others itself.</summary>
    /// <remarks>Variables without the prefix are no settings of ours, for the service no more than for the verbs.</remarks>
    internal static void AddSettings(this ConfigurationManager host, string[] overrides)
    {
        foreach (
            EnvironmentVariablesConfigurationSource source in host
                .Sources.OfType<EnvironmentVariablesConfigurationSource>()
                .Where(source => string.IsNullOrEmpty(source.Prefix))
                .ToArray()
        )
        {
            int place = host.Sources.IndexOf(source);
            host.Sources.RemoveAt(place);
            host.Sources.Insert(place, VariablesOf(section => !KnownSettings.Sections.ContainsKey(section)));
        }

        _ = AddOwn(host, overrides);
    }

    /// <summary>Says which files cannot be read, all at once.</summary>
    /// <exception cref="FormatException">There are some.</exception>
    internal static void Require()
    {
        if (FileFaults() is { Count: > 0 } faults)
        {
            throw new FormatException(string.Join(" ", faults));
        }
    }

    /// <summary>The files that are there and cannot be read, a sentence for each.</summary>
    internal static IReadOnlyList<string> FileFaults() =>
        [.. SettingsFile.Beside.Append(SettingsFile.Here).Select(SettingsFile.FaultOf).OfType<string>(), .. SecretFiles.Read().Faults];

    /// <summary>Whether a setting has a value of the wrong kind, such as a word where a time is wanted.</summary>
    internal static bool CannotBind(InvalidOperationException fault) => fault.Source is "Microsoft.Extensions.Configuration.Binder";

    private static IConfigurationBuilder AddAll(IConfigurationBuilder builder, string[] overrides)
    {
        foreach (string file in SettingsFile.Beside)
        {
            _ = builder.AddReadable(file);
        }

        return AddOwn(builder.Add(VariablesOf(section => OfOthers.Contains(section, StringComparer.OrdinalIgnoreCase))), overrides);
    }

    private static IConfigurationBuilder AddOwn(IConfigurationBuilder builder, string[] overrides) =>
        builder
            .AddReadable(SettingsFile.Here)
            .AddEnvironmentVariables(Prefix)
            .AddInMemoryCollection(SecretFiles.Read().Settings)
            .AddCommandLine(overrides);

    private static IConfigurationBuilder AddReadable(this IConfigurationBuilder builder, string file) =>
        SettingsFile.FaultOf(file) is null ? builder.AddJsonFile(file, optional: true) : builder;

    /// <summary>The variables of some sections, such as <c>Logging__LogLevel__Default</c>.</summary>
    private static Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource VariablesOf(Func<string, bool> isTaken) =>
        new()
        {
            InitialData =
            [
                .. new ConfigurationBuilder()
                    .AddEnvironmentVariables()
                    .Build()
                    .AsEnumerable()
                    .Where(pair => pair.Value is not null && isTaken(pair.Key.Split(':')[0])),
            ],
        };
}
