using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>What became of a call.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer() { }

    /// <summary>Calls it took, each try one.</summary>
    internal int Calls { get; init; }

    /// <summary>The server answered, whatever it said.</summary>
    /// <param name="Server">Its name.</param>
    /// <param name="Status">The status.</param>
    /// <param name="Headers">The headers.</param>
    /// <param name="MediaType">What the body says it is, or null.</param>
    /// <param name="Body">The body; empty when there is none.</param>
    /// <param name="At">When it came, by our clock.</param>
    internal sealed record Came(
        string Server,
        HttpStatusCode Status,
        HttpResponseHeaders Headers,
        string? MediaType,
        ReadOnlyMemory<byte> Body,
        Instant At
    ) : HttpAnswer
    {
        private static readonly Duration UnlessTold = Duration.FromMinutes(1);

        internal bool IsGood => (int)Status is >= 200 and < 300;

        /// <summary>What may still be spent, or null where the server does not say.</summary>
        internal Budget? Budget => RateHeaders.Budget(this);

        /// <summary>When to come again after too many calls: as it says, else in a minute.</summary>
        internal Instant Again =>
            RateHeaders.RetryAt(this)
            ?? (Budget is { Remaining: 0 } spent ? Instant.Max(spent.ResetsAt, At + Duration.FromSeconds(1)) : At + UnlessTold);

        /// <summary>The values of a header, joined as they came; null when there is none.</summary>
        internal string? Header(string name) =>
            Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(", ", values) : null;

        /// <summary>Reads the body as JSON of a shape.</summary>
        internal JsonBody<T> Read<T>(JsonTypeInfo<T> shape)
            where T : class
        {
            try
            {
                return JsonSerializer.Deserialize(Body.Span, shape) is { } value
                    ? new JsonBody<T>.Good(value)
                    : new JsonBody<T>.Bad($"{What}, and its body is null");
            }
            catch (Exception fault)
                when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
            {
                return new JsonBody<T>.Bad($"{What}, and its body is not the JSON that was expected{JsonPlace.Of(fault)}");
            }
        }

        /// <summary>What to say of an answer that nothing else can be made of, for ops; without anything personal.</summary>
        internal string What =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Server} answered {(int)Status} ({MediaType ?? "no type"}, {Body.Length} bytes){Elsewhere}"
            );

        /// <summary>To which other server callers are sent; nothing of the address but its name, which is all that helps.</summary>
        private string Elsewhere =>
            (int)Status is >= 300 and < 400
            && Headers.Location is { IsAbsoluteUri: true } target
            && ServerName.Normalise(target.IdnHost) is { } name
                ? $" and sends callers to {name}"
                : string.Empty;

        /// <summary>Not its headers, which may hold what is nobody else's.</summary>
        public override string ToString() => What;
    }

    /// <summary>No answer, or none that could be read.</summary>
    /// <param name="Reason">What happened, for ops; without anything personal.</param>
    /// <param name="IsRefused">Whether it is us who do not call there, so that it stays so until a setting is another.</param>
    internal sealed record Failed(string Reason, bool IsRefused = false) : HttpAnswer;
}
