using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Tries a question again that a passing trouble left without an answer; never one that the platform refused or wants later.</summary>
/// <remarks>
/// There is no circuit breaker: an account that could not be read is asked for again after five minutes and then ever later, which spares a platform that
/// is down more than a circuit would, and is kept across restarts and replicas.
/// </remarks>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private const int Retries = 2;

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    /// <param name="tryFor">How long one try may take.</param>
    /// <param name="firstWait">How long is waited before the first retry; twice as long before the second, both give or take a quarter or more.</param>
    /// <param name="time">Whose time it is.</param>
    /// <param name="inner">What makes the call, and reads its answer whole.</param>
    internal ResilienceHandler(TimeSpan tryFor, TimeSpan firstWait, TimeProvider time, HttpMessageHandler inner)
        : base(inner) =>
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = Retries,
                    Delay = firstWait,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = trouble => ValueTask.FromResult(IsPassing(trouble.Outcome)),
                }
            )
            .AddTimeout(new TimeoutStrategyOptions { Timeout = tryFor })
            .Build();

    /// <inheritdoc/>
    /// <exception cref="TimeoutRejectedException">No try was answered in its time.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            // It may have been done although the answer was lost: a session that was renewed twice is a session lost.
            return await base.SendAsync(request, cancellationToken);
        }

        return await pipeline.ExecuteAsync(
            static async (call, token) => await call.Handler.SendOnceAsync(call.Request, token),
            (Handler: this, Request: request),
            cancellationToken
        );
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
            { Exception: HttpRequestException fault } => fault.GetBaseException() is not OutboundRefusedException,
            { Exception: TimeoutRejectedException } => true,
            { Result: { } answer } => answer.StatusCode
                is HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
                && answer.Headers.RetryAfter is null,
            _ => false,
        };
}
