using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

internal sealed class OptionsTests
{
    [TestCase("Database:ConnectionString", "", "Database:ConnectionString is empty")]
    [TestCase("Database:ConnectionString", "Data Source=:memory:", "a database in memory forgets; name a file.")]
    [TestCase("Database:ConnectionString", "Host=db;Database=rm", "Database:ConnectionString cannot be used with Sqlite")]
    [TestCase("Database:Synchronous", "7", "Database:Synchronous must be Full, Normal or Off.")]
    [TestCase("Database:Provider", "7", "Database:Provider must be Sqlite or Postgres.")]
    [TestCase("Database:Provider", "Postgres", "Database:ConnectionString cannot be used with Postgres")]
    public async Task A_database_setting_that_cannot_be_used_is_told(string key, string value, string told) =>
        await RefusedAsync<DatabaseOptions>(key, value, told);

    [TestCase("Policy:MinimumSameDay", "-00:01:00", "Policy:MinimumSameDay must be")]
    [TestCase("Policy:MinimumSameDay", "1.00:00:00", "Policy:MinimumSameDay must be")]
    [TestCase("Policy:AttainmentGoal", "0", "Policy:AttainmentGoal is in percent")]
    [TestCase("Policy:AttainmentGoal", "101", "Policy:AttainmentGoal is in percent")]
    [TestCase("Policy:ExcerptHours", "-1", "Policy:ExcerptHours must be")]
    [TestCase("Policy:RetainMonths", "0", "Policy:RetainMonths must be")]
    public async Task A_policy_setting_that_cannot_be_used_is_told(string key, string value, string told) =>
        await RefusedAsync<PolicyOptions>(key, value, told);

    [Test]
    public async Task A_server_that_does_not_answer_is_told_without_its_password()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(
            DatabaseProvider.Sqlite,
            ("Database:Provider", "Postgres"),
            ("Database:ConnectionString", "Host=127.0.0.1;Port=9;Database=monitor;Username=rm;Password=hunter2;Timeout=2")
        );

        Assert.That(
            async () => await database.PrepareAsync(TestDatabase.Made),
            Throws
                .InstanceOf<StoreException>()
                .With.Message.StartsWith("The database (monitor on 127.0.0.1) cannot be used")
                .And.Message.Contains("Database:ConnectionString")
                .And.Message.Not.Contains("hunter2")
        );
    }

    private static async Task RefusedAsync<TOptions>(string key, string value, string told)
        where TOptions : class
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite, (key, value));

        Assert.That(
            () => database.Get<IOptions<TOptions>>().Value,
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(told)
        );
    }
}
