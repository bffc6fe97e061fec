using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>An erasure among 100,000 enquiries.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both)), Category("Long")]
internal sealed class ManyEnquiriesTests(DatabaseProvider provider)
{
    private const int All = 100_000;
    private const int Theirs = 1_200;

    [Test]
    public async Task It_goes_on_batch_by_batch_and_touches_nobody_elses()
    {
        await using Office office = await Office.OpenAsync(provider, "2026-06-09T10:00");
        Enquiry first = await office.AskAsync("2026-06-09T10:00", "q0");
        await using (MonitorDbContext db = office.Open())
        {
            string columns = string.Join(
                ", ",
                db.Model.FindEntityType(typeof(Enquiry))!
                    .GetProperties()
                    .Select(property => property.GetColumnName())
                    .Except(["id", "opening_item", "conversation", "enquirer"], StringComparer.Ordinal)
            );
            string source =
                provider == DatabaseProvider.Postgres
                    ? $"generate_series(1, {All - 1}) as n(i)"
                    : $"(with recursive n(i) as (select 1 union all select i + 1 from n where i < {All - 1}) select i from n) as n";
#pragma warning disable EF1002 // names of the model and numbers
            _ = await db.Database.ExecuteSqlRawAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    insert into enquiries (opening_item, conversation, enquirer, {columns})
                    select 'q' || n.i, 'thread-q' || n.i, case when n.i <= {Theirs} then 'theirs' else 'somebody' end, {columns}
                    from {source} cross join enquiries where id = {first.Id}
                    """
                )
            );
#pragma warning restore EF1002
        }

        SoughtAuthor author = new(new AuthorName(Platform.X, "4711"), ["4711"], ["theirs"]);
        ErasedRows rows = await office.Get<EraseAuthor>().RunAsync(author, string.Empty, office.Somebody, CancellationToken.None);
        await using MonitorDbContext after = office.Open();
        Assert.That(rows.Enquiries, Is.EqualTo(Theirs));
        Assert.That(await after.Enquiries.CountAsync(), Is.EqualTo(All));
        Assert.That(await after.Enquiries.CountAsync(enquiry => enquiry.Enquirer == StoredItem.ErasedAuthor), Is.EqualTo(Theirs));
    }
}
