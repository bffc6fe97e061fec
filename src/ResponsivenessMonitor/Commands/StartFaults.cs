using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Recipients;

namespace ResponsivenessMonitor.Commands;

/// <summary>All that is wrong with settings and keeps the service from starting, every fault at once.</summary>
internal static class StartFaults
{
    private const int MostGuesses = 64;

    /// <summary>A sentence for each: files that cannot be read, values of another kind, and what the rooms say of the rest.</summary>
    internal static IReadOnlyList<string> Of(IConfiguration settings)
    {
        WrongValue[] wrong = [.. SettingFaults.Wrong(settings)];
        return
        [
            .. Settings.FileFaults(),
            .. wrong.Select(value => value.Words),
            .. (wrong.Length == 0 ? OfRooms(settings) : Beside(settings, wrong)).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What is wrong whatever was meant by the values that cannot be read: a fault that one way of reading them would mend is none yet, and
    /// neither is one that names them.
    /// </summary>
    private static IEnumerable<string> Beside(IConfiguration settings, WrongValue[] wrong) =>
        Guesses(wrong)
            .Take(MostGuesses)
            .Select(guess => OfRooms(With(settings, guess)))
            .Aggregate((all, some) => [.. all.Intersect(some, StringComparer.Ordinal)])
            .Where(fault => !wrong.Any(value => fault.Contains(value.Path, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Dictionary<string, string?>> Guesses(WrongValue[] wrong) =>
        wrong.Aggregate(
            (IEnumerable<Dictionary<string, string?>>)[new(StringComparer.OrdinalIgnoreCase)],
            (guesses, value) =>
                guesses.SelectMany(guess =>
                    value.Meant.Select(meant => new Dictionary<string, string?>(guess, StringComparer.OrdinalIgnoreCase)
                    {
                        [value.Path] = meant,
                    })
                )
        );

    private static IConfiguration With(IConfiguration settings, Dictionary<string, string?> guess) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.AsEnumerable().Where(pair => pair.Value is not null && !guess.ContainsKey(pair.Key)))
            .AddInMemoryCollection(guess.Where(pair => pair.Value is not null))
            .Build();

    /// <summary>Every room states what its settings have to be; this asks them all, those that listen too.</summary>
    private static string[] OfRooms(IConfiguration settings)
    {
        ServiceCollection services = new();
        _ = services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new VerbEnvironment())
            .AddLogging();
        MonitorApplication.AddAllRooms(services, settings);
        using ServiceProvider provider = services.BuildServiceProvider();
        List<string> faults = [];
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception fault) when (fault is OptionsValidationException or AggregateException)
        {
            IEnumerable<Exception> many = fault is AggregateException several ? several.Flatten().InnerExceptions : [fault];
            faults.AddRange(many.SelectMany(one => one is OptionsValidationException wrong ? wrong.Failures : [one.Message]));
        }

        return [.. faults, .. OfNames(settings), .. OfKey(provider)];
    }

    private static IEnumerable<string> OfNames(IConfiguration settings)
    {
        string calendar = settings[$"{MarketingOptions.Section}:{nameof(MarketingOptions.Calendar)}"] ?? RuleBook.DefaultCalendar;
        IReadOnlyList<string> names = new CalendarSettings(settings).Names;
        return calendar.Length == 0 || names.Contains(calendar, StringComparer.OrdinalIgnoreCase)
            ? []
            : [$"Marketing:Calendar: there is no calendar '{calendar}'; the settings have {string.Join(", ", names)}."];
    }

    /// <summary>A key's file that is named is never made, so it has to be there.</summary>
    private static string[] OfKey(ServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<SecretBox>().Fault() is { } fault ? [fault] : [];
        }
        catch (OptionsValidationException)
        {
            return []; // told above
        }
    }
}
