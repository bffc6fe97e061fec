using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>A row that was kept: its key and what was put into each column.</summary>
internal sealed record SampleRow(IEntityType Type, object?[] Key, IReadOnlyList<(IProperty Property, object? Value)> Values);

/// <summary>Two rows of each table: one with all columns filled, one with all empty that may be.</summary>
internal sealed class SampleRows
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 29, 1, 0, 0) + Duration.FromNanoseconds(123_456_000);

    private int number;

    internal List<SampleRow> Kept { get; } = [];

    /// <summary>Each table after those it refers to.</summary>
    internal static IEnumerable<IEntityType> InOrder(IModel model)
    {
        List<IEntityType> left = [.. model.GetEntityTypes().OrderBy(type => type.Name, StringComparer.Ordinal)];
        while (left.Count > 0)
        {
            IEntityType next = left.First(type =>
                type.GetForeignKeys().All(key => !left.Contains(key.PrincipalEntityType) || key.PrincipalEntityType == type)
            );
            _ = left.Remove(next);
            yield return next;
        }
    }

    internal async Task AddAsync(MonitorDbContext db, IEntityType type)
    {
        foreach (bool isFull in new[] { true, false })
        {
            number++;
            object row = Activator.CreateInstance(type.ClrType, nonPublic: true) ?? throw new AssertionException(type.Name);
            EntityEntry entry = db.Entry(row);
            entry.State = Microsoft.EntityFrameworkCore.EntityState.Added;
            foreach (IProperty property in type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never))
            {
                entry.Property(property).CurrentValue = ValueOf(property, isFull);
            }

            _ = await db.SaveChangesAsync();
            Kept.Add(
                new SampleRow(
                    type,
                    [
                        .. (type.FindPrimaryKey() ?? throw new AssertionException(type.Name)).Properties.Select(property =>
                            entry.Property(property).CurrentValue
                        ),
                    ],
                    [.. type.GetProperties().Select(property => (property, entry.Property(property).CurrentValue))]
                )
            );
            db.ChangeTracker.Clear();
        }
    }

    private object? ValueOf(IProperty property, bool isFull)
    {
        if (property.IsNullable && !isFull)
        {
            return null;
        }

        if (property.GetContainingForeignKeys().FirstOrDefault() is { } foreign)
        {
            SampleRow[] others = [.. Kept.Where(row => row.Type == foreign.PrincipalEntityType)];
            return others[isFull ? 0 : ^1].Key[0];
        }

        Type type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type.IsEnum ? EnumValue(type, isFull)
            : type == typeof(string) ? $"{property.Name} {number}: “Grüße” 🎓"
            : type == typeof(bool) ? isFull
            : type == typeof(int) ? number
            : type == typeof(long) ? 5_000_000_000L + number
            : type == typeof(byte[]) ? new byte[] { 0, 255, (byte)number }
            : type == typeof(Instant) ? At + Duration.FromNanoseconds(1000L * number)
            : type == typeof(LocalDate) ? new LocalDate(2026, 2, 28).PlusDays(number)
            : type == typeof(Duration) ? Duration.FromHours(number) + Duration.FromNanoseconds(7000)
            : type == typeof(AccountId) ? new AccountId(Platform.Mastodon, $"desk{number}@uni.social")
            : type == typeof(Platform) ? Platform.Known[number % Platform.Known.Count]
            : type == typeof(Commitment) ? (isFull ? new Commitment.Amount(Duration.FromMinutes(number)) : new Commitment.SameOfficeDay())
            : throw new AssertionException($"There is no sample of {type} for {property.Name}.");
    }

    /// <summary>The first or the last: an enquiry is open or never answered, as its next look asks.</summary>
    private static object? EnumValue(Type type, bool isFirst)
    {
        Array values = Enum.GetValues(type);
        return values.GetValue(isFirst ? 0 : values.Length - 1);
    }
}
