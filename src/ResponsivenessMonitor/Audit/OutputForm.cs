namespace ResponsivenessMonitor.Audit;

/// <summary>How the figures are written.</summary>
internal enum OutputForm
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>A line of CSV for each account.</summary>
    Csv,
}
