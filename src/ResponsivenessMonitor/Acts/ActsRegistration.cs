using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Acts.Credentials;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Acts;

/// <summary>What persons do, for whoever asks on their behalf.</summary>
internal static class ActsRegistration
{
    internal static IServiceCollection AddActs(this IServiceCollection services) =>
        services
            .AddChecked<PageOptions>(PageOptions.Section, options => options.Faults())
            .AddSingleton<LinkBook>()
            .AddSingleton<ICredentialStore, CredentialStore>()
            .AddSingleton<Connectors>()
            .AddSingleton<RegisterAccounts>()
            .AddSingleton<ConnectAccounts>()
            .AddSingleton<EnterClosures>()
            .AddSingleton<RecountDates>()
            .AddSingleton<AuthorBook>()
            .AddSingleton<EraseAuthor>()
            .AddSingleton<ExportAuthor>()
            .AddSingleton<EnquiryChanges>()
            .AddSingleton<EnquiryActs>()
            .AddSingleton<AccountActs>()
            .AddSingleton<LetterActs>()
            .AddSingleton<QuarantineActs>()
            .AddSingleton<PersonHours>()
            .AddSingleton<PersonActs>();
}
