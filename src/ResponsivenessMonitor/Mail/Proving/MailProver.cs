using ResponsivenessMonitor.Mail.Graph;

namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>Tries the configured way out of the house as far as that goes without sending a letter.</summary>
/// <param name="options">The settings.</param>
/// <param name="line">Opens the line to Graph.</param>
/// <param name="time">To say what a certificate's dates mean.</param>
internal sealed class MailProver(MailOptions options, Func<GraphLine> line, TimeProvider time)
{
    /// <summary>Tries it; nothing of it remains.</summary>
    internal Task<MailProof> ProveAsync(CancellationToken cancellationToken) =>
        options.Transport switch
        {
            MailCarrier.Pickup => Task.FromResult(FolderProof.Of(Path.GetFullPath(options.Folder))),
            MailCarrier.Smtp => new SmtpProbe(options, time).ProveAsync(cancellationToken),
            MailCarrier.Graph => ProveGraphAsync(cancellationToken),
            _ => throw new InvalidOperationException($"There is no transport {options.Transport}."),
        };

    /// <summary>A token shows that directory, app and secret are right; whether the app may send shows only when it does.</summary>
    private async Task<MailProof> ProveGraphAsync(CancellationToken cancellationToken) =>
        await line().Tokens.GetAsync(cancellationToken) is GraphToken.NotGranted none
            ? new MailProof.Problem(none.Reason)
            : new MailProof.Works(
                $"{options.Graph.TokenAddress.Host} knows the app and its secret. Whether it may send as {options.Graph.MailboxOr(options.From)} shows "
                    + "only when it does: try 'check --send-to ADDRESS'."
            );
}
