namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>Tries the configured way out of the house as far as that goes without sending a letter.</summary>
internal sealed class MailProver(MailOptions options, TimeProvider time)
{
    /// <summary>Tries it; nothing of it remains.</summary>
    internal Task<MailProof> ProveAsync(CancellationToken cancellationToken) =>
        options.Transport switch
        {
            MailCarrier.Pickup => Task.FromResult(FolderProof.Of(Path.GetFullPath(options.Folder))),
            MailCarrier.Smtp => new SmtpProbe(options, time).ProveAsync(cancellationToken),
            _ => throw new InvalidOperationException($"There is no transport {options.Transport}."),
        };
}
