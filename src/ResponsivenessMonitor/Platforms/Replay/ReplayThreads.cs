using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Which conversation each item of a platform belongs to, and whom it concerns.</summary>
/// <param name="platform">The platform.</param>
/// <param name="accounts">Its accounts that the script speaks of.</param>
internal sealed class ReplayThreads(Platform platform, IEnumerable<AccountId> accounts)
{
    private readonly ConversationShape shape = ReplayShapes.Of(platform);
    private readonly Dictionary<string, AccountId> official = accounts.ToDictionary(account => account.Slug, StringComparer.Ordinal);
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal); // by item; of several lines with one id the first
    private readonly Dictionary<ItemId, Dictionary<AccountId, Instant>> joined = [];
    private readonly HashSet<(AccountId Account, string Id)> given = [];
    private readonly Dictionary<(AccountId Account, ItemId Conversation), (long At, int Count)> lately = [];

    private sealed record Place(ItemId Conversation, ScriptKind Kind, string Author, bool IsTop);

    /// <summary>Notes an item; lines come in order of their time, and all before anything is asked.</summary>
    internal void Take(ScriptLine line)
    {
        (AccountId account, string id) = (line.Account!.Value, line.Id!);
        _ = given.Add((account, id));
        if (shape == ConversationShape.Exported)
        {
            return; // it says itself where it belongs
        }

        if (!places.TryGetValue(id, out Place? place))
        {
            place = PlaceOf(line);
            places.Add(id, place);
        }

        Join(place.Conversation, account, line.At);
        if (line.Author is { } author && official.TryGetValue(author, out AccountId writer))
        {
            Join(place.Conversation, writer, line.At);
        }
    }

    /// <summary>The accounts whose readings bring the item, and from when on they do.</summary>
    internal IEnumerable<(AccountId Account, Instant From)> AudienceOf(ScriptLine line)
    {
        AccountId account = line.Account!.Value;
        yield return (account, line.At);
        string author = line.Author ?? account.Slug;
        if (shape == ConversationShape.Exported || !official.ContainsKey(author))
        {
            yield break;
        }

        foreach ((AccountId other, Instant from) in joined[places[line.Id!].Conversation])
        {
            if (other != account && !given.Contains((other, line.Id!)))
            {
                yield return (other, from);
            }
        }
    }

    /// <summary>From when on the account has part in the item's conversation.</summary>
    internal Instant JoinedAt(ReplayItem item, AccountId account) =>
        joined.TryGetValue(item.First.Conversation, out Dictionary<AccountId, Instant>? members) ? members[account] : item.First.At;

    /// <summary>The item as the account's reading gives it; asked for in order of time, once for each account.</summary>
    internal PlatformItem ItemOf(ScriptLine line, AccountId reader)
    {
        string author = line.Author ?? line.Account!.Value.Slug;
        Place place = shape == ConversationShape.Exported ? ExportedPlaceOf(line, author) : places[line.Id!];
        bool isOwn = string.Equals(author, reader.Slug, StringComparison.Ordinal);
        bool isDirect = place.Kind == ScriptKind.DirectMessage;
        return new PlatformItem(
            new ItemId(line.Id!),
            place.Conversation,
            isDirect && shape != ConversationShape.Exported ? ConversationShape.Dialogue : shape,
            author,
            line.At
        )
        {
            Kind = isOwn ? null : KindOf(line.Kind ?? place.Kind),
            InReplyTo = line.Parent is { } parent ? new ItemId(parent) : null,
            Text = line.Text,
            Language = line.Language,
            HasPicture = line.HasPicture,
            IsRepost = line.IsRepost,
            IsSpam = line.IsSpam,
            RepliesToOthers = RepliesToOthers(line, reader, author),
            Names = line.Names,
            Order = OrderOf(line, reader, place.Conversation),
            Permalink =
                isDirect || shape == ConversationShape.Exported
                    ? null
                    : new Uri($"https://replay.invalid/{platform.Name}/{Uri.EscapeDataString(line.Id!)}"),
        };
    }

    private static MessageKind KindOf(ScriptKind kind) =>
        kind switch
        {
            ScriptKind.Mention => MessageKind.Mention,
            ScriptKind.DirectMessage => MessageKind.DirectMessage,
            _ => MessageKind.Comment,
        };

    private static Place ExportedPlaceOf(ScriptLine line, string author) =>
        new(new ItemId(line.Conversation ?? line.Id!), line.Kind ?? ScriptKind.Comment, author, IsTop: false);

    private Place PlaceOf(ScriptLine line)
    {
        Place? parent = line.Parent is { } known ? places.GetValueOrDefault(known) : null;
        string author = line.Author ?? line.Account!.Value.Slug;
        ScriptKind kind =
            line.Kind
            ?? (
                parent?.Kind == ScriptKind.DirectMessage ? ScriptKind.DirectMessage
                : parent is not null ? ScriptKind.Comment
                : line.Author is null ? ScriptKind.Post
                : ScriptKind.Mention
            );
        string? conversation = line.Conversation;
        if (conversation is null && kind == ScriptKind.DirectMessage)
        {
            return new Place(parent?.Conversation ?? new ItemId($"{line.Account}:{author}"), kind, author, IsTop: false);
        }

        // Where replies nest one level only, each comment under a post is a conversation of its own.
        bool startsThread = parent is null || (shape == ConversationShape.OneLevel && parent.IsTop);
        return new Place(
            conversation is not null ? new ItemId(conversation)
                : startsThread ? new ItemId(line.Id!)
                : parent!.Conversation,
            kind,
            author,
            IsTop: kind == ScriptKind.Post && parent is null
        );
    }

    private void Join(ItemId conversation, AccountId account, Instant at)
    {
        if (!joined.TryGetValue(conversation, out Dictionary<AccountId, Instant>? members))
        {
            members = [];
            joined.Add(conversation, members);
        }

        _ = members.TryAdd(account, at);
    }

    private bool RepliesToOthers(ScriptLine line, AccountId reader, string author) =>
        shape == ConversationShape.Nested
        && line.Parent is { } parent
        && places.TryGetValue(parent, out Place? place)
        && !string.Equals(place.Author, reader.Slug, StringComparison.Ordinal)
        && !string.Equals(place.Author, author, StringComparison.Ordinal);

    private int OrderOf(ScriptLine line, AccountId reader, ItemId conversation)
    {
        (long last, int count) = lately.GetValueOrDefault((reader, conversation), (long.MinValue, -1));
        long at = line.At.ToUnixTimeMilliseconds();
        count = at == last ? count + 1 : 0;
        lately[(reader, conversation)] = (at, count);
        return count;
    }
}
