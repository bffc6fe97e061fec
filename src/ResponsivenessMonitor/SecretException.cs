namespace ResponsivenessMonitor;

/// <summary>A secret is not where a setting says it is. The message is part of a sentence, without a full stop.</summary>
internal sealed class SecretException(string message, Exception? inner = null) : Exception(message, inner);
