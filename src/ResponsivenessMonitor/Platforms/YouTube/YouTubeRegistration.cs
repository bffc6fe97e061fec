using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Registers what reads YouTube.</summary>
internal static class YouTubeRegistration
{
    internal static IServiceCollection AddYouTube(this IServiceCollection services)
    {
        _ = services.AddChecked<YouTubeOptions>(YouTubeOptions.Section, options => options.Faults());
        _ = services
            .AddSingleton(provider => new YouTubeGrants(
                provider.GetRequiredService<YouTubeOptions>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ITokenGrants>(provider => provider.GetRequiredService<YouTubeGrants>());
        return services.AddSingleton<IPlatform>(provider => new YouTubePlatform(
            provider.GetRequiredService<PlatformHttp>(),
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<YouTubeGrants>(),
            provider.GetRequiredService<YouTubeOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
