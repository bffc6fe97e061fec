namespace ResponsivenessMonitor.Data;

/// <summary>What was done to a database to make it ready.</summary>
/// <param name="Migrations">The migrations that were applied, in order; empty when nothing was pending.</param>
/// <param name="Moved">How many open enquiries had a deadline moved, because a calendar of the settings changed.</param>
internal sealed record Preparation(IReadOnlyList<string> Migrations, int Moved);
