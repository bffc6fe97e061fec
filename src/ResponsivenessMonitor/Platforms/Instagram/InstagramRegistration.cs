using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.Instagram;

/// <summary>Registers what reads Instagram.</summary>
internal static class InstagramRegistration
{
    internal static IServiceCollection AddInstagram(this IServiceCollection services)
    {
        _ = services.AddChecked<InstagramOptions>(InstagramOptions.Section, options => options.Faults());
        _ = services.AddSingleton<InstagramGrants>().AddSingleton<ITokenGrants>(provider => provider.GetRequiredService<InstagramGrants>());
        return services.AddSingleton<IPlatform>(provider => new InstagramPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            SessionsOf<InstagramGrants>(provider),
            SessionsOf<FacebookGrants>(provider),
            provider.GetRequiredService<InstagramOptions>(),
            provider.GetRequiredService<FacebookOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static TokenSessions SessionsOf<TGrants>(IServiceProvider provider)
        where TGrants : ITokenGrants =>
        new(
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<TGrants>(),
            provider.GetRequiredService<TimeProvider>()
        );
}
