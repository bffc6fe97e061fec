using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Registers what reads Bluesky.</summary>
internal static class BlueskyRegistration
{
    internal static IServiceCollection AddBluesky(this IServiceCollection services)
    {
        _ = services.AddChecked<BlueskyOptions>(BlueskyOptions.Section, options => options.Faults());
        return services.AddSingleton<IPlatform>(provider => new BlueskyPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<BlueskyOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
