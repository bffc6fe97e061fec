using Microsoft.Extensions.Options;
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
        _ = services.AddSingleton(provider => new MailProver(
            provider.GetRequiredService<IOptions<MailOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        ));
        return services.AddSingleton(Carrier);
    }

    private static IMailTransport Carrier(IServiceProvider services)
    {
        MailOptions options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (options.Transport == MailCarrier.Pickup)
        {
            return new PickupTransport(Path.GetFullPath(options.Folder), options.SettledListId);
        }

        SmtpTransport server = new(options);
        return services.GetRequiredService<IHostEnvironment>().IsProduction()
            ? server
            : new RecipientGuard(server, options.AllowedRecipients);
    }
}
