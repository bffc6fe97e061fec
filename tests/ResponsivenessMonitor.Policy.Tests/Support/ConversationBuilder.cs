using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>
/// Tells a conversation line by line. Times are "10:00" or "10:00:04.999" of one day; an item is called by its author and time ("A 10:00",
/// "account 10:50"), and what is said of an item is said of the last one told.
/// </summary>
internal sealed class ConversationBuilder(ConversationShape shape)
{
    private const string Account = "account";

    private static readonly LocalDate Day = new(2026, 6, 10);

    private readonly List<Item> items = [];
    private readonly List<SpellAct> acts = [];
    private Instant? opensAfter;

    public static Instant At(string time) =>
        Day.At(LocalTimePattern.ExtendedIso.Parse(time.Length == "10:00".Length ? $"{time}:00" : time).Value).InUtc().ToInstant();

    public ConversationBuilder Asks(string enquirer, string at, string? to = null) => Add(enquirer, ItemSide.Inbound, at, to, asks: true);

    public ConversationBuilder Remarks(string enquirer, string at, string? to = null) => Add(enquirer, ItemSide.Inbound, at, to);

    public ConversationBuilder Replies(string at, string? to = null) => Add(Account, ItemSide.Own, at, to);

    public ConversationBuilder Posts(string at) => Add(Account, ItemSide.Own, at);

    public ConversationBuilder SiblingReplies(string sibling, string at, string? to = null) => Add(sibling, ItemSide.Sibling, at, to);

    public ConversationBuilder Called(string id) => ButLast(item => item with { Id = new ItemId(id) });

    public ConversationBuilder FirstSeen(string at) => ButLast(item => item with { FirstSeen = At(at) });

    public ConversationBuilder Promoted(string at) => ButLast(item => item with { PromotedAt = At(at) });

    public ConversationBuilder Withdrawn(string at) => ButLast(item => item with { WithdrawnAt = At(at) });

    public ConversationBuilder Naming(params string[] names) =>
        ButLast(item => item with { Names = [.. names.Select(name => new AuthorKey(name))] });

    public ConversationBuilder WithARegisteredText() => ButLast(item => item with { IsRegisteredReply = true });

    public ConversationBuilder DirectingOffline() => ButLast(item => item with { DirectsOffline = true });

    public ConversationBuilder MonitoredSince(string at)
    {
        opensAfter = At(at);
        return this;
    }

    public ConversationBuilder AnsweredOffline(string on, string at) => Add(new SpellAct.AnsweredOffline(new ItemId(on), At(at)));

    public ConversationBuilder ClosedAs(ClosingReason reason, string on, string at) =>
        Add(new SpellAct.Closing(new ItemId(on), At(at), reason));

    public Conversation Build() => new(shape, [.. items], [.. acts], opensAfter);

    public IReadOnlyList<Spell> Read() => Build().Read();

    /// <summary>The spells in a few words each: "A asked 10:00, answered 10:50; B asked 10:10, waits".</summary>
    public string Told() => string.Join("; ", Read().Select(spell => $"{spell.Enquirer} asked {Text(spell.Received)}, {Told(spell.End)}"));

    private static string Told(SpellEnd? end) =>
        end switch
        {
            null => "waits",
            SpellEnd.Answered { By: AnsweredBy.Account } => $"answered {Text(end.At)}",
            SpellEnd.Answered { By: AnsweredBy.Sibling, Sibling: { } sibling } => $"answered {Text(end.At)} by {sibling}",
            SpellEnd.Answered => $"answered offline {Text(end.At)}",
            SpellEnd.Closed closed => $"closed {Text(end.At)} as {closed.Reason}",
            _ => throw new ArgumentOutOfRangeException(nameof(end)),
        };

    private static string Text(Instant at)
    {
        string text = LocalTimePattern.ExtendedIso.Format(at.InUtc().TimeOfDay);
        return text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text;
    }

    private ConversationBuilder Add(string author, ItemSide side, string at, string? to = null, bool asks = false)
    {
        ItemId? parent = to is null ? null : new ItemId(to);
        items.Add(new Item(new ItemId($"{author} {at}"), new AuthorKey(author), side, At(at)) { InReplyTo = parent, Asks = asks });
        return this;
    }

    private ConversationBuilder Add(SpellAct act)
    {
        acts.Add(act);
        return this;
    }

    private ConversationBuilder ButLast(Func<Item, Item> but)
    {
        items[^1] = but(items[^1]);
        return this;
    }
}
