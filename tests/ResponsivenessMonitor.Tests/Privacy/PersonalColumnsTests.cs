using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>What docs/privacy.md says of columns is what the database has.</summary>
internal sealed partial class PersonalColumnsTests
{
    private static readonly HashSet<Type> Impersonal =
    [
        typeof(Instant),
        typeof(Duration),
        typeof(LocalDate),
        typeof(bool),
        typeof(int),
        typeof(long),
    ];

    [Test]
    public void Every_column_of_text_is_said_to_be_personal_or_not()
    {
        using SqliteMonitorDbContext db = new(
            new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite("Data Source=:memory:").Options
        );
        string[] columns = [.. db.Model.GetEntityTypes().SelectMany(TextsOf).Order(StringComparer.Ordinal)];
        Assert.That(columns, Has.Length.GreaterThan(60));
        Assert.That(
            PersonalColumns.All.Keys.Order(StringComparer.Ordinal),
            Is.EqualTo(columns),
            $"Put a new column into {nameof(PersonalColumns)}, and if it may speak of a person, into docs/privacy.md."
        );
    }

    [Test]
    public void The_documentation_names_every_personal_column_and_no_other()
    {
        string[] named =
        [
            .. Column()
                .Matches(File.ReadAllText(Documentation()))
                .Select(match => match.Groups["name"].Value)
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.That(
            named.Order(StringComparer.Ordinal),
            Is.EqualTo(
                PersonalColumns
                    .All.Where(column => column.Value != DataSubject.Nobody)
                    .Select(column => column.Key)
                    .Order(StringComparer.Ordinal)
            )
        );
    }

    private static IEnumerable<string> TextsOf(IEntityType type) =>
        from property in type.GetProperties()
        let plain = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
        where !plain.IsEnum && !Impersonal.Contains(plain)
        select $"{type.GetTableName()}.{property.GetColumnName()}";

    private static string Documentation()
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ResponsivenessMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository."),
            "docs",
            "privacy.md"
        );
    }

    [GeneratedRegex(@"`(?<name>[a-z_]+\.[a-z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
