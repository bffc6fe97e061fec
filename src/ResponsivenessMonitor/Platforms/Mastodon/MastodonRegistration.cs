using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Registers what reads Mastodon.</summary>
internal static class MastodonRegistration
{
    internal static IServiceCollection AddMastodon(this IServiceCollection services)
    {
        _ = services.AddSingleton<IValidateOptions<MastodonOptions>, MastodonOptionsValidator>();
        _ = services.AddOptions<MastodonOptions>().BindConfiguration(MastodonOptions.Section).ValidateOnStart();
        return services.AddSingleton<IPlatform>(provider => new MastodonPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<IOptions<MastodonOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
