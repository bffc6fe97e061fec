namespace ResponsivenessMonitor.Data;

/// <summary>A setting that cannot be used: which, why, and how to mend it.</summary>
internal sealed class SettingFaultException(string setting, string reason, Exception? inner = null)
    : FormatException($"{setting}: {reason}", inner);
