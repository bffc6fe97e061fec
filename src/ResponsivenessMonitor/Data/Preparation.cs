namespace ResponsivenessMonitor.Data;

/// <summary>What was done to a database to make it ready.</summary>
/// <param name="Migrations">The migrations that were applied, in order; empty when nothing was pending.</param>
/// <param name="Calendars">The calendars that got a new version.</param>
/// <param name="Moved">How many open enquiries had a deadline moved by that.</param>
internal sealed record Preparation(IReadOnlyList<string> Migrations, IReadOnlyList<string> Calendars, int Moved);
