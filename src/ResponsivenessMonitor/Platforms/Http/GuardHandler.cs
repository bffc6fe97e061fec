namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Refuses calls to where we do not call, counts the others, and reads their answers whole, up to a size.</summary>
internal sealed class GuardHandler(OutboundGuard guard, long largest, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<CallCount> Count = new("calls");

    /// <summary>Counts the tries of a request.</summary>
    internal static CallCount CountOf(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Count, out CallCount? count))
        {
            count = new CallCount();
            request.Options.Set(Count, count);
        }

        return count;
    }

    /// <inheritdoc/>
    /// <exception cref="OutboundRefusedException">We do not call there.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri ?? throw new ArgumentException("The request has no address.", nameof(request));
        if (guard.Refusal(address) is { } why)
        {
            throw new OutboundRefusedException($"{address.IdnHost} is not called: {why}");
        }

        CountOf(request).Calls++;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        try
        {
            // Within the call, so that its limit of time covers the answer too.
            await response.Content.LoadIntoBufferAsync(largest, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    internal sealed class CallCount
    {
        internal int Calls { get; set; }
    }
}
