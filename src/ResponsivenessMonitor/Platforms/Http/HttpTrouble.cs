using System.Net.Sockets;
using Polly.Timeout;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Puts into words why a call has no answer, without anything of the call.</summary>
internal static class HttpTrouble
{
    /// <summary>What happened; null for what is no trouble of the network.</summary>
    internal static string? Describe(Exception fault) =>
        fault switch
        {
            TimeoutRejectedException or OperationCanceledException => "no answer in time",
            HttpRequestException or IOException or SocketException => fault.GetBaseException() switch
            {
                OutboundRefusedException refused => refused.Message,
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => "its name is not known",
                SocketException { SocketErrorCode: SocketError.TryAgain } => "its name could not be looked up",
                SocketException => "it could not be connected to",
                TimeoutException or OperationCanceledException => "no answer in time",
                _ => (fault as HttpRequestException)?.HttpRequestError switch
                {
                    HttpRequestError.ConfigurationLimitExceeded => "its answer is longer than Outbound:LargestAnswer",
                    HttpRequestError.SecureConnectionError => "no secure connection could be made; look at its certificate",
                    HttpRequestError.ConnectionError => "it could not be connected to",
                    HttpRequestError.NameResolutionError => "its name could not be looked up",
                    HttpRequestError.ResponseEnded => "its answer broke off",
                    HttpRequestError.InvalidResponse => "its answer is no web answer",
                    _ => "its answer could not be read",
                },
            },
            InvalidDataException => "its answer could not be unpacked",
            _ => null,
        };
}
