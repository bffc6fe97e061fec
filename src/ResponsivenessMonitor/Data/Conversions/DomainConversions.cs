using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Conversions;

/// <summary>How values of the rules are kept, on either database.</summary>
internal static class DomainConversions
{
    internal static void Add(ModelConfigurationBuilder builder)
    {
        _ = builder.Properties<Enum>().HaveConversion<string>();
        _ = builder.Properties<LocalDate>().HaveConversion<DateConversion>();
        _ = builder.Properties<Duration>().HaveConversion<DurationConversion>();
        _ = builder.Properties<AccountId>().HaveConversion<SlugConversion>();
        _ = builder.Properties<Platform>().HaveConversion<PlatformConversion>();
        _ = builder.Properties<Commitment>().HaveConversion<CommitmentConversion>();
    }

    private sealed class DateConversion()
        : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), stored => LocalDate.FromDateOnly(stored));

    /// <summary>Whole microseconds.</summary>
    private sealed class DurationConversion()
        : ValueConverter<Duration, long>(duration => duration.ToInt64Nanoseconds() / 1000, stored => Duration.FromTicks(stored * 10));

    private sealed class SlugConversion() : ValueConverter<AccountId, string>(id => id.Slug, stored => AccountId.Parse(stored));

    private sealed class PlatformConversion()
        : ValueConverter<Platform, string>(platform => platform.Name, stored => Platform.Parse(stored));

    private sealed class CommitmentConversion() : ValueConverter<Commitment, string>(value => Write(value), stored => Read(stored));

    private static string Write(Commitment commitment) =>
        commitment switch
        {
            Commitment.SameOfficeDay => "same-day",
            Commitment.Amount amount => amount.OfficeTime.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            _ => "none",
        };

    private static Commitment Read(string stored) =>
        stored switch
        {
            "same-day" => new Commitment.SameOfficeDay(),
            "none" => new Commitment.None(),
            _ => new Commitment.Amount(Duration.FromSeconds(double.Parse(stored, CultureInfo.InvariantCulture))),
        };
}
