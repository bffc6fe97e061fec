using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Readings of a platform that says what the test tells it.</summary>
internal static class ToldReadings
{
    /// <summary>Reads what is due once, one account after another, under leases of six seconds.</summary>
    internal static Task PollAsync(
        this Office office,
        Func<ReadRequest, CancellationToken, Task<Reading>> answer,
        IDbContextFactory<MonitorDbContext> databases,
        CancellationToken stop
    )
    {
        PollingOptions options = new() { Parallel = 1, Lease = TimeSpan.FromSeconds(6) };
        AccountReader reader = new(
            new PlatformRegister([new Told(answer)], []),
            office.Get<ReadsBudget>(),
            options,
            NullLogger<AccountReader>.Instance
        );
        return new PollAccountsJob(
            databases,
            reader,
            office.Get<ReadingKeeper>(),
            new Replica("one"),
            options,
            Counting.Unheard(),
            NullLogger<PollAccountsJob>.Instance
        ).RunAsync(office.Time.Now, stop);
    }

    internal static Reading.Page Page(bool more, params PlatformItem[] items) =>
        new([.. items], [], [], new Bookmark(items is [.., { } last] ? $"after {last.Id.Value}" : "nothing new"), Profile: null, more);

    /// <summary>A platform that says what the test tells it.</summary>
    private sealed class Told(Func<ReadRequest, CancellationToken, Task<Reading>> answer) : IPlatform
    {
        public Platform Name => Platform.X;

        public AccessNeeds Needs => new(ServerNeed.None, MayBePublic: false, string.Empty);

        public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => answer(request, cancellationToken);

        public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nobody asks this.");
    }
}
