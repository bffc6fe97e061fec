using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Recounting;

/// <summary><c>recount DATE..DATE</c>: counts ended enquiries again by the calendar and target in force now (policy §1).</summary>
internal static class RecountCommand
{
    private const int LongestReason = 500;

    internal static Command Build(Surroundings around)
    {
        Argument<DateInterval> dates = new("DATE[..DATE]")
        {
            Description = "The dates the enquiries are counted on, both ends in, such as 2026-12-24..2027-01-01.",
            CustomParser = result =>
            {
                try
                {
                    return Dates(result.Tokens[0].Value);
                }
                catch (FormatException fault)
                {
                    result.AddError(fault.Message);
                    return null;
                }
            },
        };
        Option<string> reason = new("--reason")
        {
            HelpName = "TEXT",
            Description = "Why, for the audit log.",
            Required = true,
        };
        reason.Validators.Add(result =>
        {
            string text = result.Tokens is [{ Value: var given }] ? given.Trim() : string.Empty;
            if (text.Length is 0 or > LongestReason)
            {
                result.AddError($"--reason: say in 1 to {LongestReason} characters why it is counted again.");
            }
        });
        Option<AccountId> account = TextOption.Of(
            "--account",
            "SLUG",
            "One account, such as x/librarydesk. Default: all.",
            AccountId.Parse
        );
        Option<bool> dryRun = new("--dry-run") { Description = "Changes nothing and shows what would change." };
        Option<string> by = ByOption.Build();
        Command recount = new("recount", "Counts ended enquiries again by the calendar and target in force now.")
        {
            dates,
            reason,
            account,
            dryRun,
            by,
        };
        recount.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetRequiredValue(dates),
                    parse.GetResult(account) is null ? null : parse.GetValue(account),
                    parse.GetRequiredValue(reason).Trim(),
                    parse.GetRequiredValue(by),
                    parse.GetValue(dryRun),
                    room,
                    cancellationToken
                )
        );
        return recount;
    }

    private static async Task<int> RunAsync(
        DateInterval dates,
        AccountId? only,
        string reason,
        string by,
        bool isDryRun,
        Room room,
        CancellationToken cancellationToken
    )
    {
        await using (MonitorDbContext db = await room.OpenAsync(cancellationToken))
        {
            List<AccountId> known = await db.Accounts.Select(account => account.Slug).ToListAsync(cancellationToken);
            if (only is { } slug && !known.Contains(slug))
            {
                await room.Error.WriteLineAsync(SlugArgument.Unknown(slug, known));
                return ExitCode.Nothing;
            }
        }

        Recount recount = await room.Get<RecountDates>()
            .RunAsync(dates, only, reason, new ActedBy(by, room.Now), isDryRun, cancellationToken);
        RecountText.Write(recount, dates, isDryRun, room.Output);
        foreach (ErasedMonth month in recount.Erased)
        {
            await room.Error.WriteLineAsync(
                $"{month.Account}, {month.Month:uuuu-MM}: {month.Enquiries} enquiries were erased to counts and cannot be counted again."
            );
        }

        return recount.Erased.Count == 0 ? ExitCode.Good
            : recount.All.Count == 0 ? ExitCode.Nothing
            : ExitCode.SomeBad;
    }

    private static DateInterval Dates(string text)
    {
        string[] ends = text.Split("..");
        LocalDate[] dates =
        [
            .. ends.Select(end =>
                LocalDatePattern.Iso.Parse(end) is { Success: true } parsed
                    ? parsed.Value
                    : throw new FormatException($"'{end}' is no date; write it as 2026-09-01, and a range as 2026-09-01..2026-09-30.")
            ),
        ];
        return dates.Length > 2 ? throw new FormatException($"'{text}' has more than two ends; write 2026-09-01..2026-09-30.")
            : dates[0] > dates[^1] ? throw new FormatException($"'{text}' ends before it begins.")
            : new DateInterval(dates[0], dates[^1]);
    }
}
