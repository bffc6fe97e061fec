using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Platforms;

/// <summary>Registers the platforms that can be read.</summary>
internal static class PlatformsRegistration
{
    /// <summary>Adds those of the script that is replayed, if there is one: <c>Replay:Script</c>.</summary>
    internal static IServiceCollection AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        string? script = configuration["Replay:Script"];
        return services.AddSingleton(provider => new PlatformRegister(
            string.IsNullOrWhiteSpace(script) ? [] : Replayed(script, provider.GetRequiredService<TimeProvider>())
        ));
    }

    private static IReadOnlyList<ReplayPlatform> Replayed(string path, TimeProvider time)
    {
        (ReplayScript script, IReadOnlyList<ScriptFault> faults) = ScriptReader.ReadFile(path);
        return faults.Count == 0
            ? ReplayPlatform.All(script, time, new ReplayRules())
            : throw new FormatException($"Replay:Script: {path} has bad lines. {string.Join(" ", faults.Take(10))}");
    }
}
