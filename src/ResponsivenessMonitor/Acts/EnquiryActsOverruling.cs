using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Acts;

/// <content>What a person overrules: a closing, what was said of an answer, a triage; and what Marketing confirms.</content>
internal sealed partial class EnquiryActs
{
    private const string Gone = "Its conversation is kept no longer, so how it ended cannot be decided again. It stays as it was counted.";

    /// <summary>A person overrules a closing or another person's word: the same enquiry waits again, in a new round (§1).</summary>
    internal Task<ActOutcome> ReopenAsync(long enquiryId, ActedBy who, CancellationToken cancellationToken) =>
        changes.OnEnquiryAsync(
            enquiryId,
            async (db, enquiry, account) =>
            {
                if (enquiry is { EndedAt: null, State: not EnquiryState.NeverAnswered })
                {
                    return new ActOutcome.AlreadySo(EnquiryWords.Of(enquiry));
                }

                List<EnquiryAct> said = await InForceAsync(db, enquiry, cancellationToken);
                if (!Reopening.IsByWord(enquiry, said))
                {
                    return new ActOutcome.Refused(Reopening.WhyNot(enquiry));
                }

                string before = EnquiryWords.Of(enquiry);
                Instant? ended = enquiry.EndedAt;
                said.ForEach(act => act.WithdrawnAt = who.At);
                enquiry.BeginRound(who.At);
                EnquiryChanges.Audit(db, "reopened", account, enquiry.Id, who, $"overruled: {before} Round {enquiry.Round} begins.");
                await changes.RereadAsync(db, account, enquiry.Conversation, who.At, cancellationToken);
                return enquiry.EndedAt is null ? new ActOutcome.Done(await WaitsAgainAsync(db, enquiry, who.At, cancellationToken))
                    : enquiry.EndedAt == ended ? new ActOutcome.Refused(Gone)
                    : new ActOutcome.Done($"What was said of it holds no longer. {EnquiryWords.Of(enquiry)}");
            },
            cancellationToken
        );

    /// <summary>Marketing confirms a closing that came after a deadline's lapse, so that it leaves the figures (§1).</summary>
    internal Task<ActOutcome> ConfirmClosingAsync(long enquiryId, ActedBy who, CancellationToken cancellationToken) =>
        changes.OnEnquiryAsync(
            enquiryId,
            async (db, enquiry, account) =>
            {
                if (enquiry.Closing is not { } reason || enquiry.EndedAt is not { } ended)
                {
                    return new ActOutcome.Refused($"{EnquiryWords.Of(enquiry)} Only a closing without an answer can be confirmed.");
                }

                if (enquiry.IsConfirmedByMarketing)
                {
                    return new ActOutcome.AlreadySo("Its closing was confirmed before; it is in no figure.");
                }

                if (reason == ClosingReason.AccountClosed)
                {
                    return new ActOutcome.Refused(
                        $"{EnquiryWords.Of(enquiry)} Nobody closed it, so there is no closing to confirm: what had lapsed while it could be read stays a miss."
                    );
                }

                EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
                SpellFigures figures = enquiry.ToFigures(own.Calendar, who.At);
                if (figures.Aim != DeadlineOutcome.Missed && figures.Commitment != DeadlineOutcome.Missed)
                {
                    return new ActOutcome.AlreadySo("It was closed before a deadline had lapsed, so it is in no figure already.");
                }

                await ConfirmAsync(db, enquiry, reason, ended, who, cancellationToken);
                EnquiryChanges.Audit(db, "closing-confirmed", account, enquiry.Id, who, EnquiryWords.Of(enquiry));
                return new ActOutcome.Done("It leaves the figures of the deadlines that had lapsed; the next digest says so.");
            },
            cancellationToken
        );

    /// <summary>An inbound item that triage found no enquiry in becomes one, received at its own time (§2).</summary>
    /// <param name="account">The account.</param>
    /// <param name="itemOrPseudonym">The platform's id of the item, or the keyed hash by which we know it.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> PromoteAsync(AccountId account, string itemOrPseudonym, ActedBy who, CancellationToken cancellationToken) =>
        changes.RunAsync(
            async db =>
            {
                Account? asked = await db.Accounts.SingleOrDefaultAsync(other => other.Slug == account, cancellationToken);
                if (asked is null)
                {
                    return new ActOutcome.Refused($"There is no account {account}.");
                }

                string hash = (await keys.GetAsync(db, cancellationToken)).OfItem(asked.Platform.Name, itemOrPseudonym);
                StoredItem? item = await db
                    .Items.AsNoTracking()
                    .Where(item => item.AccountId == asked.Id)
                    .Where(item =>
                        item.PlatformItemId == itemOrPseudonym || item.PlatformItemId == hash || item.Pseudonym == itemOrPseudonym
                    )
                    .FirstOrDefaultAsync(cancellationToken);
                Instant opensAfter = await db
                    .Watches.Where(watch => watch.AccountId == asked.Id)
                    .Select(watch => watch.OpensAfter)
                    .SingleOrDefaultAsync(cancellationToken);
                return item is null
                        ? new ActOutcome.Refused(
                            $"{account} has no item {itemOrPseudonym}. Its id may be mistyped, or it was erased: items are kept for 90 days."
                        )
                    : Promotion.WhyNot(item, opensAfter) is { } why ? new ActOutcome.Refused(why)
                    : item.ToItem().Asks ? new ActOutcome.AlreadySo(Belongs(await HolderAsync(db, item, cancellationToken)))
                    : await PromoteAsync(db, asked, item, who, cancellationToken);
            },
            cancellationToken
        );

    private async Task<ActOutcome> PromoteAsync(
        MonitorDbContext db,
        Account account,
        StoredItem item,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        int promoted = await db
            .Items.Where(other => other.AccountId == item.AccountId && other.PlatformItemId == item.PlatformItemId)
            .Where(other => other.PromotedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(other => other.PromotedAt, who.At)
                        .SetProperty(other => other.SpamAt, (Instant?)null)
                        .SetProperty(other => other.Permalink, (string?)null),
                cancellationToken
            );
        await changes.RereadAsync(db, account, item.Conversation, who.At, cancellationToken);
        long? holder = await HolderAsync(db, item, cancellationToken);
        if (promoted == 0)
        {
            return new ActOutcome.AlreadySo(Belongs(holder));
        }

        if (holder is { } number)
        {
            string was = item.Triage is { } triage ? AccountFields.Word(triage) : "nothing";
            EnquiryChanges.Audit(db, "promoted", account, number, who, $"from {was} to an enquiry, received at {item.At}");
        }

        return holder is null ? new ActOutcome.Refused(Gone) : new ActOutcome.Done($"{Belongs(holder)} It was received at its own time.");
    }

    private static string Belongs(long? enquiry) =>
        enquiry is { } number ? $"It belongs to enquiry {number}." : "It was taken for an enquiry already.";

    /// <summary>What persons said of it and nobody overruled; that its account is gone is not a person's word.</summary>
    private static Task<List<EnquiryAct>> InForceAsync(MonitorDbContext db, Enquiry enquiry, CancellationToken cancellationToken) =>
        db
            .EnquiryActs.Where(act => act.AccountId == enquiry.AccountId && act.OnItem == enquiry.OpeningItem && act.WithdrawnAt == null)
            .Where(act => act.Closing == null || act.Closing != ClosingReason.AccountClosed)
            .OrderBy(act => act.Id)
            .ToListAsync(cancellationToken);

    private static async Task ConfirmAsync(
        MonitorDbContext db,
        Enquiry enquiry,
        ClosingReason reason,
        Instant ended,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        if (reason == ClosingReason.Removed)
        {
            _ = db.EnquiryActs.Add(
                new EnquiryAct
                {
                    AccountId = enquiry.AccountId,
                    Conversation = enquiry.Conversation,
                    OnItem = enquiry.OpeningItem,
                    At = ended,
                    SaidAt = who.At,
                    Closing = reason,
                    IsConfirmedByMarketing = true,
                }
            );
        }

        foreach (EnquiryAct act in (await InForceAsync(db, enquiry, cancellationToken)).Where(act => act.Closing == reason))
        {
            act.IsConfirmedByMarketing = true;
        }

        enquiry.Confirm(who.At);
    }

    /// <summary>That it waits again, unless it has waited so long that it is given up.</summary>
    private async Task<string> WaitsAgainAsync(MonitorDbContext db, Enquiry enquiry, Instant now, CancellationToken cancellationToken)
    {
        EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
        Instant? knownTo = await db
            .Watches.Where(watch => watch.AccountId == enquiry.AccountId)
            .Select(watch => watch.KnownTo)
            .SingleOrDefaultAsync(cancellationToken);
        return enquiry.Assess(own.Calendar, now, knownTo ?? enquiry.FoundAt).Standing is Standing.NeverAnswered
            ? "It is open again, but more than ten open days have passed since its deadline: it counts as never answered until it is."
            : "It waits for an answer again, with the deadlines it had. Reminders that had fallen due before now are not sent.";
    }
}
