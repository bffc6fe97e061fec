using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Registers what reads Bluesky.</summary>
internal static class BlueskyRegistration
{
    internal static IServiceCollection AddBluesky(this IServiceCollection services)
    {
        _ = services.AddOptions<BlueskyOptions>().BindConfiguration(BlueskyOptions.Section).ValidateOnStart();
        _ = services.AddSingleton<IValidateOptions<BlueskyOptions>, BlueskyOptionsValidator>();
        return services.AddSingleton<IPlatform>(provider => new BlueskyPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<IOptions<BlueskyOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
