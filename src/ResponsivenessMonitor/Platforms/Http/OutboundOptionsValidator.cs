using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Checks the settings at the start, every fault at once.</summary>
internal sealed class OutboundOptionsValidator : IValidateOptions<OutboundOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OutboundOptions options)
    {
        string[] faults = [.. options.Faults()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
