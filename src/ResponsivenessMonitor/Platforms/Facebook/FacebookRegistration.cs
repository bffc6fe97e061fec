using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.Facebook;

/// <summary>Registers what reads Facebook Pages.</summary>
internal static class FacebookRegistration
{
    internal static IServiceCollection AddFacebook(this IServiceCollection services)
    {
        _ = services.AddChecked<FacebookOptions>(FacebookOptions.Section, options => options.Faults());
        _ = services.AddSingleton<FacebookGrants>().AddSingleton<ITokenGrants>(provider => provider.GetRequiredService<FacebookGrants>());
        return services.AddSingleton<IPlatform>(provider => new FacebookPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            new TokenSessions(
                provider.GetRequiredService<ICredentialStore>(),
                provider.GetRequiredService<FacebookGrants>(),
                provider.GetRequiredService<TimeProvider>()
            ),
            provider.GetRequiredService<FacebookOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
