using ResponsivenessMonitor.Mail.Letters.Samples;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>The product's own samples: one letter of every kind, with its links and without.</summary>
internal static class Samples
{
    internal static IEnumerable<TestFixtureData> Each() =>
        All()
            .Select(sample => new TestFixtureData(sample).SetArgDisplayNames(sample.Name))
            .Concat(
                SampleLetters
                    .All(hasPages: true)
                    .Select(sample => new TestFixtureData(sample).SetArgDisplayNames($"{sample.Name}, with pages"))
            );

    /// <summary>Those of an installation without pages.</summary>
    internal static IEnumerable<SampleLetter> All() => SampleLetters.All(hasPages: false);

    internal static SampleLetter Named(string name, bool hasPages = false) =>
        SampleLetters.All(hasPages).Single(sample => string.Equals(sample.Name, name, StringComparison.Ordinal));
}
