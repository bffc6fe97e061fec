using Microsoft.Extensions.Options;
using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Commands.Checking;

/// <summary>Whether letters would leave the house; only where the settings of mail are well-formed, whose faults are told elsewhere.</summary>
internal static class MailCheck
{
    private static readonly Duration Longest = Duration.FromSeconds(60);

    /// <summary>Tries the way without sending.</summary>
    internal static async Task<bool> ProveAsync(Room room, CancellationToken cancellationToken)
    {
        if (!IsWellFormed(room))
        {
            await room.Error.WriteLineAsync("Mail: not tried, because its settings are wrong; see above.");
            return false;
        }

        MailProof proof = await room.Get<MailProver>().ProveAsync(cancellationToken);
        bool works = proof is MailProof.Works;
        await (works ? room.Output : room.Error).WriteLineAsync($"Mail: {proof.Words}");
        return works;
    }

    /// <summary>Sends one letter through what the service sends with, its guard included.</summary>
    internal static async Task<bool> SendAsync(Room room, string address, CancellationToken cancellationToken)
    {
        if (!IsWellFormed(room))
        {
            await room.Error.WriteLineAsync($"Test letter to {address}: not sent, because the settings of mail are wrong.");
            return false;
        }

        OutgoingLetter letter = TestLetter.Write(room.Get<IOptions<MailOptions>>().Value, new MailBox(string.Empty, address), room.Now);
        SendResult result = await room.Get<IMailTransport>().SendAsync(letter, Longest, cancellationToken);
        bool isAccepted = result is SendResult.Accepted;
        await (isAccepted ? room.Output : room.Error).WriteLineAsync($"Test letter to {address}: {Words(result)}");
        return isAccepted;
    }

    private static bool IsWellFormed(Room room)
    {
        try
        {
            return room.Get<IOptions<MailOptions>>().Value is not null;
        }
        catch (Exception fault) when (fault is OptionsValidationException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Words(SendResult result) =>
        result switch
        {
            SendResult.Accepted accepted => $"accepted. {accepted.Reply}",
            SendResult.Refused refused => $"refused. {refused.Reply}",
            SendResult.Deferred deferred => $"not accepted; a real letter would be tried again later. {deferred.Reason}",
            SendResult.InDoubt doubt => $"in doubt; it may arrive or not. {doubt.Reason}",
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "There is no such outcome."),
        };
}
