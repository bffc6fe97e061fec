using ResponsivenessMonitor.Crashes;

namespace ResponsivenessMonitor.Mail;

/// <summary>The last part of a message; once it was read to its end the server may have accepted the whole.</summary>
internal sealed class WitnessStream(byte[] content) : MemoryStream(content, writable: false)
{
    internal bool ReadToEnd { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Saw(base.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Saw(base.Read(buffer));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Saw(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Saw(await base.ReadAsync(buffer, cancellationToken));

    private int Saw(int read)
    {
        ReadToEnd |= Position >= Length;
        FailPoint.Hit(ReadToEnd ? FailPoints.SendReadWhole : FailPoints.SendHalfRead);
        return read;
    }
}
