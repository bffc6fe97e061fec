namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>We do not connect there, whatever answers: the message says why, and names no more than the server.</summary>
internal sealed class OutboundRefusedException(string message) : IOException(message);
