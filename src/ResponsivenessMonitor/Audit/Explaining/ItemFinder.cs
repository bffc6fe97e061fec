using ResponsivenessMonitor.Audit.Reading;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>Finds the row that ITEM or ACCOUNT:ITEM names.</summary>
internal static class ItemFinder
{
    private const char Colon = ':';

    /// <summary>The rows that the text may mean; the text without an account counts before one with it.</summary>
    internal static IReadOnlyList<ExportRow> Find(Export export, string text)
    {
        List<ExportRow> found = [.. Named(export, text)];
        for (int colon = text.IndexOf(Colon, StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(Colon, colon + 1))
        {
            if (export.Names.Find(text[..colon]) is { } account && export.Accounts.Contains(account))
            {
                found.AddRange(Named(export, text[(colon + 1)..]).Where(row => row.Account == account));
            }
        }

        return found;
    }

    private static IEnumerable<ExportRow> Named(Export export, string item) =>
        export.Items.Find(item) is { } number ? export.Rows.Where(row => row.Item == number) : [];
}
