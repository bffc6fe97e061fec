using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>
/// Migrations only expand: a program of the version before, which is replaced one replica after the other, reads and writes the new tables as it did the
/// old ones. What is no longer used goes a version later, and stands here with its reason.
/// </summary>
internal sealed class ExpandingMigrationsTests
{
    /// <summary>What contracts all the same: the migration, what it does, and why no running program minds.</summary>
    private static readonly (string Migration, string What, string Because)[] Allowed = [];

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.Postgres)]
    public async Task No_migration_takes_away_or_narrows_what_an_older_program_uses(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        await using MonitorDbContext db = database.CreateDbContext();
        string[] narrowing =
        [
            .. from name in KnownMigrations.Names.Skip(1)
            let operations = KnownMigrations.Make(db, name).UpOperations
            from operation in operations
            let fault = FaultOf(operation, operations)
            where fault is not null && !Allowed.Any(one => (one.Migration, one.What).Equals((name, fault)))
            select $"{name}: {fault}",
        ];

        Assert.That(narrowing, Is.Empty, "expand now; contract in a version that nobody runs beside one that still uses it");
        Assert.That(Allowed.Where(one => one.Because.Length < 20), Is.Empty, "each with its reason");
    }

    [Test]
    public void Both_databases_have_the_same_migrations()
    {
        using SqliteMonitorDbContext sqlite = new SqliteDesign().CreateDbContext([]);
        using PostgresMonitorDbContext postgres = new PostgresDesign().CreateDbContext([]);

        Assert.That(Names(postgres), Is.EqualTo(Names(sqlite)));
    }

    [Test]
    public void What_narrows_would_be_found()
    {
        MigrationOperation[] operations =
        [
            new DropColumnOperation { Table = "letters", Name = "subject" },
            new RenameTableOperation { Name = "letters", NewName = "mails" },
            new AlterColumnOperation { Table = "letters", Name = "subject" },
            new AddColumnOperation
            {
                Table = "letters",
                Name = "colour",
                IsNullable = false,
            },
            new CreateIndexOperation
            {
                Table = "letters",
                Name = "ix_letters_subject",
                IsUnique = true,
            },
            new SqlOperation { Sql = "update letters set subject = ''" },
        ];

        Assert.That(
            operations.Select(operation => FaultOf(operation, operations)),
            Is.EqualTo(
                new[]
                {
                    "drops letters.subject",
                    "renames letters",
                    "alters letters.subject",
                    "adds letters.colour, which an older program does not fill",
                    "makes letters unique by ix_letters_subject, which an older program does not know",
                    "runs SQL of its own",
                }
            )
        );
        MigrationOperation[] expanding =
        [
            new CreateTableOperation { Name = "moods" },
            new CreateIndexOperation
            {
                Table = "moods",
                Name = "ix_moods_name",
                IsUnique = true,
            },
            new CreateIndexOperation { Table = "letters", Name = "ix_letters_subject" },
            new AddColumnOperation
            {
                Table = "letters",
                Name = "colour",
                IsNullable = true,
            },
            new AddColumnOperation
            {
                Table = "letters",
                Name = "weight",
                DefaultValue = 0,
            },
        ];
        Assert.That(expanding.Select(operation => FaultOf(operation, expanding)), Is.All.Null);
    }

    /// <summary>What a program of the version before would stumble over, or null. It does not mind an index that is gone.</summary>
    private static string? FaultOf(MigrationOperation operation, IReadOnlyList<MigrationOperation> all) =>
        operation switch
        {
            CreateTableOperation or DropIndexOperation => null,
            CreateIndexOperation { IsUnique: true } index when !IsNew(index.Table, all) =>
                $"makes {index.Table} unique by {index.Name}, which an older program does not know",
            CreateIndexOperation => null,
            AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null } column =>
                $"adds {column.Table}.{column.Name}, which an older program does not fill",
            AddColumnOperation => null,
            AddForeignKeyOperation key when IsNew(key.Table, all) => null,
            DropColumnOperation column => $"drops {column.Table}.{column.Name}",
            DropTableOperation table => $"drops {table.Name}",
            RenameColumnOperation column => $"renames {column.Table}.{column.Name}",
            RenameTableOperation table => $"renames {table.Name}",
            AlterColumnOperation column => $"alters {column.Table}.{column.Name}",
            SqlOperation => "runs SQL of its own",
            _ => $"does a {operation.GetType().Name}",
        };

    private static bool IsNew(string table, IReadOnlyList<MigrationOperation> all) =>
        all.OfType<CreateTableOperation>().Any(made => string.Equals(made.Name, table, StringComparison.Ordinal));

    private static string[] Names(MonitorDbContext db) => [.. db.Database.GetMigrations().Select(KnownMigrations.NameOf)];
}
