using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts.Privacy;

namespace ResponsivenessMonitor.Commands.Privacy;

/// <summary>What is to be told of an author.</summary>
/// <param name="Author">Who.</param>
/// <param name="Kept">How much is kept.</param>
/// <param name="AsOf">When it was looked up.</param>
/// <param name="Records">Where it comes from.</param>
internal sealed record AuthorExport(SoughtAuthor Author, KeptOfAuthor Kept, Instant AsOf, ExportAuthor Records)
{
    /// <summary>A value as people and programs read it; null and truths are left to the writer.</summary>
    internal static string TextOf(object value) =>
        value switch
        {
            Instant at => InstantPattern.ExtendedIso.Format(at),
            LocalDate date => LocalDatePattern.Iso.Format(date),
            Duration duration => DurationPattern.JsonRoundtrip.Format(duration),
            IFormattable number => number.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture),
            _ => $"{value}",
        };
}
