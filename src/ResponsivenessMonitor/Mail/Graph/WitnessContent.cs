using System.Net;
using System.Net.Http.Headers;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>A body that knows whether it was handed over whole, so that the server may have acted on it. It is handed over once.</summary>
internal sealed class WitnessContent : HttpContent
{
    private readonly byte[] body;

    internal WitnessContent(byte[] body, string type)
    {
        this.body = body;
        Headers.ContentType = new MediaTypeHeaderValue(type);
    }

    /// <summary>Whether the whole was handed over.</summary>
    internal bool WasSentWhole { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (WasSentWhole)
        {
            throw new IOException("A letter is not sent a second time without anybody having decided so.");
        }

        // Noted before the last byte: what is broken off while it is written may have left all the same.
        await stream.WriteAsync(body.AsMemory(..^1), cancellationToken);
        WasSentWhole = true;
        await stream.WriteAsync(body.AsMemory(^1..), cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
