using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>Talks with the mail server up to the login and leaves; it names no sender and no recipient, so that nothing can be sent.</summary>
/// <remarks>
/// It asks for what <see cref="SmtpTransport"/> needs: STARTTLS by the same certificates, and AUTH LOGIN, the one login by a password that its library
/// knows.
/// </remarks>
internal sealed class SmtpProbe(MailOptions options, TimeProvider time)
{
    private const string Login = "LOGIN";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private string Server => $"{options.Host}:{options.Port}";

    /// <summary>Tries the server.</summary>
    internal async Task<MailProof> ProveAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(options.Host, options.Port, limit.Token);
            await using SmtpTalk talk = new(client.GetStream());
            return await TalkAsync(talk, limit.Token);
        }
        catch (SocketException fault)
        {
            return Problem(Words(fault));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Problem(
                $"does not answer within {Longest.TotalSeconds} seconds. Look at Mail:Port, 587 as a rule, and ask whether a firewall lets this machine through."
            );
        }
        catch (SecretException fault)
        {
            return new MailProof.Problem($"Mail:Password cannot be read: {fault.Message}.");
        }
        catch (IOException fault)
        {
            return Problem(
                $"breaks the conversation off ({fault.Message.TrimEnd('.')}). Ask whether it is a mail server, and whether it lets this machine in."
            );
        }
    }

    private async Task<MailProof> TalkAsync(SmtpTalk talk, CancellationToken cancellationToken)
    {
        SmtpReply greeting = await talk.HearAsync(cancellationToken);
        if (greeting.Code != 220)
        {
            return Problem($"does not let this machine in ({greeting}). Ask its keepers to.");
        }

        SmtpReply hello = await HelloAsync(talk, cancellationToken);
        if (hello.Code != 250)
        {
            return Problem($"refuses to talk with this machine ({hello}). Ask its keepers.");
        }

        if (options.UseStartTls)
        {
            if (await EncryptAsync(talk, hello, cancellationToken) is { } problem)
            {
                return problem;
            }

            hello = await talk.AskAsync($"EHLO {Own}", cancellationToken);
        }

        MailProof proof = await SignInAsync(talk, hello, cancellationToken);
        await LeaveAsync(talk, cancellationToken);
        return proof;
    }

    /// <summary>As the library does: a server that knows no EHLO is greeted the older way, which offers neither encryption nor login.</summary>
    private static async Task<SmtpReply> HelloAsync(SmtpTalk talk, CancellationToken cancellationToken)
    {
        SmtpReply hello = await talk.AskAsync($"EHLO {Own}", cancellationToken);
        return hello.Code is 500 or 502 ? await talk.AskAsync($"HELO {Own}", cancellationToken) : hello;
    }

    /// <returns>What is wrong, or null once it is encrypted.</returns>
    private async Task<MailProof?> EncryptAsync(SmtpTalk talk, SmtpReply hello, CancellationToken cancellationToken)
    {
        if (hello.Extension("STARTTLS") is null)
        {
            return Problem(
                "offers no STARTTLS, so nothing is sent to it. Submission at port 587 usually has it; only for a relay on a network of your own set "
                    + "Mail:UseStartTls to false."
            );
        }

        SmtpReply begin = await talk.AskAsync("STARTTLS", cancellationToken);
        if (begin.Code != 220)
        {
            return Problem($"offers STARTTLS and refuses it ({begin}). Ask its keepers.");
        }

        string[] faults = [];
        try
        {
            SslClientAuthenticationOptions how = new()
            {
                TargetHost = options.Host,
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    faults = [.. CertificateFaults.Of(certificate, chain, errors, time.GetUtcNow().ToInstant())];
                    return errors == SslPolicyErrors.None;
                },
            };
            await talk.EncryptAsync(how, cancellationToken);
            return null;
        }
        catch (AuthenticationException fault)
        {
            return Problem(
                faults.Length > 0
                    ? $"cannot be trusted, so nothing is sent to it. {string.Join(' ', faults)}"
                    : $"cannot agree on encryption ({fault.GetBaseException().Message.TrimEnd('.')}). Ask its keepers."
            );
        }
    }

    private async Task<MailProof> SignInAsync(SmtpTalk talk, SmtpReply hello, CancellationToken cancellationToken)
    {
        string answers = options.UseStartTls
            ? "answers and encrypts"
            : "answers; letters travel readable, because Mail:UseStartTls is false";
        if (string.IsNullOrEmpty(options.User))
        {
            return new MailProof.Works($"{Server} {answers}. Nobody signs in, because Mail:User is not stated.");
        }

        string[] offered = hello.Extension("AUTH") ?? [];
        if (!offered.Contains(Login, StringComparer.OrdinalIgnoreCase))
        {
            string offers = offered.Length == 0 ? "no login at all" : $"the logins {string.Join(", ", offered.Take(8))}";
            return Problem(
                $"offers {offers}, and this program can use LOGIN alone. Ask its keepers, or leave Mail:User and Mail:Password out."
            );
        }

        string password = new Secret(options.Password ?? string.Empty).Read();
        SmtpReply reply = await talk.AskAsync($"AUTH {Login} {Base64(options.User)}", cancellationToken);
        reply = reply.Code == 334 ? await talk.AskAsync(Base64(password), cancellationToken) : reply;
        return reply.Code == 235
            ? new MailProof.Works($"{Server} answers, encrypts, and accepts the login.")
            : Problem(
                $"refuses the login ({reply.Code}). Look at Mail:User and Mail:Password, and ask whether this user may send by SMTP from this machine."
            );
    }

    private static async Task LeaveAsync(SmtpTalk talk, CancellationToken cancellationToken)
    {
        try
        {
            _ = await talk.AskAsync("QUIT", cancellationToken);
        }
        catch (IOException)
        {
            // It left first; nothing depends on the farewell.
        }
    }

    private MailProof.Problem Problem(string does) => new($"{Server} {does}");

    private static string Words(SocketException fault) =>
        fault.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData => "cannot be found: there is no such host. Look at Mail:Host.",
            SocketError.TryAgain => "was not found, because the name server did not answer. Try again, or look at this machine's network.",
            SocketError.ConnectionRefused => "refuses to be connected. Look at Mail:Port, 587 as a rule, and whether the server runs.",
            _ => $"cannot be reached ({fault.Message.TrimEnd('.')}). Look at this machine's network and its firewall.",
        };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>This machine's name as far as it is one that can be said.</summary>
    private static string Own => Environment.MachineName is { Length: > 0 } name && Addresses.IsDomain(name) ? name : "localhost";
}
