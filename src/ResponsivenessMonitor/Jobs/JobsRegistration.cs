using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Registers the jobs and what they decide with.</summary>
internal static class JobsRegistration
{
    internal static IServiceCollection AddJobs(this IServiceCollection services)
    {
        _ = services.AddChecked<PollingOptions>(PollingOptions.Section, options => options.Faults());
        _ = services.AddChecked<MarketingOptions>(MarketingOptions.Section, options => options.Faults());
        _ = services.AddChecked<TickOptions>(TickOptions.Section, options => options.Faults());
        _ = services.AddChecked<OpsOptions>(OpsOptions.Section, options => options.Faults());
        _ = services.AddCounting().AddSingleton(MailOf);
        _ = services.AddSingleton(WordLists.English).AddSingleton(Replica.This);
        _ = services
            .AddSingleton<ReadsBudget>()
            .AddSingleton<AccountReader>()
            .AddSingleton<ReadingKeeper>()
            .AddSingleton<EnquiryAssessor>()
            .AddSingleton<RecipientBook>();
        _ = services.AddSingleton<Notices>().AddSingleton<VisitCheck>().AddSingleton<DigestTimes>().AddSingleton<DigestComposer>();
        _ = services
            .AddSingleton<YearComposer>()
            .AddSingleton<DigestCompanions>()
            .AddSingleton<YearlyReviews>()
            .AddSingleton<OvertakenLetters>();
        _ = services
            .AddSingleton<AccessLosses>()
            .AddSingleton<AccessEnds>()
            .AddSingleton<GoneAccounts>()
            .AddSingleton<CaseKeeper>()
            .AddSingleton<AccountReview>();
        _ = services.AddSingleton<LetterWriter>().AddSingleton<LetterHeads>().AddSingleton<EnquiryMatters>().AddSingleton<OtherMatters>();
        return services
            .AddSingleton<PollAccountsJob>()
            .AddSingleton<AssessEnquiriesJob>()
            .AddSingleton<CheckVisitsJob>()
            .AddSingleton<ReviewAccountsJob>()
            .AddSingleton<PlanDigestsJob>()
            .AddSingleton<WriteLettersJob>()
            .AddSingleton<SendLettersJob>()
            .AddSingleton<PruneJob>()
            .AddSingleton<PruneForecast>()
            .AddReconciling();
    }

    /// <summary>Who answers a letter reaches the Marketing Service, unless the settings name somebody else.</summary>
    private static MailOptions MailOf(IServiceProvider provider)
    {
        MailOptions mail = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        string marketing = provider.GetRequiredService<MarketingOptions>().Address;
        mail.ReplyTo = string.IsNullOrWhiteSpace(mail.ReplyTo) && marketing.Length > 0 ? marketing : mail.ReplyTo;
        return mail;
    }
}
