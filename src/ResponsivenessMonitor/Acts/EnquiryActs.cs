using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Answers;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts;

/// <summary>What a person says of an enquiry (§1, §2): it is kept beside the items, and the conversation is read again.</summary>
internal sealed partial class EnquiryActs(
    IDbContextFactory<MonitorDbContext> databases,
    EnquiryChanges changes,
    RuleBook rules,
    KeyRing keys
)
{
    /// <summary>"No reply needed", "spam", "duplicate": it ends without an answer.</summary>
    internal Task<ActOutcome> CloseAsync(long enquiryId, ClosingReason reason, ActedBy who, CancellationToken cancellationToken) =>
        changes.OnEnquiryAsync(
            enquiryId,
            async (db, enquiry, account) =>
            {
                if (enquiry.EndedAt is not null)
                {
                    return new ActOutcome.AlreadySo(EnquiryWords.Of(enquiry));
                }

                await KeepAsync(
                    db,
                    enquiry,
                    account,
                    Said(enquiry, who.At, who, reason),
                    AccountFields.Word(reason),
                    string.Empty,
                    who,
                    cancellationToken
                );
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>"Answered offline, about 11:30": an answer at that time, at most three days back.</summary>
    /// <param name="enquiryId">The enquiry.</param>
    /// <param name="when">When it was answered; null where the person did not say, which is refused unless it has ended anyway.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> AnswerOfflineAsync(long enquiryId, Instant? when, ActedBy who, CancellationToken cancellationToken) =>
        changes.OnEnquiryAsync(
            enquiryId,
            async (db, enquiry, account) =>
            {
                if (enquiry.EndedAt is not null)
                {
                    return new ActOutcome.AlreadySo(EnquiryWords.Of(enquiry));
                }

                if (when is not { } answeredAt)
                {
                    return new ActOutcome.Refused("Say when it was answered.");
                }

                if (Hinders(answeredAt, who) is { } refused)
                {
                    return refused;
                }

                await KeepAsync(
                    db,
                    enquiry,
                    account,
                    Said(enquiry, answeredAt, who),
                    "answered-offline",
                    $"answered at {answeredAt}",
                    who,
                    cancellationToken
                );
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>"Answered here": points at the answer by its address (§1).</summary>
    /// <param name="enquiryId">The enquiry.</param>
    /// <param name="link">The answer's address, as the person copied it.</param>
    /// <param name="when">When it was answered, where we have not seen the answer ourselves, at most three days back; null where the person did not say.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> AnswerHereAsync(
        long enquiryId,
        string link,
        Instant? when,
        ActedBy who,
        CancellationToken cancellationToken
    ) =>
        changes.OnEnquiryAsync(
            enquiryId,
            async (db, enquiry, account) =>
            {
                if (enquiry.EndedAt is not null)
                {
                    return new ActOutcome.AlreadySo(EnquiryWords.Of(enquiry));
                }

                Pseudonyms pseudonyms = await keys.GetAsync(db, cancellationToken);
                switch (await AnswerFinder.FindAsync(db, account, enquiry, link, pseudonyms, cancellationToken))
                {
                    case PointedAt.Refused refused:
                        return new ActOutcome.Refused(refused.Why);
                    case PointedAt.Answer answer:
                        await KeepAsync(
                            db,
                            enquiry,
                            account,
                            Said(enquiry, answer.At, who, answer: answer),
                            "answered-here",
                            $"answered at {answer.At}: {answer.Address}",
                            who,
                            cancellationToken
                        );
                        return new ActOutcome.Done("It counts as answered at the time that the platform gives for this answer.");
                    case PointedAt.Unseen unseen:
                        if (when is not { } at)
                        {
                            // Taken for now, a late word would make a late answer of one that came in time.
                            return new ActOutcome.Refused(
                                $"{unseen.Why} So it can count only on your word: say when it was given, such as --at 2026-06-09T11:30:00+01:00."
                            );
                        }

                        if (Hinders(at, who) is { } hindered)
                        {
                            return hindered;
                        }

                        await KeepAsync(
                            db,
                            enquiry,
                            account,
                            Said(enquiry, at, who),
                            "answered-here",
                            $"answered at {at}, on their word: {unseen.Address}",
                            who,
                            cancellationToken
                        );
                        return new ActOutcome.Done($"{unseen.Why} So it counts as answered on your word, at the time you gave.");
                    default:
                        throw new InvalidOperationException("An address points at an answer, at something unseen, or at nothing.");
                }
            },
            cancellationToken
        );

    /// <summary>The enquiry of an account that holds an item, the latest if there are several; null when there is none.</summary>
    internal async Task<long?> FindAsync(AccountId account, ItemId item, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        long? opened = await db
            .Enquiries.Where(enquiry => enquiry.Account!.Slug == account && enquiry.OpeningItem == item.Value)
            .Select(enquiry => (long?)enquiry.Id)
            .FirstOrDefaultAsync(cancellationToken);
        StoredItem? stored = opened is not null
            ? null
            : await db
                .Items.Join(db.Accounts.Where(other => other.Slug == account), own => own.AccountId, other => other.Id, (own, other) => own)
                .FirstOrDefaultAsync(own => own.PlatformItemId == item.Value, cancellationToken);
        return stored is null ? opened : await HolderAsync(db, stored, cancellationToken);
    }

    /// <summary>The enquiry that holds an inbound item, or null when none does.</summary>
    private static Task<long?> HolderAsync(MonitorDbContext db, StoredItem item, CancellationToken cancellationToken) =>
        db
            .Enquiries.Where(enquiry => enquiry.AccountId == item.AccountId && enquiry.Conversation == item.Conversation)
            .Where(enquiry => enquiry.Enquirer == item.Author && enquiry.Received <= item.At)
            .OrderByDescending(enquiry => enquiry.Received)
            .Select(enquiry => (long?)enquiry.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Why an answer cannot be said to have been given at that time, or null.</summary>
    private static ActOutcome.Refused? Hinders(Instant answeredAt, ActedBy who) =>
        SpellAct.AnsweredOffline.MayBeSaid(answeredAt, who.At)
            ? null
            : new ActOutcome.Refused("An answer can be said to have been given at most three days ago, and not in the future.");

    /// <summary>What is said of an enquiry: without more, that it was answered offline.</summary>
    private static EnquiryAct Said(
        Enquiry enquiry,
        Instant at,
        ActedBy who,
        ClosingReason? closing = null,
        PointedAt.Answer? answer = null
    ) =>
        new()
        {
            AccountId = enquiry.AccountId,
            Conversation = enquiry.Conversation,
            OnItem = enquiry.OpeningItem,
            At = at,
            SaidAt = who.At,
            Closing = closing,
            AnsweredBy = answer?.By,
            AnswerItem = answer?.Item,
            Sibling = answer?.Sibling,
        };

    private async Task KeepAsync(
        MonitorDbContext db,
        Enquiry enquiry,
        Account account,
        EnquiryAct said,
        string action,
        string detail,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        _ = db.EnquiryActs.Add(said);
        EnquiryChanges.Audit(db, action, account, enquiry.Id, who, detail);
        await changes.RereadAsync(db, account, enquiry.Conversation, who.At, cancellationToken);
    }
}
