using System.Globalization;
using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.CrashPlayer;
using ResponsivenessMonitor.Demo;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

string[] words = [.. args.Where(argument => !Overrides.IsOne(argument))];
if (words is not [{ } name, { } folder] || Scenarios.Find(name) is not { } scenario)
{
    await Console.Error.WriteLineAsync(
        $"Say which scenario and in which folder: {string.Join(" | ", Scenarios.Names)} FOLDER [--Section:Key=value …]"
    );
    return ExitCode.Usage;
}

if (FailPoint.Fault is { } unarmed)
{
    await Console.Error.WriteLineAsync(unarmed);
    return ExitCode.Usage;
}

// What is given beats the scenario's own, which beats the demo's.
Dictionary<string, string?> overrides = new(scenario.Settings, StringComparer.OrdinalIgnoreCase);
foreach ((string key, string? value) in new ConfigurationBuilder().AddCommandLine([.. args.Where(Overrides.IsOne)]).Build().AsEnumerable())
{
    if (value is not null)
    {
        overrides[key] = value;
    }
}

DemoRun run = new(Path.GetFullPath(folder), scenario.Play, TextWriter.Null, TextWriter.Null, overrides) { KeepsDatabase = true };
await run.PlayAsync(CancellationToken.None);
return ExitCode.Good;
