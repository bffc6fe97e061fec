namespace ResponsivenessMonitor.Data;

/// <summary>The database cannot be used as it is: why, and what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
