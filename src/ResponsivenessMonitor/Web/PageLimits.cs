using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ResponsivenessMonitor.Web;

/// <summary>How much may be asked for in a minute.</summary>
/// <param name="OfAddress">By one address, or one household of IPv6 addresses.</param>
/// <param name="OfLink">By one link.</param>
internal sealed record PageLimits(int OfAddress, int OfLink)
{
    private const int LongestLink = 200;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Enough for an office behind one address, and for everything a person does with one link.</summary>
    internal static PageLimits Usual { get; } = new(OfAddress: 300, OfLink: 60);

    internal void Apply(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                Partition(context, AddressOf(context.Connection.RemoteIpAddress), OfAddress)
            ),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, LinkOf(context.Request.Path), OfLink))
        );
        options.OnRejected = (rejected, _) =>
        {
            TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : Minute;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static RateLimitPartition<string> Partition(HttpContext context, string key, int permits) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || ManagementGate.IsGuarded(context.Request.Path)
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : RateLimitPartition.GetFixedWindowLimiter(
                key,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute }
            );

    private static string LinkOf(PathString path) => path.Value is { Length: > 3 and <= LongestLink + 3 } link ? link[3..] : "/";

    private static string AddressOf(IPAddress? address) =>
        address switch
        {
            null => "?",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
}
