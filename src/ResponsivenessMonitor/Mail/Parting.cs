namespace ResponsivenessMonitor.Mail;

/// <summary>How long a mail server that is in the middle of a conversation is waited for once the service is told to stop.</summary>
internal sealed class Parting : IDisposable
{
    /// <summary>The service is to end within five seconds, and what the server says in the last moment is to be kept.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenRegistration told;

    /// <param name="stop">Cancelled when the service is told to stop.</param>
    internal Parting(CancellationToken stop) => told = stop.Register(() => over.CancelAfter(Patience));

    /// <summary>Cancelled when the time is up.</summary>
    internal CancellationToken Token => over.Token;

    public void Dispose()
    {
        told.Dispose(); // waits for one that is under way
        over.Dispose();
    }
}
