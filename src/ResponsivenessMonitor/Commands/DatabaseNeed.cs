namespace ResponsivenessMonitor.Commands;

/// <summary>What a verb needs of the database.</summary>
internal enum DatabaseNeed
{
    /// <summary>Nothing, or it looks after it itself.</summary>
    None,

    /// <summary>One that is there: a misspelt path is told, and makes none.</summary>
    ToRead,

    /// <summary>One that is made where there is none.</summary>
    ToWrite,
}
