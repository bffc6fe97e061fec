using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>Has an office ask for consent on a platform of the test's own.</summary>
internal static class Consents
{
    internal static ConnectAccounts Asker(this Office office, IPlatform platform, ITokenGrants grants)
    {
        PlatformRegister platforms = new([platform], []);
        PlatformHttp http = office.Get<PlatformHttp>();
        return new ConnectAccounts(
            office.Get<IDbContextFactory<MonitorDbContext>>(),
            office.Get<ICredentialStore>(),
            [grants],
            platforms,
            http,
            new RegisterAccounts(office.Get<EnquiryEdits>(), new Connectors(platforms, http, [grants])),
            new PageOptions()
        );
    }
}
