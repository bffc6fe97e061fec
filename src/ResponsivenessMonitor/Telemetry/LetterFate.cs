namespace ResponsivenessMonitor.Telemetry;

/// <summary>What became of one attempt at sending a letter.</summary>
internal enum LetterFate
{
    /// <summary>It was accepted.</summary>
    Sent,

    /// <summary>It was accepted at an attempt that was made although the server might have had it: it may have come twice.</summary>
    Repeated,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>It was not accepted and is tried again.</summary>
    PutOff,

    /// <summary>The server may have it; a person decides.</summary>
    Held,

    /// <summary>What it tells was overtaken; it was not sent.</summary>
    Overtaken,
}
