using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Says what makes figures doubtful although no line was bad.</summary>
internal static class Caution
{
    internal static void Write(Export export, AuditRules rules, TextWriter error)
    {
        WriteUnknownHolidays(export, rules, error);
        WriteLookalikes(export, error);
        WriteSilentAccounts(export, error);
    }

    /// <summary>Items where the list of bank holidays is not known: a holiday may have been counted as an open day.</summary>
    private static void WriteUnknownHolidays(Export export, AuditRules rules, TextWriter error)
    {
        if (rules.Calendar.Hours.Closures.CompleteUntil is not { } until)
        {
            return;
        }

        LocalDate from = EnglandBankHolidays.Closures.Dates.First();
        long first = rules.Calendar.StartOfDay(from).ToUnixTimeMilliseconds();
        long end = rules.Calendar.StartOfDay(until.PlusDays(1)).ToUnixTimeMilliseconds();
        int outside = export.Rows.Count(row => (row.At < first || row.At >= end) && row.At <= rules.AsOf.ToUnixTimeMilliseconds());
        if (outside > 0)
        {
            error.WriteLine(
                $"England's bank holidays are known from {from:uuuu-MM-dd} to {until:uuuu-MM-dd}; {(outside == 1 ? "1 item lies" : $"{outside} items lie")} outside, "
                    + "where a holiday counts as an open day. Name its date with another --closures."
            );
        }
    }

    /// <summary>Authors whose name is an account's but for case, spaces and at signs: a slip that turns answers into enquiries.</summary>
    private static void WriteLookalikes(Export export, TextWriter error)
    {
        Dictionary<string, string> accounts = export
            .Accounts.Select(account => export.Names[account])
            .GroupBy(Plain, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (int author in export.Rows.Select(row => row.Author).Distinct().Where(author => !export.Accounts.Contains(author)))
        {
            string name = export.Names[author];
            if (accounts.TryGetValue(Plain(name), out string? account))
            {
                error.WriteLine(
                    $"The author '{Printable.Text(name)}' is not the account '{Printable.Text(account)}', though nearly spelt so: "
                        + "what it wrote counts as enquiries. If they are one, spell them alike."
                );
            }
        }
    }

    /// <summary>Accounts without an item of their own, as when the export left the answers out.</summary>
    private static void WriteSilentAccounts(Export export, TextWriter error)
    {
        HashSet<int> speaking = [.. export.Rows.Where(row => row.Author == row.Account).Select(row => row.Account)];
        string[] silent =
        [
            .. export
                .Accounts.Where(account => !speaking.Contains(account))
                .Select(account => export.Names[account])
                .Order(StringComparer.Ordinal),
        ];
        if (silent.Length > 0)
        {
            error.WriteLine(
                $"No item of their own have {string.Join(", ", silent.Take(5).Select(Printable.Text))}"
                    + $"{(silent.Length > 5 ? $" and {silent.Length - 5} more" : string.Empty)}: does the export hold what the accounts answered?"
            );
        }
    }

    private static string Plain(string name) => name.Trim().TrimStart('@').ToUpperInvariant();
}
