using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts;

/// <content>What overrules what was read or said before: an answer that no reply chain shows, a closing, a remark.</content>
internal sealed partial class EnquiryActs
{
    /// <summary>"It was answered here": points at the answer on the platform, which no reply chain leads to.</summary>
    /// <param name="enquiryId">The enquiry.</param>
    /// <param name="link">The answer's address.</param>
    /// <param name="when">When it was given, or null: now.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ActOutcome> AnswerHereAsync(
        long enquiryId,
        string link,
        Instant? when,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(link.Trim(), UriKind.Absolute, out Uri? address) || address is not { Scheme: "https" })
        {
            return new ActOutcome.Refused(
                "that is no address of a post; copy the link of the answer from the platform, beginning with https://"
            );
        }

        Instant at = when ?? who.At;
        return SpellAct.AnsweredOffline.MayBeSaid(at, who.At)
            ? await CorrectAsync(
                enquiryId,
                "AnsweredHere",
                who,
                (db, enquiry) =>
                {
                    if (enquiry.EndedAt is not null)
                    {
                        return Task.FromResult<ActOutcome>(new ActOutcome.AlreadySo("it is no longer open"));
                    }

                    _ = db.EnquiryActs.Add(
                        new EnquiryAct
                        {
                            AccountId = enquiry.AccountId,
                            Conversation = enquiry.Conversation,
                            OnItem = enquiry.OpeningItem,
                            At = at,
                            SaidAt = who.At,
                            AnsweredBy = AnsweredBy.Account,
                        }
                    );
                    return Task.FromResult<ActOutcome>(new ActOutcome.Done());
                },
                cancellationToken
            )
            : new ActOutcome.Refused("an answer can be said to have been given at most three days back, and not in the future");
    }

    /// <summary>A closing is overruled: the enquiry waits again, in a new round.</summary>
    internal Task<ActOutcome> ReopenAsync(long enquiryId, ActedBy who, CancellationToken cancellationToken) =>
        CorrectAsync(
            enquiryId,
            "Reopened",
            who,
            async (db, enquiry) =>
            {
                List<EnquiryAct> acts = await ActsOnAsync(db, enquiry, cancellationToken);
                if (enquiry.EndedAt is null)
                {
                    return new ActOutcome.AlreadySo("it is open");
                }

                if (acts.Count == 0)
                {
                    return new ActOutcome.Refused("it ended by what the platform shows, not by a person's word");
                }

                acts.ForEach(act => act.WithdrawnAt = who.At);
                enquiry.BeginRound(who.At);
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Marketing bears out a closing that came after the deadline: it leaves the figures.</summary>
    internal Task<ActOutcome> ConfirmClosingAsync(long enquiryId, ActedBy who, CancellationToken cancellationToken) =>
        CorrectAsync(
            enquiryId,
            "ClosingConfirmed",
            who,
            async (db, enquiry) =>
            {
                if (enquiry.Closing is null || enquiry.IsConfirmedByMarketing)
                {
                    return new ActOutcome.AlreadySo(enquiry.Closing is null ? "it is not closed" : "its closing was confirmed");
                }

                List<EnquiryAct> acts = await ActsOnAsync(db, enquiry, cancellationToken);
                if (acts.Find(act => act.Closing is not null) is not { } closing)
                {
                    return new ActOutcome.Refused("it ended by what the platform shows, not by a person's word");
                }

                closing.IsConfirmedByMarketing = true;
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>A remark is an enquiry after all, received at its own time (§2).</summary>
    /// <param name="account">The account.</param>
    /// <param name="itemOrPseudonym">The remark by the platform's id, or by the keyed hash that stands for it.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ActOutcome> PromoteAsync(
        AccountId account,
        string itemOrPseudonym,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await Turns.TakeAsync(db, $"account-{account}", cancellationToken);
        Account? owner = await db.Accounts.SingleOrDefaultAsync(other => other.Slug == account, cancellationToken);
        StoredItem? item = owner is null
            ? null
            : await db.Items.FirstOrDefaultAsync(
                item =>
                    item.AccountId == owner.Id
                    && item.Side == ItemSide.Inbound
                    && (item.PlatformItemId == itemOrPseudonym || item.Pseudonym == itemOrPseudonym),
                cancellationToken
            );
        if (owner is null || item is null)
        {
            return new ActOutcome.Refused("there is no such remark");
        }

        if (item.PromotedAt is not null || item.Triage == TriageKind.Enquiry)
        {
            return new ActOutcome.AlreadySo("it is an enquiry");
        }

        item.PromotedAt = who.At;
        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = "Promoted",
                AccountId = owner.Id,
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await conversations.RereadAsync(db, owner, [item.Conversation], who.At, words: null, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ActOutcome.Done();
    }

    private static Task<List<EnquiryAct>> ActsOnAsync(MonitorDbContext db, Enquiry enquiry, CancellationToken cancellationToken) =>
        db
            .EnquiryActs.Where(act => act.AccountId == enquiry.AccountId && act.OnItem == enquiry.OpeningItem && act.WithdrawnAt == null)
            .ToListAsync(cancellationToken);

    private async Task<ActOutcome> CorrectAsync(
        long enquiryId,
        string action,
        ActedBy who,
        Func<MonitorDbContext, Enquiry, Task<ActOutcome>> correct,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        Enquiry? enquiry = await db
            .Enquiries.Include(one => one.Account)
            .SingleOrDefaultAsync(one => one.Id == enquiryId, cancellationToken);
        if (enquiry?.Account is not { } account)
        {
            return new ActOutcome.Refused($"there is no enquiry {enquiryId}");
        }

        ActOutcome outcome = await correct(db, enquiry);
        if (outcome is not ActOutcome.Done)
        {
            return outcome;
        }

        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = action,
                AccountId = account.Id,
                EnquiryId = enquiry.Id,
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await conversations.RereadAsync(db, account, [enquiry.Conversation], who.At, words: null, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }
}
