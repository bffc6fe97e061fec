using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Mail.Graph;

namespace ResponsivenessMonitor.Mail;

/// <summary>Says which setting is wrong, what is wrong with it, and how to mend it.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    private const int ImplicitTlsPort = 465;

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> errors = [.. Senders(options), .. Carriers(options), .. Recipients(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Senders(MailOptions options)
    {
        if (options.From.Length == 0 && options.Transport != MailCarrier.Pickup)
        {
            yield return "Mail:From is empty. Set it to the address letters come from, such as social-media@example.ac.uk.";
        }

        if (options.From.Length > 0 && !Addresses.IsOne(options.From))
        {
            yield return $"Mail:From is '{options.From}', which is no e-mail address. Write one address without a name; the name goes into Mail:FromName.";
        }

        if (!string.IsNullOrWhiteSpace(options.ReplyTo) && !Addresses.IsOne(options.ReplyTo))
        {
            yield return $"Mail:ReplyTo is '{options.ReplyTo}', which is no e-mail address. Write one address, or leave it out.";
        }

        if (options.ListId.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
        {
            yield return $"Mail:ListId is '{options.ListId}'. Use letters, digits, dots and hyphens only, such as responsiveness.example.ac.uk, or leave it out.";
        }
    }

    private static IEnumerable<string> Carriers(MailOptions options)
    {
        if (options.GatherFor < TimeSpan.Zero || options.GatherFor > TimeSpan.FromHours(1))
        {
            yield return $"Mail:GatherFor is {options.GatherFor}. Set it to between 00:00:00 and 01:00:00; 00:05:00 is usual.";
        }

        if (options.Lease < TimeSpan.FromSeconds(2) || options.Lease > TimeSpan.FromMinutes(30))
        {
            yield return $"Mail:Lease is {options.Lease}. Set it to between 00:00:02 and 00:30:00; 00:02:00 is usual, for a mail server may take a minute.";
        }

        if (options.Connections is < 1 or > 64)
        {
            yield return $"Mail:Connections is {options.Connections}. Set it to between 1 and 64; 4 is usual.";
        }

        if (!Enum.IsDefined(options.Transport) || !Enum.IsDefined(options.InDoubt))
        {
            yield return "Mail:Transport is Pickup, Smtp or Graph, and Mail:InDoubt is Resend or Hold; nothing else.";
        }

        IEnumerable<string> errors = options.Transport switch
        {
            MailCarrier.Smtp => Servers(options),
            MailCarrier.Graph => GraphSettings.Faults(options.Graph),
            _ => Folders(options),
        };
        foreach (string error in errors)
        {
            yield return error;
        }
    }

    private static IEnumerable<string> Folders(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            yield return "Mail:Folder is empty, and Mail:Transport is Pickup. Name the folder into which letters are written.";
        }
    }

    private static IEnumerable<string> Servers(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
        {
            yield return "Mail:Host is empty, and Mail:Transport is Smtp. Name the mail server, such as smtp.example.ac.uk.";
        }

        if (options.Port == ImplicitTlsPort)
        {
            yield return "Mail:Port is 465, where encryption begins before the first word; that is not supported. Use 587 with Mail:UseStartTls.";
        }
        else if (options.Port is < 1 or > 65535)
        {
            yield return $"Mail:Port is {options.Port}, which is no port. Use 587, or 25 for a relay of your own.";
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            yield return "Mail:User and Mail:Password belong together. Set both, or neither where the server asks nobody to sign in.";
        }

        if (!string.IsNullOrEmpty(options.Password) && new Secret(options.Password).Fault() is { } fault)
        {
            yield return $"Mail:Password cannot be read: {fault}. Write env:NAME, file:PATH whose first line it is, or the password itself.";
        }

        if (!string.IsNullOrEmpty(options.User) && !options.UseStartTls)
        {
            yield return "Mail:UseStartTls is false, so Mail:Password would travel readable. Set it to true, or leave Mail:User and Mail:Password out.";
        }
    }

    private static IEnumerable<string> Recipients(MailOptions options)
    {
        foreach (string domain in options.InternalDomains.Where(domain => !Addresses.IsDomain(domain)))
        {
            yield return $"Mail:InternalDomains holds '{domain}', which is no domain. Write it without @, such as example.ac.uk.";
        }

        foreach (string allowed in options.AllowedRecipients.Where(allowed => !IsAllowable(allowed)))
        {
            yield return $"Mail:AllowedRecipients holds '{allowed}'. Write an address, or a whole domain with @ before it, such as @example.ac.uk.";
        }
    }

    private static bool IsAllowable(string allowed) =>
        allowed.StartsWith('@') ? Addresses.IsDomain(allowed[1..]) : Addresses.IsOne(allowed);
}
