using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Mail.Graph;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Mail;

/// <summary>Registers the mail room.</summary>
internal static class MailRegistration
{
    /// <summary>Adds the options, the renderer of letters and what carries them.</summary>
    internal static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        _ = services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        _ = services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        _ = services.AddSingleton<LetterRenderer>();
        _ = services.AddSingleton(provider => new GraphLine(Options(provider).Graph, provider.GetRequiredService<TimeProvider>()));
        _ = services.AddSingleton(provider => new MailProver(
            Options(provider),
            provider.GetRequiredService<GraphLine>,
            provider.GetRequiredService<TimeProvider>()
        ));
        return services.AddSingleton(Carrier);
    }

    private static MailOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<MailOptions>>().Value;

    private static IMailTransport Carrier(IServiceProvider services)
    {
        MailOptions options = Options(services);
        if (options.Transport == MailCarrier.Pickup)
        {
            return new PickupTransport(Path.GetFullPath(options.Folder), options.SettledListId);
        }

        IMailTransport server =
            options.Transport == MailCarrier.Smtp
                ? new SmtpTransport(options)
                : new GraphTransport(services.GetRequiredService<GraphLine>(), options, services.GetRequiredService<TimeProvider>());
        return services.GetRequiredService<IHostEnvironment>().IsProduction()
            ? server
            : new RecipientGuard(server, options.AllowedRecipients);
    }
}
