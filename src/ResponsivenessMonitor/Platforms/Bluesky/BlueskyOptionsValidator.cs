using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Checks the settings at the start, every fault at once.</summary>
internal sealed class BlueskyOptionsValidator : IValidateOptions<BlueskyOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BlueskyOptions options)
    {
        string[] faults = [.. options.Faults()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
