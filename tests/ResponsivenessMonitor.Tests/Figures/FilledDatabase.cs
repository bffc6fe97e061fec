using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Figures;

/// <summary>Fills an office with rows in numbers: each is a copy of one that the service could have made.</summary>
internal sealed class FilledDatabase(Office office, DatabaseProvider provider)
{
    internal const int Accounts = 200;

    /// <summary>Warned of at noon and due in the afternoon.</summary>
    private const string Received = "2026-06-09T09:00";

    private long firstAccount;

    /// <summary>Fills it.</summary>
    /// <param name="closed">Enquiries that are answered, each third of them with a notice that was told by a letter.</param>
    /// <param name="open">Enquiries that wait and are not due, each fifth of them breached and told of.</param>
    internal async Task FillAsync(int closed, int open)
    {
        for (int number = 1; number < Accounts; number++)
        {
            _ = await office.AddAsync(string.Create(CultureInfo.InvariantCulture, $"x/account{number}"));
        }

        firstAccount = office.Account.Id;
        Enquiry template = await office.AskAsync(Received, "template");
        Instant later = office.Time.Now + Duration.FromHours(3);
        await CopyAsync<Enquiry>(
            template.Id,
            closed,
            ("account_id", Account),
            ("opening_item", "'closed-' || n"),
            ("opening_key", "'closed-' || n"),
            ("state", "'Answered'"),
            ("standing", "'Answered'"),
            ("next_look_at", "null")
        );
        await CopyAsync<Enquiry>(
            template.Id,
            open,
            ("account_id", Account),
            ("opening_item", "'open-' || n"),
            ("opening_key", "'open-' || n"),
            ("standing", "case when n % 5 = 0 then 'Breached' else 'Waiting' end"),
            ("next_look_at", At(later))
        );
        await TellAsync(template.Id);
        await office.ChangeAsync(async db =>
        {
            foreach (Watch watch in await db.Watches.ToListAsync())
            {
                watch.NextReviewAt = watch.NextVisitLookAt = watch.NextPollAt = later;
            }
        });
        await RunAsync(provider == DatabaseProvider.Postgres ? "vacuum analyze" : "analyze"); // or the server does it while something is measured
    }

    /// <summary>Some of those that wait, and were not due before, fall due now.</summary>
    internal Task FallDueAsync(int from, int count) =>
        RunAsync(
            $"update enquiries set next_look_at = {At(office.Time.Now)} where opening_item in (select 'open-' || n from {Numbers(from, count)} where n % 5 <> 0)"
        );

    private async Task TellAsync(long enquiry)
    {
        Letter letter = StoredRows.Letter("template", sendAt: null);
        (letter.State, letter.FinalAt) = (LetterState.Sent, office.Time.Now);
        Notice notice = new()
        {
            DedupKey = "template",
            Step = Step.Breached,
            Role = Role.Administrator,
            Round = 1,
            EnquiryId = enquiry,
            AccountId = office.Account.Id,
            DueAt = office.Time.Now,
        };
        notice.Tell(letter, office.Time.Now);
        await office.ChangeAsync(async db => await db.AddRangeAsync(letter, notice));
        await RunAsync(
            $"insert into letters ({Columns<Letter>()}) select {Columns<Letter>(("key", "'of-' || e.id"), ("message_id", "'of-' || e.id"))} from letters t, enquiries e where t.key = 'template' and e.state <> 'Open' and e.id % 3 = 0"
        );
        foreach (string role in new[] { "Administrator", "Deputy" })
        {
            (string, string)[] own = [("dedup_key", $"'{role}-' || e.id"), ("role", $"'{role}'"), ("enquiry_id", "e.id")];
            await RunAsync(
                $"insert into notices ({Columns<Notice>()}) select {Columns<Notice>([.. own, ("account_id", "e.account_id")])} from notices t, enquiries e where t.dedup_key = 'template' and (e.standing = 'Breached' or (e.state <> 'Open' and e.id % 3 = 0))"
            );
        }
    }

    private Task CopyAsync<T>(long template, int count, params (string Column, string Value)[] own)
    {
        string table = Table<T>().GetTableName() ?? string.Empty;
        return RunAsync(
            $"insert into {table} ({Columns<T>()}) select {Columns<T>(own)} from {table} t, {Numbers(1, count)} where t.id = {template}"
        );
    }

    private string Account => string.Create(CultureInfo.InvariantCulture, $"{firstAccount} + n % {Accounts}");

    private string Numbers(int from, int count) =>
        provider == DatabaseProvider.Postgres
            ? string.Create(CultureInfo.InvariantCulture, $"generate_series({from}, {from + count - 1}) as numbers(n)")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"(with recursive numbers(n) as (select {from} union all select n + 1 from numbers where n < {from + count - 1}) select n from numbers)"
            );

    private string At(Instant at) =>
        provider == DatabaseProvider.Postgres ? $"timestamptz '{at}'" : (at.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture);

    /// <summary>All columns but the number, each with what it is to hold: by default what the template holds.</summary>
    private string Columns<T>(params (string Column, string Value)[] own) =>
        string.Join(
            ", ",
            Names<T>()
                .Select(name =>
                    Array.Find(own, pair => string.Equals(pair.Column, name, StringComparison.Ordinal)) is { Value: { } value }
                        ? value
                        : $"t.{name}"
                )
        );

    private string Columns<T>() => string.Join(", ", Names<T>());

    private IEnumerable<string> Names<T>() =>
        Table<T>()
            .GetProperties()
            .Select(property => property.GetColumnName())
            .Where(name => name is not "id")
            .Order(StringComparer.Ordinal);

    private IEntityType Table<T>()
    {
        using MonitorDbContext db = office.Open();
        return db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException();
    }

    private async Task RunAsync(string sql)
    {
        await using MonitorDbContext db = office.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
#pragma warning disable EF1003, EF1002 // a test's own words
        _ = await db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1003, EF1002
    }
}
