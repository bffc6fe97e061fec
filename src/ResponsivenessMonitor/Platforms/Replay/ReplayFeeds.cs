using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Turns the lines of one platform into what readings of its accounts bring.</summary>
internal sealed class ReplayFeeds
{
    private readonly Dictionary<AccountId, List<ReplayEvent>> events = [];
    private readonly Dictionary<AccountId, ReplayState> states = [];
    private readonly Dictionary<(AccountId Account, ItemId Item), ReplayItem> items = [];
    private readonly Dictionary<ItemId, List<AccountId>> seenBy = [];
    private readonly ReplayThreads threads;
    private readonly bool areShared;

    private ReplayFeeds(Platform platform, (ScriptLine Line, int Number)[] lines)
    {
        areShared = platform != ReplayShapes.Export;
        foreach (AccountId account in lines.Select(line => line.Line.Account).OfType<AccountId>().Distinct())
        {
            events.Add(account, []);
            states.Add(account, new ReplayState());
        }

        threads = new ReplayThreads(platform, events.Keys);
        foreach ((ScriptLine line, _) in lines.Where(line => line.Line.Act == ScriptAct.Item))
        {
            threads.Take(line);
        }

        foreach ((ScriptLine line, int number) in lines)
        {
            Take(line, number);
        }
    }

    /// <summary>What befalls accounts that the script says nothing else of.</summary>
    internal ReplayState Everywhere { get; } = new();

    /// <summary>The feeds of a platform's accounts.</summary>
    internal static (IReadOnlyDictionary<AccountId, ReplayFeed> Feeds, ReplayState Everywhere) Of(Platform platform, ReplayScript script)
    {
        ReplayFeeds feeds = new(platform, [.. script.Lines.Select((line, at) => (line, at)).Where(pair => pair.line.Platform == platform)]);
        return (
            feeds.events.ToDictionary(pair => pair.Key, pair => new ReplayFeed(pair.Key, pair.Value, feeds.states[pair.Key])),
            feeds.Everywhere
        );
    }

    private void Take(ScriptLine line, int number)
    {
        switch (line.Act)
        {
            case ScriptAct.Item:
                Publish(line, number);
                break;
            case ScriptAct.Edit:
                Change(line, number);
                break;
            case ScriptAct.Delete:
                Withdraw(line, number, EvidenceKind.Deleted);
                break;
            case ScriptAct.Hide:
                Withdraw(line, number, EvidenceKind.Hid);
                break;
            case ScriptAct.Like:
                Act(line, number, EvidenceKind.Liked);
                break;
            case >= ScriptAct.Live:
                break; // what people do is not the platform's
            default:
                TakeState(line);
                break;
        }
    }

    private void TakeState(ScriptLine line)
    {
        if (line.Account is { } account)
        {
            states[account].Take(line);
            return;
        }

        Everywhere.Take(line);
        foreach (ReplayState state in states.Values)
        {
            state.Take(line);
        }
    }

    /// <summary>To the account itself, to the one that wrote it, and, as a thread is public, to those that siblings answer in their threads.</summary>
    private void Publish(ScriptLine line, int number)
    {
        ItemId id = new(line.Id!);
        foreach ((AccountId account, Instant from) in threads.AudienceOf(line))
        {
            ReplayItem item = new(threads.ItemOf(line, account));
            if (items.TryAdd((account, id), item))
            {
                events[account].Add(new ReplayEvent.Published(Instant.Max(line.At, from), number, item));
                NoteSeen(account, id);
            }
        }
    }

    private void NoteSeen(AccountId account, ItemId id)
    {
        if (!seenBy.TryGetValue(id, out List<AccountId>? accounts))
        {
            accounts = [];
            seenBy.Add(id, accounts);
        }

        accounts.Add(account);
    }

    private IEnumerable<(AccountId Account, ReplayItem Item)> Copies(ScriptLine line)
    {
        ItemId id = new(line.Id!);
        return seenBy
            .GetValueOrDefault(id, [])
            .Where(account => areShared || account == line.Account)
            .Select(account => (account, items[(account, id)]));
    }

    private void Change(ScriptLine line, int number)
    {
        foreach ((AccountId account, ReplayItem item) in Copies(line))
        {
            item.Edit(line.At, line.Text);
            events[account].Add(new ReplayEvent.Published(Instant.Max(line.At, threads.JoinedAt(item, account)), number, item));
        }
    }

    private void Withdraw(ScriptLine line, int number, EvidenceKind kind)
    {
        foreach ((AccountId account, ReplayItem item) in Copies(line))
        {
            item.Withdraw(line.At);
            Withdrawal withdrawal = new(item.First.Id, line.IsUntimed ? null : line.At);
            events[account].Add(new ReplayEvent.Withdrawn(Instant.Max(line.At, threads.JoinedAt(item, account)), number, withdrawal));
        }

        if (line.Author is null)
        {
            Act(line, number, kind);
        }
    }

    private void Act(ScriptLine line, int number, EvidenceKind kind) =>
        events[line.Account!.Value].Add(new ReplayEvent.Acted(line.At, number, new Activity(kind, line.At)));
}
