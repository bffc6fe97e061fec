using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>What an answer to <c>sendMail</c> makes of a letter.</summary>
/// <remarks>
/// As with a mail server only a recipient's refusal is for good. What concerns the app or the mailbox is mended here, and no letter may be lost by it.
/// 503 and 429 are said before anything is done; any other 5xx, a gateway's 504 among them, may come after.
/// </remarks>
internal static partial class GraphAnswer
{
    /// <summary>The outcome. Their words are left out, which may repeat what was sent; their code is enough to look it up.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="mailbox">Whose letter it was.</param>
    /// <param name="wasSentWhole">Whether the server had all of it.</param>
    /// <param name="now">To reckon how long to wait.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    internal static async Task<SendResult> OfAsync(
        HttpResponseMessage response,
        string mailbox,
        bool wasSentWhole,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            return new SendResult.Accepted("Accepted by Microsoft Graph.");
        }

        string error = await ErrorAsync(response, cancellationToken);
        string said = error.Length > 0 ? $"{(int)response.StatusCode} {error}" : $"{(int)response.StatusCode}";
        return ((int)response.StatusCode, error) switch
        {
            (400, "ErrorInvalidRecipients") => new SendResult.Refused(
                $"{said}: the recipient's address is not accepted.",
                IsOfRecipient: true
            ),
            (401, _) => new SendResult.Deferred(
                $"{said}: Graph does not accept the token, nor a new one. Look whether Mail:Graph:Authority and Mail:Graph:Endpoint are of one cloud."
            ),
            (403, _) => new SendResult.Deferred(
                $"{said}: the app may not send as {mailbox}. Grant it the application permission Mail.Send with an administrator's consent, and let its "
                    + "access policy include this mailbox."
            ),
            (404, "") => new SendResult.Deferred($"{said}: Graph is not at Mail:Graph:Endpoint."),
            (404, _) => new SendResult.Deferred(
                $"{said}: there is no mailbox {mailbox}. Look at Mail:Graph:Sender, or Mail:From without it."
            ),
            (429 or 503, _) => Busy(said, GraphBody.Wait(response.Headers, now)),
            (>= 500, _) when wasSentWhole => new SendResult.InDoubt($"{said}: Graph failed when it had the letter."),
            (>= 500, _) => new SendResult.Deferred($"{said}: Graph failed before it had the letter."),
            (>= 400, _) => new SendResult.Deferred($"{said}: Graph does not take letters so. Look the code up, and at Mail:Graph."),
            (>= 300, _) => new SendResult.Deferred($"{said}: Graph is not at Mail:Graph:Endpoint."),
            _ => new SendResult.InDoubt($"{said}, where Graph says 202. Look at Mail:Graph:Endpoint."),
        };
    }

    private static SendResult.Deferred Busy(string said, Duration? wait) =>
        new(
            wait is { } asked
                ? $"{said}: Graph is busy, and asks to be left alone for {asked.TotalSeconds:0} seconds."
                : $"{said}: Graph is busy.",
            wait
        );

    private static async Task<string> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            JsonElement? body = await GraphBody.ReadAsync(response.Content, cancellationToken);
            return body is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty("error", out JsonElement error)
                ? Name().Match(((JsonElement?)error).Text("code")).Value
                : string.Empty;
        }
        catch (OperationCanceledException)
        {
            return string.Empty; // the status was heard, and is what counts
        }
    }

    [GeneratedRegex("^[A-Za-z_.]{1,60}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
