using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Says at the start which settings cannot be used.</summary>
internal sealed class MastodonOptionsValidator : IValidateOptions<MastodonOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MastodonOptions options) =>
        options.Faults().ToArray() is { Length: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
