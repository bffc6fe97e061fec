using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>A call that the scripted platform answered.</summary>
/// <param name="Account">Whose token it came with.</param>
/// <param name="Caller">Which process made it.</param>
/// <param name="Began">When it came.</param>
/// <param name="Ended">When it was answered, or the caller was gone.</param>
internal sealed record CrowdCall(int Account, string Caller, Instant Began, Instant Ended);
