using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Registers what reads Mastodon.</summary>
internal static class MastodonRegistration
{
    internal static IServiceCollection AddMastodon(this IServiceCollection services)
    {
        _ = services.AddChecked<MastodonOptions>(MastodonOptions.Section, options => options.Faults());
        return services.AddSingleton<IPlatform>(provider => new MastodonPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<MastodonOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
