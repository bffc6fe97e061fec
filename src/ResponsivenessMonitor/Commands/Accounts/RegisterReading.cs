using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>What the lines of a file want the register to be; what is wrong with a line is told by line and column.</summary>
internal sealed class RegisterReading(AccountRegister register, RegisterAccounts act, Faults faults, Instant now)
{
    private readonly Dictionary<AccountId, long> lines = [];
    private readonly Dictionary<string, (string Name, long Line)> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The drafts of the good lines.</summary>
    internal IReadOnlyList<AccountDraft> Read(IEnumerable<RegisterRow> rows) => [.. rows.Select(Read).OfType<AccountDraft>()];

    private AccountDraft? Read(RegisterRow row)
    {
        if (Begin(row) is not { } begun)
        {
            return null;
        }

        if (!lines.TryAdd(begun.Slug, row.Line))
        {
            Fault(row, "handle", $"line {lines[begun.Slug]} is about the same account; keep one of them");
            return null;
        }

        Dictionary<string, string> cells = row.Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Text, StringComparer.Ordinal);
        SettledDraft settled = CellReader.Read(begun, cells, register, now);
        FieldFault[] wrong =
        [
            .. CellReader.WithPlatform(settled, act, cells).Faults,
            .. (settled.Faults.Count == 0 ? Misnamed(settled.Draft, row) : []),
        ];
        foreach (FieldFault fault in wrong)
        {
            Fault(row, fault.Field, fault.Reason);
        }

        return wrong.Length == 0 ? settled.Draft : null;
    }

    /// <summary>The account that the line is about, as it is; null when that cannot be told.</summary>
    private AccountDraft? Begin(RegisterRow row)
    {
        string column = "platform";
        try
        {
            Platform platform = Platform.Parse(Needed(row, column));
            column = "handle";
            string handle = Needed(row, column);
            if (AccountOf(platform, handle) is { } known)
            {
                return register.DraftOf(known);
            }

            column = "platform";
            _ = PlatformNames.ReadNew(platform.Name);
            column = "handle";
            bool isPlayed = row.Cells.TryGetValue("access", out RegisterCell access) && access.Text is AccessReference.Replay;
            PlatformNames.CheckNew(platform, handle, isPlayed);
            return new AccountDraft(new AccountId(platform, handle), handle.TrimStart('@'));
        }
        catch (FormatException fault)
        {
            Fault(row, column, fault.Message.TrimEnd('.'));
            return null;
        }
    }

    /// <summary>The account that is registered already; null also where the handle is none.</summary>
    private Account? AccountOf(Platform platform, string handle) =>
        handle.Contains('/', StringComparison.Ordinal) ? null : register.Find(platform, handle.TrimStart('@'));

    private static string Needed(RegisterRow row, string column) =>
        row.Cells.TryGetValue(column, out RegisterCell cell) ? cell.Text : throw new FormatException("it is empty");

    /// <summary>One address under two names in one file: one of them is a slip.</summary>
    private List<FieldFault> Misnamed(AccountDraft draft, RegisterRow row)
    {
        (string Field, PersonDraft Person)[] persons =
        [
            ("administrator_name", draft.Administrator),
            ("deputy_name", draft.Deputy),
            ("authoriser_name", draft.Authoriser),
        ];
        List<FieldFault> wrong = [];
        foreach ((string field, PersonDraft person) in persons)
        {
            if (
                row.Cells.ContainsKey(field)
                && person is { Address: { } address, Name: { } name }
                && !names.TryAdd(address, (name, row.Line))
                && !string.Equals(names[address].Name, name, StringComparison.Ordinal)
            )
            {
                wrong.Add(
                    new FieldFault(field, $"line {names[address].Line} calls who has {address} '{names[address].Name}'; call them alike")
                );
            }
        }

        return wrong;
    }

    private void Fault(RegisterRow row, string column, string reason)
    {
        (int, string)? place = row.Cells.TryGetValue(column, out RegisterCell cell) ? (cell.Column, column) : null;
        faults.Add(row.Line, place, place is null ? $"{column}: {reason}" : reason);
    }
}
