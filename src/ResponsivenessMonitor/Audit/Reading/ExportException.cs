namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>A file of which nothing can be measured; the message says why and how to mend it.</summary>
internal sealed class ExportException(string message, Exception? cause = null) : Exception(message, cause);
