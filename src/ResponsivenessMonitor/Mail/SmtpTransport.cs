using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using NodaTime;

namespace ResponsivenessMonitor.Mail;

/// <summary>Gives letters to a mail server, one conversation a letter.</summary>
/// <remarks>
/// The library's exceptions do not tell whether the message was taken whole before a line broke; <see cref="WitnessStream"/> does. Unread to its end,
/// the final dot was never sent, and sending again is safe.
/// </remarks>
internal sealed partial class SmtpTransport(MailOptions options) : IMailTransport
{
    private const int AuthenticationRequired = 530; // the library goes on without a login that was refused, and hears of it here

    /// <summary>What is written down of a letter whose conversation a stop ended.</summary>
    private const string Stopped = "The service was told to stop, and the mail server took long.";

    private static readonly Duration Shortest = Duration.FromSeconds(1);
    private static readonly Duration Longest = Duration.FromHours(1);

    public async Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested(); // later on it would be ignored
        if (Undeliverable.Reason(letter) is { } refused)
        {
            return refused;
        }

        string? password;
        try
        {
            password = string.IsNullOrEmpty(options.Password) ? null : new Secret(options.Password).Read();
        }
        catch (SecretException fault)
        {
            return new SendResult.Deferred($"Mail:Password cannot be read: {fault.Message}.");
        }

        using Parting parting = new(cancellationToken);
        using LetterMessage message = new(letter, options.SettledListId);
        using SmtpClient client = new(options.Host, options.Port)
        {
            EnableSsl = options.UseStartTls,
            Timeout = (int)Duration.Min(Longest, Duration.Max(Shortest, timeout)).TotalMilliseconds,
            Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, password),
        };
        try
        {
            await client.SendMailAsync(message.Message, CancellationToken.None).WaitAsync(parting.Token);
            return new SendResult.Accepted("Accepted by the mail server.");
        }
        catch (OperationCanceledException) when (parting.Token.IsCancellationRequested)
        {
            return message.Withhold() ? new SendResult.Deferred(Stopped) : new SendResult.InDoubt(Stopped);
        }
        catch (SmtpFailedRecipientException exception)
        {
            return Of(exception, wasAtRecipient: true, message.WasTakenWhole);
        }
        catch (SmtpException exception)
        {
            return Of(exception, wasAtRecipient: false, message.WasTakenWhole);
        }
        catch (Exception exception)
        {
            return message.WasTakenWhole ? new SendResult.InDoubt(Words(exception)) : new SendResult.Deferred(Words(exception));
        }
    }

    /// <summary>
    /// Only a recipient's refusal, or one of the whole letter, is for good. What is refused before concerns this installation – who signs in, who sends,
    /// from where – and is the same for every letter: it is mended here, and none may be lost by it.
    /// </summary>
    private static SendResult Of(SmtpException exception, bool wasAtRecipient, bool wasTakenWhole)
    {
        int code = (int)exception.StatusCode;
        bool isOfPolicy = OfPolicy().IsMatch(exception.Message);
        bool isOfRecipient = OfAddress().IsMatch(exception.Message) || (wasAtRecipient && !isOfPolicy);
        return code switch
        {
            >= 500 when isOfRecipient => new SendResult.Refused($"{code} {Words(exception)}", isOfRecipient),
            >= 500 when wasTakenWhole && !isOfPolicy => new SendResult.Refused($"{code} {Words(exception)}", IsOfRecipient: false),
            AuthenticationRequired => new SendResult.Deferred(
                $"{code} {Words(exception).TrimEnd('.')}. Look at Mail:User and Mail:Password; 'check' tries them."
            ),
            >= 400 => new SendResult.Deferred($"{code} {Words(exception)}"),
            _ when wasTakenWhole => new SendResult.InDoubt(Words(exception)),
            _ => new SendResult.Deferred(Words(exception)),
        };
    }

    private static string Words(Exception exception) =>
        exception.GetBaseException() is AuthenticationException untrusted
            ? $"Nothing was sent, because the mail server's certificate is not accepted: {untrusted.Message} 'check' says what to do."
        : exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}"
        : exception.Message;

    /// <summary>
    /// RFC 3463: of security or policy, such as "relaying denied", or "may not send as this sender", which Exchange says only after the whole letter.
    /// </summary>
    [GeneratedRegex(@"(?<![.0-9])5\.7\.[0-9]{1,3}(?!\.?[0-9])", RegexOptions.None, 1000)]
    private static partial Regex OfPolicy();

    /// <summary>RFC 3463: there is no such address, or nobody reads it. Some say so with 554, some only after the whole letter.</summary>
    [GeneratedRegex(@"(?<![.0-9])5\.(?:1\.(?:1|2|3|6|10)|2\.1)(?!\.?[0-9])", RegexOptions.None, 1000)]
    private static partial Regex OfAddress();
}
