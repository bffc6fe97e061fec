using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts list</c>: the registered accounts, how far each was read and what waits there.</summary>
internal static class AccountsListCommand
{
    internal static Command Build(Surroundings around)
    {
        Option<bool> json = new("--json") { Description = "Prints a JSON array." };
        Command list = new("list", "Shows the registered accounts.") { json };
        list.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(parse.GetValue(json), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return list;
    }

    private static async Task<int> RunAsync(bool asJson, Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
        Dictionary<long, int> open = await db
            .Enquiries.Where(enquiry => enquiry.NextLookAt != null)
            .GroupBy(enquiry => enquiry.AccountId)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
        if (asJson)
        {
            JsonText.Write(room.Output, writer => WriteJson(writer, register, open, room.Get<RegisterAccounts>()));
        }
        else
        {
            WriteTable(room, register, open);
        }

        return ExitCode.Good;
    }

    private static void WriteTable(Room room, AccountRegister register, Dictionary<long, int> open)
    {
        if (!register.Accounts.Any())
        {
            room.Output.WriteLine("No accounts are registered; 'accounts template' shows how to write them, 'accounts import' takes them.");
            return;
        }

        RegisterAccounts act = room.Get<RegisterAccounts>();
        TextTable table = new("account", "name", "steward", "state", "administrator", "read to", "open");
        foreach (Account account in register.Accounts)
        {
            DateTimeZone zone = register.Zones.GetValueOrDefault(account.Calendar ?? RuleBook.DefaultCalendar, DateTimeZone.Utc);
            table.Add(
                account.Slug.Slug,
                account.Name,
                AccountFields.Word(account.Steward),
                AccountFields.Word(account.State),
                account.Administrator?.Name ?? "-",
                ReadTo(account, register, act, zone),
                open.GetValueOrDefault(account.Id).ToString(CultureInfo.InvariantCulture)
            );
        }

        table.Write(room.Output);
    }

    private static string ReadTo(Account account, AccountRegister register, RegisterAccounts act, DateTimeZone zone) =>
        register.WatchOf(account)?.KnownTo is { } knownTo
            ? ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm x", null).Format(knownTo.InZone(zone))
        : account.State is not (AccountState.Live or AccountState.Closing) ? "-"
        : act.AccessOf(register.DraftOf(account)) == ReadingAccess.Available ? "not yet"
        : "not read";

    private static void WriteJson(Utf8JsonWriter json, AccountRegister register, Dictionary<long, int> open, RegisterAccounts act)
    {
        json.WriteStartArray();
        foreach (Account account in register.Accounts)
        {
            json.WriteStartObject();
            json.WriteString("account", account.Slug.Slug);
            AccountDraft draft = register.DraftOf(account);
            foreach (AccountField field in AccountFields.All)
            {
                if (field.Show(draft) is { Length: > 0 } text)
                {
                    json.WriteString(field.Name, text);
                }
                else
                {
                    json.WriteNull(field.Name);
                }
            }

            json.WriteString("reading", AccountFields.Word(act.AccessOf(draft)));
            Instant? knownTo = register.WatchOf(account)?.KnownTo;
            json.WriteString("readTo", knownTo is { } at ? InstantPattern.ExtendedIso.Format(at) : null);
            json.WriteNumber("openEnquiries", open.GetValueOrDefault(account.Id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
