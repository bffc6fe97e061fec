using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ModelTests(DatabaseProvider provider)
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Open() => database = await TestDatabase.OpenAsync(provider);

    [OneTimeTearDown]
    public ValueTask Close() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Test]
    public async Task Every_column_of_every_table_gives_back_what_was_put_in()
    {
        SampleRows samples = new();
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            foreach (IEntityType type in SampleRows.InOrder(db.Model))
            {
                await samples.AddAsync(db, type);
            }
        }

        await using MonitorDbContext read = database.CreateDbContext();
        Assert.That(samples.Kept, Has.Count.GreaterThan(40), "two rows of each table");
        foreach (SampleRow row in samples.Kept)
        {
            object found =
                await read.FindAsync(row.Type.ClrType, row.Key)
                ?? throw new AssertionException($"A row of {row.Type.DisplayName()} is lost.");
            foreach ((IProperty property, object? value) in row.Values)
            {
                Assert.That(
                    read.Entry(found).Property(property).CurrentValue,
                    Is.EqualTo(value),
                    $"{row.Type.DisplayName()}.{property.Name}"
                );
            }
        }
    }

    [Test]
    public async Task Instants_are_kept_to_the_microsecond()
    {
        Instant at = Instant.FromUtc(2026, 10, 25, 0, 59, 59) + Duration.FromNanoseconds(999_999_987);
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            _ = db.Letters.Add(StoredRows.Letter("microsecond", at));
            _ = await db.SaveChangesAsync();
        }

        await using MonitorDbContext read = database.CreateDbContext();
        Letter letter = await read.Letters.SingleAsync(letter => letter.Key == "microsecond" && letter.SendAt <= at);

        Assert.That(letter.SendAt, Is.EqualTo(Instant.FromUtc(2026, 10, 25, 0, 59, 59) + Duration.FromNanoseconds(999_999_000)));
    }

    [TestCase("none")]
    [TestCase("same-day")]
    [TestCase("8h")]
    [TestCase("90.000001s")]
    public async Task A_commitment_is_kept(string text)
    {
        Commitment commitment = text switch
        {
            "none" => new Commitment.None(),
            "same-day" => new Commitment.SameOfficeDay(),
            "8h" => new Commitment.Amount(Duration.FromHours(8)),
            _ => new Commitment.Amount(Duration.FromMilliseconds(90_000) + Duration.FromNanoseconds(1000)),
        };
        long id;
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            TargetVersion target = new()
            {
                Name = text,
                Version = 1,
                Commitment = commitment,
            };
            _ = db.Targets.Add(target);
            _ = await db.SaveChangesAsync();
            id = target.Id;
        }

        await using MonitorDbContext read = database.CreateDbContext();
        Assert.That((await read.Targets.SingleAsync(target => target.Id == id)).Commitment, Is.EqualTo(commitment));
    }

    [Test]
    public async Task The_migrations_make_the_tables_that_the_program_knows()
    {
        await using MonitorDbContext db = database.CreateDbContext();

        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "run the two commands of CONTRIBUTING.md, Tables");
    }

    [Test]
    public async Task Names_of_tables_columns_and_constraints_are_written_as_SQL_does_and_short_enough()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        string?[] names =
        [
            .. db
                .Model.GetEntityTypes()
                .SelectMany(type =>
                    type.GetProperties()
                        .Select(property => property.GetColumnName())
                        .Concat(type.GetIndexes().Select(index => index.GetDatabaseName()))
                        .Concat(type.GetKeys().Select(key => key.GetName()))
                        .Concat(type.GetForeignKeys().Select(key => key.GetConstraintName()))
                        .Append(type.GetTableName())
                ),
        ];

        Assert.That(names, Is.All.Match("^[a-z][a-z0-9_]{0,62}$"));
    }
}
