using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Registers the jobs and what they decide with.</summary>
internal static class JobsRegistration
{
    internal static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        _ = services.AddSettings<PollingOptions>(configuration, PollingOptions.Section);
        _ = services.AddSettings<MarketingOptions>(configuration, MarketingOptions.Section);
        _ = services.AddSettings<OpsOptions>(configuration, OpsOptions.Section);
        _ = services.AddSingleton(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value);
        _ = services.AddSingleton(WordLists.English).AddSingleton(Replica.This);
        _ = services.AddSingleton<ReadingKeeper>().AddSingleton<EnquiryAssessor>().AddSingleton<RecipientBook>();
        _ = services.AddSingleton<Notices>().AddSingleton<VisitCheck>().AddSingleton<DigestTimes>().AddSingleton<DigestComposer>();
        _ = services.AddSingleton<AccessLosses>().AddSingleton<GoneAccounts>().AddSingleton<CaseKeeper>().AddSingleton<AccountReview>();
        _ = services.AddSingleton<LetterWriter>().AddSingleton<EnquiryMatters>().AddSingleton<OtherMatters>();
        return services
            .AddSingleton<PollAccountsJob>()
            .AddSingleton<AssessEnquiriesJob>()
            .AddSingleton<CheckVisitsJob>()
            .AddSingleton<ReviewAccountsJob>()
            .AddSingleton<PlanDigestsJob>()
            .AddSingleton<WriteLettersJob>()
            .AddSingleton<SendLettersJob>()
            .AddSingleton<PruneJob>();
    }

    /// <summary>Binds a section, has it checked at the start, and gives out the options themselves.</summary>
    private static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        _ = services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
    }
}
