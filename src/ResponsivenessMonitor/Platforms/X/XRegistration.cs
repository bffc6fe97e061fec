using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Registers what reads X.</summary>
internal static class XRegistration
{
    internal static IServiceCollection AddX(this IServiceCollection services)
    {
        _ = services.AddChecked<XOptions>(XOptions.Section, options => options.Faults());
        _ = services.AddSingleton<XTokenGrants>().AddSingleton<ITokenGrants>(provider => provider.GetRequiredService<XTokenGrants>());
        return services.AddSingleton<IPlatform>(provider => new XPlatform(
            provider.GetRequiredService<PlatformHttp>(),
            new TokenSessions(
                provider.GetRequiredService<ICredentialStore>(),
                provider.GetRequiredService<XTokenGrants>(),
                provider.GetRequiredService<TimeProvider>()
            ),
            provider.GetRequiredService<XOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
