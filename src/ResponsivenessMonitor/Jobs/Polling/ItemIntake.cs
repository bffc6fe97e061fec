using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Makes stored items of what a platform gave: looks at the words once, and lets them go (§2, §7).</summary>
/// <param name="account">The account that was read.</param>
/// <param name="siblings">The university's accounts on the platform: by their author ids and handles.</param>
/// <param name="lists">The word lists that triage goes by.</param>
/// <param name="pseudonyms">Makes the keyed hashes.</param>
/// <param name="began">When the reading began.</param>
internal sealed class ItemIntake(Account account, SiblingAccounts siblings, WordLists lists, Pseudonyms pseudonyms, Instant began)
{
    private const int ExcerptLength = 280;
    private readonly Triage triage = new(lists, account.Comments);
    private readonly Dictionary<(string Conversation, string Author), string> labels = [];

    /// <summary>Which of the authors of the reading were erased.</summary>
    internal Erasures Erased { get; init; } = Erasures.None;

    /// <summary>Whether an item is of somebody who was erased after they had published it, so that it is not looked at again.</summary>
    internal bool IsErased(PlatformItem item) => SideOf(item) == ItemSide.Inbound && Erased.Cover(AuthorOf(item), item.At);

    /// <summary>A keyed hash of an author on the account's platform.</summary>
    internal string AuthorOf(PlatformItem item) => pseudonyms.OfAuthor(account.Platform.Name, item.AuthorId);

    /// <summary>
    /// Takes what a reading shows again of an item that is known: its author may go by a label here, and what else they wrote in the conversation is
    /// theirs too. Nothing of that is kept.
    /// </summary>
    internal void Recognise(PlatformItem item, StoredItem known)
    {
        if (StoredItem.IsLabel(known.Author))
        {
            labels[(known.Conversation, AuthorOf(item))] = known.Author;
        }
    }

    /// <remarks>
    /// Before the account's profile was read the connector alone knows which items are its own: a first reading that breaks off must not keep the account's
    /// answers as a stranger's questions.
    /// </remarks>
    internal ItemSide SideOf(PlatformItem item) =>
        siblings.SideOf(account, item.AuthorId) switch
        {
            ItemSide.Inbound when item.Kind is null && account.AuthorId is null => ItemSide.Own,
            var side => side,
        };

    /// <summary>The item as it is kept.</summary>
    /// <param name="item">The item.</param>
    /// <param name="thread">What is known of its conversation so far.</param>
    internal StoredItem Take(PlatformItem item, IReadOnlyCollection<StoredItem> thread)
    {
        ItemSide side = SideOf(item);
        string author = LabelOr(AuthorOf(item), item);
        StoredItem stored = new()
        {
            AccountId = account.Id,
            PlatformItemId = item.Id.Value,
            Pseudonym = pseudonyms.OfItem(account.Platform.Name, item.Id.Value),
            Conversation = item.Conversation.Value,
            InReplyTo = item.InReplyTo?.Value,
            Shape = item.Shape,
            Author = author,
            Side = side,
            At = item.At,
            FirstSeen = began,
            Position = item.Order,
            Kind = side == ItemSide.Inbound ? item.Kind ?? MessageKind.Mention : null,
            Names = NamesOf(item, thread),
            IsRegisteredReply = side != ItemSide.Inbound && IsRegistered(item.Text),
        };
        Judge(stored, item, thread);
        return stored;
    }

    /// <summary>Looks at the words of an item that is known and was edited: an edit may turn a remark into an enquiry, not back.</summary>
    internal void TakeEdit(StoredItem stored, PlatformItem item, IReadOnlyCollection<StoredItem> thread)
    {
        (TriageKind? before, TriageRule? rule) = (stored.Triage, stored.Rule);
        Judge(stored, item, thread);
        if (stored.Side != ItemSide.Inbound)
        {
            return;
        }

        if (before == TriageKind.Enquiry)
        {
            (stored.Triage, stored.Rule) = (before, rule);
        }
        else if (stored.Triage == TriageKind.Enquiry)
        {
            stored.PromotedAt ??= began;
        }
    }

    /// <summary>What of an enquiry's words and whereabouts may be kept while it is open.</summary>
    internal SeenWords WordsOf(PlatformItem item, StoredItem stored)
    {
        bool isKept =
            stored.Kind is MessageKind.Mention or MessageKind.Comment
            && stored.Sensitive == SensitiveSigns.None
            && account.Platform != Platform.LinkedIn
            && item.Text.Length > 0;
        return new SeenWords(isKept ? Excerpt(item.Text) : null, item.Permalink?.AbsoluteUri);
    }

    private string LabelOr(string author, PlatformItem item) => labels.GetValueOrDefault((item.Conversation.Value, author)) ?? author;

    /// <summary>
    /// Whom an outgoing item names. Where somebody in the conversation cannot be recognised any more, it may be them whom it names: then it names
    /// nobody, and so answers all who wait.
    /// </summary>
    private string NamesOf(PlatformItem item, IReadOnlyCollection<StoredItem> thread)
    {
        string[] names = [.. item.Names.Select(name => LabelOr(NameOf(name, item.At), item))];
        bool isClear = !thread.Any(other => StoredItem.IsLabel(other.Author)) || Array.TrueForAll(names, name => Wrote(name, thread));
        return isClear ? string.Join(' ', names) : string.Empty;
    }

    private static bool Wrote(string name, IReadOnlyCollection<StoredItem> thread) =>
        thread.Any(other => string.Equals(other.Author, name, StringComparison.Ordinal));

    /// <summary>Whom an outgoing item names; of who was erased since, that it was somebody.</summary>
    private string NameOf(string authorId, Instant at) =>
        pseudonyms.OfAuthor(account.Platform.Name, authorId) is var name && Erased.Cover(name, at) ? StoredItem.ErasedAuthor : name;

    private void Judge(StoredItem stored, PlatformItem item, IReadOnlyCollection<StoredItem> thread)
    {
        if (stored.Side != ItemSide.Inbound)
        {
            stored.DirectsOffline = triage.DirectsOffline(item.Text);
            stored.PutsQuestion = item.Text.AsSpan().ContainsAny('?', '？', '؟');
            return;
        }

        TriageVerdict verdict = triage.Judge(
            new InboundMessage(stored.Kind ?? MessageKind.Mention, item.Text)
            {
                Language = item.Language,
                HasPicture = item.HasPicture,
                IsRepost = item.IsRepost,
                IsSpamToPlatform = item.IsSpam,
                AnswersOurQuestion = AnswersOurQuestion(stored, thread),
                RepliesToOthers = item.RepliesToOthers,
                AccountHandles = [account.Handle],
            }
        );
        (stored.Triage, stored.Rule) = (verdict.Kind, verdict.Rule);
        stored.Sensitive |= verdict.Sensitive;
        if (verdict.Kind == TriageKind.Spam)
        {
            stored.SpamAt ??= began;
            stored.Permalink = item.Permalink?.AbsoluteUri;
        }
    }

    /// <summary>Whether it replies to a question that the account put to this very person.</summary>
    private static bool AnswersOurQuestion(StoredItem item, IReadOnlyCollection<StoredItem> thread)
    {
        StoredItem? asked =
            item.Shape == ConversationShape.Dialogue
                ? thread.Where(other => other.At <= item.At && other != item).MaxBy(other => (other.At, other.Position))
                : thread.FirstOrDefault(other => string.Equals(other.PlatformItemId, item.InReplyTo, StringComparison.Ordinal));
        return asked is { Side: not ItemSide.Inbound, PutsQuestion: true }
            && (
                asked.Shape == ConversationShape.Dialogue
                || asked.Names.Split(' ').Contains(item.Author, StringComparer.Ordinal)
                || thread.Any(other =>
                    string.Equals(other.PlatformItemId, asked.InReplyTo, StringComparison.Ordinal)
                    && string.Equals(other.Author, item.Author, StringComparison.Ordinal)
                )
            );
    }

    private bool IsRegistered(string text) =>
        text.Length > 0
        && account
            .InstantReplies.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Contains(text.Trim(), StringComparer.Ordinal);

    /// <summary>The first words, cut between characters as people see them.</summary>
    private static string Excerpt(string text)
    {
        StringInfo whole = new(text.Trim());
        return whole.LengthInTextElements <= ExcerptLength ? whole.String : whole.SubstringByTextElements(0, ExcerptLength - 1) + "…";
    }
}
