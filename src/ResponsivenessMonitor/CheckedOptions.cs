using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor;

/// <summary>Registers settings that are checked at the start, every fault at once.</summary>
internal static class CheckedOptions
{
    /// <summary>Binds a section, has it checked, and gives out the options themselves.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section's name.</param>
    /// <param name="faultsOf">What is wrong with it: each fault names its setting and says how to mend it.</param>
    internal static IServiceCollection AddChecked<TOptions>(
        this IServiceCollection services,
        string section,
        Func<TOptions, IEnumerable<string>> faultsOf
    )
        where TOptions : class
    {
        _ = services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        _ = services.AddSingleton<IValidateOptions<TOptions>>(new Validation<TOptions>(faultsOf));
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
    }

    private sealed class Validation<TOptions>(Func<TOptions, IEnumerable<string>> faultsOf) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            string[] faults = [.. faultsOf(options)];
            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
