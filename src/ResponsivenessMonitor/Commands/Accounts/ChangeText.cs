using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>Tells what was registered and changed.</summary>
internal sealed class ChangeText(RegisterAccounts act, TextWriter output, TextWriter error)
{
    /// <summary>Each account that is other than it was, and how many are not; with what keeps accounts from being read.</summary>
    internal void Write(IReadOnlyList<AccountChange> changes, bool isDryRun)
    {
        foreach (AccountChange change in changes.Where(change => change.Fields.Count > 0))
        {
            string verb = change.IsNew ? "add" : "change";
            output.WriteLine($"{(isDryRun ? $"would {verb}" : verb + (change.IsNew ? "ed" : "d"))} {change.Draft.Slug} {Said(change)}");
            foreach (FieldChange field in isDryRun || !change.IsNew ? change.Fields : [])
            {
                output.WriteLine($"    {Printable.Text(field.ToString())}");
            }
        }

        int added = changes.Count(change => change.IsNew);
        int unchanged = changes.Count(change => change.Fields.Count == 0);
        string would = isDryRun ? "Nothing was changed. Would be: " : string.Empty;
        output.WriteLine($"{would}{added} added, {changes.Count - added - unchanged} changed, {unchanged} unchanged.");
        Warn(changes);
    }

    /// <summary>How many open enquiries have other deadlines now.</summary>
    internal void WriteMoved(int moved)
    {
        if (moved > 0)
        {
            output.WriteLine(moved == 1 ? "1 open enquiry has a later deadline now." : $"{moved} open enquiries have later deadlines now.");
        }
    }

    /// <summary>Whom somebody has yet to consent for.</summary>
    internal void WriteUnconnected(IEnumerable<AccountId> slugs)
    {
        foreach (AccountId slug in slugs)
        {
            error.WriteLine(
                $"{slug}: nobody has consented yet, so its replies show as \"not read\"; run 'accounts connect {slug}', and somebody who manages the account can."
            );
        }
    }

    private static string Said(AccountChange change) => $"({Printable.Text(change.Draft.Name)}, {AccountFields.Word(change.Draft.State)})";

    private void Warn(IReadOnlyList<AccountChange> changes)
    {
        foreach (AccountDraft draft in changes.Select(change => change.Draft).Where(draft => draft.State != AccountState.Closed))
        {
            switch (act.AccessOf(draft))
            {
                case ReadingAccess.NoConnector:
                    error.WriteLine(
                        $"{draft.Slug}: there is no connector for {draft.Slug.Platform} in this version, so its replies show as \"not read\"."
                    );
                    break;
                case ReadingAccess.NoCredentials:
                    error.WriteLine($"{draft.Slug}: no access is stated, so its replies show as \"not read\".");
                    break;
                default:
                    break;
            }
        }
    }
}
