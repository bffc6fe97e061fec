using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>All that a reading of spells is made from, printed so that a failing one can be followed by hand.</summary>
internal sealed record Conversation(ConversationShape Shape, ImmutableArray<Item> Items, ImmutableArray<SpellAct> Acts, Instant? OpensAfter)
{
    public IReadOnlyList<Spell> Read() => ConversationReader.Read(Shape, Items, Acts, OpensAfter);

    public IReadOnlyList<Spell> ReadNaively() => NaiveReader.Read(Shape, Items, Acts, OpensAfter);

    public override string ToString()
    {
        string opensAfter = OpensAfter is { } start ? Text(start) : "any time";
        IEnumerable<string> items = Items.Select(item =>
            $"{item.Side} {item.Id} by {item.Author} at {Text(item.At)}, seen {Text(item.FirstSeen)}"
            + (item.InReplyTo is { } parent ? $", to {parent}" : "")
            + (item.Asks ? ", asks" : "")
            + (item.PromotedAt is { } promoted ? $", promoted {Text(promoted)}" : "")
            + (item.WithdrawnAt is { } withdrawn ? $", withdrawn {Text(withdrawn)}" : "")
            + (item.Names.Count == 0 ? "" : $", names {string.Join(' ', item.Names)}")
            + (item.IsRegisteredReply ? ", registered text" : "")
            + (item.DirectsOffline ? ", directs offline" : "")
        );
        return string.Join('\n', [$"{Shape}, from {opensAfter}", .. items, .. Acts.Select(act => act.ToString())]);
    }

    private static string Text(Instant time) => time.ToString("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF", CultureInfo.InvariantCulture);
}
