using ResponsivenessMonitor.Crashes;

namespace ResponsivenessMonitor.Mail;

/// <summary>The last part of a message; once it was read to its end the server may have accepted the whole.</summary>
internal sealed class WitnessStream(byte[] content) : MemoryStream(content, writable: false)
{
    private readonly Lock gate = new();
    private bool isWithheld;

    internal bool ReadToEnd { get; private set; }

    /// <summary>Gives no more of itself away, so that nobody gets the whole any more.</summary>
    /// <returns>False when it is too late: it was read to its end.</returns>
    internal bool Withhold()
    {
        lock (gate)
        {
            isWithheld = true;
            return !ReadToEnd;
        }
    }

    /// <inheritdoc/>
    /// <remarks>All other ways of reading a stream that derives from this library class come down to this one.</remarks>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read;
        lock (gate)
        {
            if (isWithheld && !ReadToEnd)
            {
                throw new IOException("The message was withheld before it was handed over whole.");
            }

            read = base.Read(buffer, offset, count);
            ReadToEnd |= Position >= Length;
        }

        FailPoint.Hit(ReadToEnd ? FailPoints.SendReadWhole : FailPoints.SendHalfRead);
        return read;
    }
}
