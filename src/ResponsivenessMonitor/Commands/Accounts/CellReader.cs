using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>Makes a draft of cells, and finds everything that is wrong with them at once.</summary>
internal static class CellReader
{
    private static readonly string[] Roles = ["administrator", "deputy", "authoriser"];

    /// <summary>The draft with the cells in it, settled by the rules of registration.</summary>
    /// <param name="draft">The account as it is.</param>
    /// <param name="cells">The new texts by the names of the columns; an empty one takes away what was stated.</param>
    /// <param name="register">The register.</param>
    /// <param name="now">When it is wanted.</param>
    internal static SettledDraft Read(AccountDraft draft, IReadOnlyDictionary<string, string> cells, AccountRegister register, Instant now)
    {
        List<FieldFault> faults = [];
        AccountDraft taken = Unnamed(draft, cells);
        foreach (string column in AccountColumns.Names.Where(cells.ContainsKey))
        {
            try
            {
                taken = AccountColumns.Take(column, taken, cells[column], register);
            }
            catch (FormatException fault)
            {
                faults.Add(new FieldFault(column, Printable.Text(fault.Message.TrimEnd('.'))));
            }
        }

        SettledDraft settled = AccountCheck.Settle(register, taken, now);

        // What the rules miss may be missing only because its cell could not be read.
        return faults.Count > 0 ? new SettledDraft(settled.Draft, faults) : settled;
    }

    /// <summary>The same with what the platform says of handle and access, where one of them was written and can be read.</summary>
    internal static SettledDraft WithPlatform(SettledDraft settled, RegisterAccounts act, IReadOnlyDictionary<string, string> cells) =>
        cells.ContainsKey("access") || cells.ContainsKey("handle")
            ? settled with
            {
                Faults =
                [
                    .. settled.Faults,
                    .. act.PlatformFaults(settled.Draft)
                        .Where(fault => !settled.Faults.Any(other => string.Equals(other.Field, fault.Field, StringComparison.Ordinal))),
                ],
            }
            : settled;

    /// <summary>An address that is another one without a name beside it is somebody else: the old name is not theirs.</summary>
    private static AccountDraft Unnamed(AccountDraft draft, IReadOnlyDictionary<string, string> cells)
    {
        bool IsSomebodyElse(string role, PersonDraft person) =>
            !cells.ContainsKey($"{role}_name")
            && cells.TryGetValue($"{role}_email", out string? address)
            && person.Address is not null
            && !person.Address.Equals(address.Trim(), StringComparison.OrdinalIgnoreCase);

        return draft with
        {
            Administrator = IsSomebodyElse(Roles[0], draft.Administrator) ? PersonDraft.Nobody : draft.Administrator,
            Deputy = IsSomebodyElse(Roles[1], draft.Deputy) ? PersonDraft.Nobody : draft.Deputy,
            Authoriser = IsSomebodyElse(Roles[2], draft.Authoriser) ? PersonDraft.Nobody : draft.Authoriser,
        };
    }
}
