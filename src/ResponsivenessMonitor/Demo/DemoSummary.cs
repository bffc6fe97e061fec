using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Demo;

/// <summary>What a play came to: the accounts, the letters by kind, and where the files are.</summary>
internal static class DemoSummary
{
    internal static async Task WriteAsync(
        IServiceProvider services,
        Play play,
        string folder,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await services
            .GetRequiredService<IDbContextFactory<MonitorDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        Dictionary<string, string> lessons = play.Accounts.ToDictionary(demo => demo.Id.Slug, demo => demo.Lesson, StringComparer.Ordinal);
        List<Account> accounts = await db.Accounts.AsNoTracking().OrderBy(account => account.Slug).ToListAsync(cancellationToken);
        List<Enquiry> enquiries = await db.Enquiries.AsNoTracking().ToListAsync(cancellationToken);
        ILookup<long, Enquiry> byAccount = enquiries.ToLookup(enquiry => enquiry.AccountId);
        await output.WriteLineAsync($"{"account", -46} {"asked", 6} {"answered", 8} {"late", 5} {"open", 5}  what it shows");
        foreach (Account account in accounts)
        {
            Enquiry[] own = [.. byAccount[account.Id]];
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{account.Slug.Slug, -46} {own.Length, 6} {own.Count(Answered), 8} {own.Count(Late), 5} {own.Count(Open), 5}  {lessons.GetValueOrDefault(account.Slug.Slug)}"
            );
            await output.WriteLineAsync(line);
        }

        await output.WriteLineAsync(
            "Late: declared breached, answered since or not. The rest was closed without a reply, or never answered in ten open days."
        );
        await output.WriteLineAsync();
        List<string> tells = await db
            .Letters.Where(letter => letter.State == LetterState.Sent)
            .Select(letter => letter.Tells)
            .ToListAsync(cancellationToken);
        await output.WriteLineAsync($"{tells.Count} letters were sent; one may tell of several things. They tell of:");
        foreach (
            IGrouping<string, string> kind in tells
                .SelectMany(tell => tell.Split(' '))
                .GroupBy(kind => kind, StringComparer.Ordinal)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        )
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key, -22} {kind.Count(), 5}"));
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"The letters are in {Path.Combine(folder, DemoInstallation.Letters)}; open one in a mail program.");
        await output.WriteLineAsync($"The database is {Path.Combine(folder, DemoInstallation.Database)}.");
    }

    private static bool Answered(Enquiry enquiry) => enquiry.State == EnquiryState.Answered;

    private static bool Late(Enquiry enquiry) => enquiry.BreachKnownAt is { } known && !(enquiry.CorrectedAt >= known);

    private static bool Open(Enquiry enquiry) => enquiry.State == EnquiryState.Open;
}
