using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>What an item is, and how the enquiries it belongs to or ended were counted.</summary>
/// <param name="Account">The account it is seen from.</param>
/// <param name="Conversation">Its conversation.</param>
/// <param name="Item">The item.</param>
/// <param name="Line">Its line of the file.</param>
/// <param name="Part">What it is.</param>
/// <param name="Enquiries">The enquiries it belongs to or ended; none for an item that did neither.</param>
internal sealed record Explanation(
    string Account,
    string Conversation,
    string Item,
    int Line,
    ItemPart Part,
    IReadOnlyList<ExplainedEnquiry> Enquiries
)
{
    /// <exception cref="ExportException">The calendar gives one of the enquiries no deadline.</exception>
    internal static Explanation Of(ExportRow row, Export export, Conversations conversations, AuditRules rules)
    {
        ItemId item = new(export.Items[row.Item]);
        Explanation Told(ItemPart part, IReadOnlyList<ExplainedEnquiry> enquiries) =>
            new(export.Names[row.Account], export.Names[row.Conversation], item.Value, row.Line, part, enquiries);

        if (row.At > rules.AsOf.ToUnixTimeMilliseconds() || conversations.Holding(row) is not { } conversation)
        {
            return Told(ItemPart.Ignored, []);
        }

        ExplainedEnquiry Explained(Spell spell) => ExplainedEnquiry.Of(spell, conversations.RowOf(conversation, spell.Items[0]), rules);
        IReadOnlyList<Spell> spells = conversations.Read(conversation);
        ItemSide side = conversations.SideOf(row);
        if (side == ItemSide.Inbound)
        {
            Spell spell = spells.Single(spell => spell.Items.Contains(item));
            return Told(spell.Items[0] == item ? ItemPart.OpenedEnquiry : ItemPart.JoinedEnquiry, [Explained(spell)]);
        }

        List<Spell> ended = [.. spells.Where(spell => spell.End is SpellEnd.Answered { Item: { } answer } && answer == item)];
        return ended.Count == 0
            ? Told(ItemPart.Publication, [])
            : Told(side == ItemSide.Own ? ItemPart.Answer : ItemPart.SiblingAnswer, [.. ended.Select(Explained)]);
    }
}
