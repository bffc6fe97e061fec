using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>Registers accounts and changes what the register says of them (¶12, 13). Every change is audited.</summary>
internal sealed class RegisterAccounts(EnquiryEdits edits, Connectors connectors)
{
    /// <summary>What the audit calls a change of a registration.</summary>
    internal const string Changed = "account-changed";

    private static readonly string[] OfDeadlines = ["steward", "calendar", "aim", "commitment"];

    /// <summary>What registering the drafts would change, each as <see cref="AccountCheck"/> settled it and none of them twice.</summary>
    internal static IReadOnlyList<AccountChange> Plan(AccountRegister register, IEnumerable<AccountDraft> drafts) =>
        [
            .. drafts.Select(draft =>
            {
                AccountDraft? before = register.Find(draft.Slug) is { } known ? register.DraftOf(known) : null;
                return new AccountChange(draft, IsNew: before is null, AccountFields.Between(before, draft));
            }),
        ];

    /// <summary>Does what was planned, all of it or nothing.</summary>
    /// <param name="db">The context that the register was loaded with.</param>
    /// <param name="register">The register.</param>
    /// <param name="changes">What was planned.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many deadlines of open enquiries moved.</returns>
    internal async Task<int> ApplyAsync(
        MonitorDbContext db,
        AccountRegister register,
        IReadOnlyList<AccountChange> changes,
        string by,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        AccountChange[] real = [.. changes.Where(change => change.Fields.Count > 0)];
        Persons persons = new(db, register);
        List<(AccountChange Change, Account Account)> written =
        [
            .. real.Select(change => (change, Write(db, register, persons, change, now))),
        ];
        _ = await db.SaveChangesAsync(cancellationToken);
        foreach ((AccountChange change, Account account) in written)
        {
            Watch? watch = register.WatchOf(account);
            if (watch is not null && change.IsOfAnotherHandle)
            {
                (watch.Bookmark, watch.ProfileAt) = (null, null);
                watch.NextPollAt = watch.NextPollAt is null ? null : now;
            }

            await WatchAsync(db, watch, account, change.Draft, now, cancellationToken);
            _ = db.AuditEntries.Add(
                new AuditEntry
                {
                    At = now,
                    By = by,
                    Action = change.IsNew ? "account-registered" : Changed,
                    AccountId = account.Id,
                    Detail = string.Join("\n", change.Fields),
                }
            );
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        long[] moved = [.. written.Where(pair => !pair.Change.IsNew && MovesDeadlines(pair.Change)).Select(pair => pair.Account.Id)];
        int enquiries = await edits.RecomputeAsync(db, moved, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return enquiries;
    }

    /// <summary>Whether an account would be read, once it is in force.</summary>
    internal ReadingAccess AccessOf(AccountDraft draft) => connectors.AccessOf(draft.Slug.Platform, draft.Access);

    /// <summary>What is wrong with the handle and the access that are stated, if that is seen without asking anybody.</summary>
    internal IEnumerable<FieldFault> PlatformFaults(AccountDraft draft)
    {
        if (connectors.HandleObjection(draft.Slug.Platform, draft.Handle, draft.Access) is { } unlike)
        {
            yield return new FieldFault("handle", unlike);
        }

        if (draft.Access is { } access && connectors.Objection(draft.Slug.Platform, draft.Handle, access) is { } why)
        {
            yield return new FieldFault("access", why);
        }
    }

    /// <summary>Those of what was planned that are read by a consent which nobody has given yet.</summary>
    internal static async Task<IReadOnlyList<AccountId>> UnconnectedAsync(
        MonitorDbContext db,
        IEnumerable<AccountChange> changes,
        CancellationToken cancellationToken
    )
    {
        List<AccountId> unconnected = [];
        foreach (
            AccountId slug in changes
                .Where(change => change.Draft is { Access.IsConnected: true, State: not AccountState.Closed })
                .Select(change => change.Draft.Slug)
        )
        {
            StoredSession? kept = await Sessions.FindAsync(
                db,
                slug.Platform,
                ConnectedAccess.Of(slug),
                host: string.Empty,
                cancellationToken
            );
            if (kept?.Content is null)
            {
                unconnected.Add(slug);
            }
        }

        return unconnected;
    }

    private static bool MovesDeadlines(AccountChange change) => OfDeadlines.Any(change.Touches);

    private static Account Write(MonitorDbContext db, AccountRegister register, Persons persons, AccountChange change, Instant now)
    {
        AccountDraft draft = change.Draft;
        Account account = register.Find(draft.Slug) ?? new Account { Slug = draft.Slug, Platform = draft.Slug.Platform };
        if (change.IsNew)
        {
            _ = db.Accounts.Add(account);
        }

        // By another name it may be another account: it is looked for anew, and not by the id that the former name led to.
        account.AuthorId = change.IsOfAnotherHandle ? null : account.AuthorId;
        draft.WriteTo(account);
        account.LiveSince = account.State == AccountState.Proposed && draft.State == AccountState.Live ? now : account.LiveSince;
        account.State = draft.State;
        RegisteredPerson? administrator = persons.Of(draft.Administrator, account.Administrator, change.Touches("administrator_name"));
        account.AdministratorLeftAt = administrator == account.Administrator ? account.AdministratorLeftAt : null;
        account.Administrator = administrator;
        account.Deputy = persons.Of(draft.Deputy, account.Deputy, change.Touches("deputy_name"));
        account.Authoriser = persons.Of(draft.Authoriser, account.Authoriser, change.Touches("authoriser_name"));
        return account;
    }

    /// <summary>Keeps when the account is read and looked at next; an account neither in force nor with an access needs no watch yet.</summary>
    private async Task WatchAsync(
        MonitorDbContext db,
        Watch? watch,
        Account account,
        AccountDraft draft,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        bool isInForce = account.State is AccountState.Live or AccountState.Closing;
        if (watch is null && !isInForce && draft.Access is null)
        {
            return;
        }

        if (watch is null)
        {
            watch = new Watch { AccountId = account.Id };
            _ = db.Watches.Add(watch);
        }

        PlatformAccess? access = await AccessAsync(db, draft, cancellationToken);
        bool isOther = access?.Id != watch.AccessId;
        watch.Access = access;
        watch.OpensAfter = Instant.Max(watch.OpensAfter, account.MonitoredSince ?? watch.OpensAfter);
        bool begins = isInForce && watch.NextReviewAt is null;
        bool isRead = isInForce && AccessOf(draft) == ReadingAccess.Available;
        watch.NextPollAt =
            !isRead ? null
            : isOther ? now
            : watch.NextPollAt ?? now;
        (watch.NextReviewAt, watch.NextVisitLookAt) =
            begins ? (now, now)
            : isInForce ? (watch.NextReviewAt, watch.NextVisitLookAt)
            : (null, null);
    }

    private static async Task<PlatformAccess?> AccessAsync(MonitorDbContext db, AccountDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Access is not { } wanted)
        {
            return null;
        }

        Platform platform = draft.Slug.Platform;
        string credential = wanted.CredentialOf(draft.Slug);
        PlatformAccess? known = await db.Accesses.SingleOrDefaultAsync(
            access => access.Platform == platform && access.Credential == credential && access.Host == wanted.Host,
            cancellationToken
        );
        if (known is null)
        {
            known = new PlatformAccess
            {
                Platform = platform,
                Credential = credential,
                Host = wanted.Host,
            };
            _ = db.Accesses.Add(known);
            _ = await db.SaveChangesAsync(cancellationToken); // the next account of this access finds it
        }

        return known;
    }

    /// <summary>People by their addresses: who is named by one is the same person wherever it stands.</summary>
    private sealed class Persons(MonitorDbContext db, AccountRegister register)
    {
        private readonly Dictionary<string, RegisteredPerson> added = new(StringComparer.OrdinalIgnoreCase);

        internal RegisteredPerson? Of(PersonDraft draft, RegisteredPerson? current, bool isNamed)
        {
            if (draft.Name is not { } name)
            {
                return null;
            }

            RegisteredPerson? person =
                draft.Address is { } address ? register.PersonAt(address) ?? added.GetValueOrDefault(address)
                : current is { Address: null } ? current
                : null;
            if (person is null)
            {
                person = new RegisteredPerson { Address = draft.Address, Name = name };
                _ = db.People.Add(person);
            }

            person.Name = isNamed ? name : person.Name;
            if (person.Address is { } own)
            {
                added[own] = person;
            }

            return person;
        }
    }
}

/// <summary>An account that is to be registered or changed.</summary>
/// <param name="Draft">What it is to be.</param>
/// <param name="IsNew">Whether it is not in the register yet.</param>
/// <param name="Fields">What differs; empty when it is registered just so.</param>
internal sealed record AccountChange(AccountDraft Draft, bool IsNew, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Whether a known account goes by another handle; by another case it is the same one.</summary>
    internal bool IsOfAnotherHandle =>
        !IsNew
        && Fields.Any(change => change.Field is "handle" && !string.Equals(change.From, change.To, StringComparison.OrdinalIgnoreCase));

    internal bool Touches(string field) => Fields.Any(change => string.Equals(change.Field, field, StringComparison.Ordinal));
}
