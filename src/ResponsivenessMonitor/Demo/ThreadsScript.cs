using NodaTime;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Demo;

/// <summary>Turns an exported history, as <c>audit</c> measures it, into a script, so that the service finds the same enquiries in it.</summary>
/// <remarks>
/// Each item happens at the time that <c>audit</c> gives it, never before the item it replies to, and those of one time in file order: so they are
/// first seen in the order in which they count. Whoever is no account of the file asks with every item, as no words were exported; each comes as a
/// mention, which asks whatever its words.
/// </remarks>
internal sealed class ThreadsScript
{
    /// <summary>Stands for words that were not exported; an item without any would be nobody's question.</summary>
    private const string Unsaid = "(not exported)";

    private readonly Export export;
    private readonly ExportRow[] rows;
    private readonly Dictionary<int, AccountId> slugs;
    private readonly HashSet<string> taken;

    private ThreadsScript(Export export, Instant? from, Instant? to)
    {
        this.export = export;
        (long first, long end) = (Cut(from) ?? long.MinValue, Cut(to) ?? long.MaxValue);
        rows = [.. export.Rows.Where(row => row.At >= first && row.At < end)];
        IReadOnlyDictionary<string, AccountId> named = ExportedAccounts.SlugsOf(export.Accounts.Select(account => export.Names[account]));
        slugs = export.Accounts.ToDictionary(account => account, account => named[export.Names[account]]);
        taken = slugs.Values.Select(slug => slug.Slug).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reads a file; what it says of before <paramref name="from"/> and of <paramref name="to"/> and later is left out.</summary>
    /// <exception cref="ExportException">There is no such file, or it has no such header.</exception>
    internal static ExportedThreads Read(string path, Instant? from, Instant? to) => Of(ExportReader.Read(path), from, to);

    /// <summary>The script of an export that was read.</summary>
    internal static ExportedThreads Of(Export export, Instant? from, Instant? to)
    {
        ThreadsScript threads = new(export, from, to);
        return new ExportedThreads(
            threads.Write(),
            [
                .. threads
                    .slugs.Select(pair => new ExportedAccount(pair.Value, export.Names[pair.Key]))
                    .OrderBy(account => account.Id.Slug, StringComparer.Ordinal),
            ],
            export.Faults
        );
    }

    /// <summary>Unix milliseconds; an instant within one begins with the next.</summary>
    private static long? Cut(Instant? at) =>
        at is { } instant
            ? instant.ToUnixTimeMilliseconds() + (Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()) < instant ? 1 : 0)
            : null;

    private ReplayScript Write()
    {
        long[] times = new ReplyTimes(rows).Times;
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(row => times[row]).ThenBy(row => rows[row].Line)];
        return new ReplayScript([.. order.Select(row => LineOf(rows[row], Instant.FromUnixTimeMilliseconds(times[row])))]);
    }

    private ScriptLine LineOf(ExportRow row, Instant at)
    {
        AccountId account = slugs[row.Account];
        string? author = row.Author == row.Account ? null : AuthorOf(row);
        bool asks = author is not null && !slugs.ContainsKey(row.Author);
        return new ScriptLine(at, ScriptAct.Item)
        {
            Platform = ReplayShapes.Export,
            Account = account,
            Id = export.Items[row.Item],
            Author = author,
            Kind = asks ? ScriptKind.Mention : null,
            Parent = row.InReplyTo == ExportRow.None ? null : export.Items[row.InReplyTo],
            Conversation = export.Names[row.Conversation],
            Text = asks ? Unsaid : string.Empty,
        };
    }

    /// <summary>An account of the file by its slug; anybody else by the name in the file, unless that reads like one of the slugs.</summary>
    private string AuthorOf(ExportRow row) =>
        slugs.TryGetValue(row.Author, out AccountId sibling) ? sibling.Slug
        : taken.Contains(export.Names[row.Author]) ? $"person {export.Names[row.Author]}"
        : export.Names[row.Author];
}
