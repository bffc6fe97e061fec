using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using NodaTime;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>Gives letters to Microsoft Graph, as the same bytes that the pickup folder gets.</summary>
/// <param name="line">The line to it.</param>
/// <param name="options">The settings.</param>
/// <param name="time">To reckon how long to wait.</param>
internal sealed class GraphTransport(GraphLine line, MailOptions options, TimeProvider time) : IMailTransport
{
    private readonly string mailbox = options.Graph.MailboxOr(options.From);

    public async Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Undeliverable.Reason(letter) is { } refused)
        {
            return refused;
        }

        byte[] message = await MimeLetter.WriteAsync(letter, options.SettledListId, cancellationToken);
        byte[] body = Encoding.ASCII.GetBytes(Convert.ToBase64String(message));
        using Parting parting = new(cancellationToken);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(parting.Token);
        limit.CancelAfter(timeout.ToTimeSpan());
        return await SendAsync(body, isAgain: false, limit.Token, cancellationToken);
    }

    private async Task<SendResult> SendAsync(byte[] body, bool isAgain, CancellationToken limit, CancellationToken cancellationToken)
    {
        GraphToken answer;
        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
            answer = await line.Tokens.GetAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Deferred("There was no token in time.");
        }

        return answer switch
        {
            GraphToken.NotGranted none => new SendResult.Deferred(none.Reason, none.Wait),
            GraphToken.Granted token => await PostAsync(token, body, isAgain, limit, cancellationToken),
            _ => throw new InvalidOperationException("There is no such answer."),
        };
    }

    // Once it is begun it is not cancelled: whether the letter was accepted would not be known.
    private async Task<SendResult> PostAsync(
        GraphToken.Granted token,
        byte[] body,
        bool isAgain,
        CancellationToken limit,
        CancellationToken cancellationToken
    )
    {
        using WitnessContent content = new(body, MediaTypeNames.Text.Plain);
        using HttpRequestMessage request = new(HttpMethod.Post, options.Graph.SendAddress(mailbox)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        try
        {
            using HttpResponseMessage response = await line.SendAsync(request, limit);
            if (response.StatusCode != HttpStatusCode.Unauthorized || isAgain)
            {
                return await GraphAnswer.OfAsync(response, mailbox, content.WasSentWhole, time.GetUtcNow().ToInstant(), limit);
            }
        }
        catch (HttpRequestException fault)
        {
            return Unanswered(GraphLine.Words(request.RequestUri!.Host, fault), content);
        }
        catch (OperationCanceledException)
        {
            return Unanswered($"{request.RequestUri!.Host} did not answer in time.", content);
        }

        line.Tokens.Drop(token);
        return await SendAsync(body, isAgain: true, limit, cancellationToken);
    }

    private static SendResult Unanswered(string reason, WitnessContent content) =>
        content.WasSentWhole ? new SendResult.InDoubt(reason) : new SendResult.Deferred(reason);
}
