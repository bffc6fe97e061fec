using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Registers what reads LinkedIn.</summary>
internal static class LinkedInRegistration
{
    internal static IServiceCollection AddLinkedIn(this IServiceCollection services)
    {
        _ = services.AddChecked<LinkedInOptions>(LinkedInOptions.Section, options => options.Faults());
        _ = services
            .AddSingleton(provider => new LinkedInGrants(
                provider.GetRequiredService<LinkedInOptions>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ITokenGrants>(provider => provider.GetRequiredService<LinkedInGrants>());
        return services.AddSingleton<IPlatform>(provider => new LinkedInPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<LinkedInGrants>(),
            provider.GetRequiredService<LinkedInOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
