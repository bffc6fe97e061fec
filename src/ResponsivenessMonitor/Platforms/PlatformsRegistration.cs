using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Instagram;
using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Platforms.Mastodon;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Platforms.YouTube;

namespace ResponsivenessMonitor.Platforms;

/// <summary>Registers the platforms that can be read.</summary>
internal static class PlatformsRegistration
{
    /// <summary>Adds the connectors, and those platforms of the script that is replayed, if there is one: <c>Replay:Script</c>.</summary>
    internal static IServiceCollection AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        string? script = configuration.GetSection(ReplayOptions.Section).Get<ReplayOptions>()?.Script;
        _ = services.AddChecked<ReplayOptions>(ReplayOptions.Section, options => Faults(options.Script));
        _ = services.AddChecked<OutboundOptions>(OutboundOptions.Section, options => options.Faults());
        _ = services.AddSingleton(provider => new PlatformHttp(
            provider.GetRequiredService<OutboundOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        _ = services.AddConnectors().AddSingleton<AuthorNames>();
        return services.AddSingleton(provider => new PlatformRegister(
            provider.GetServices<IPlatform>(),
            string.IsNullOrWhiteSpace(script) ? [] : Replayed(script, provider.GetRequiredService<TimeProvider>())
        ));
    }

    /// <summary>One line for each platform; what reads it is an <see cref="IPlatform"/>.</summary>
    private static IServiceCollection AddConnectors(this IServiceCollection services) =>
        services.AddBluesky().AddFacebook().AddInstagram().AddLinkedIn().AddMastodon().AddX().AddYouTube();

    private static IReadOnlyList<ReplayPlatform> Replayed(string path, TimeProvider time) =>
        ReplayPlatform.All(Script(path), time, new ReplayRules());

    private static ReplayScript Script(string path)
    {
        (ReplayScript script, IReadOnlyList<ScriptFault> faults) = ReadFile(path);
        return faults.Count == 0
            ? script
            : throw new FormatException($"Replay:Script: {path} has bad lines. {string.Join(" ", faults.Take(10))}");
    }

    /// <summary>A script that cannot be played stops the start, and not the first reading.</summary>
    private static IEnumerable<string> Faults(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return [];
        }

        try
        {
            _ = Script(path);
            return [];
        }
        catch (FormatException fault)
        {
            return [fault.Message];
        }
    }

    private static (ReplayScript Script, IReadOnlyList<ScriptFault> Faults) ReadFile(string path)
    {
        try
        {
            return ScriptReader.ReadFile(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FormatException($"Replay:Script: there is no file {path}; name one that is there, or leave it empty.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"Replay:Script: {path} cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
