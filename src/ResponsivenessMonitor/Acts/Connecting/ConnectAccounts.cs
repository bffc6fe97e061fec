using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Connecting;

/// <summary>Has somebody who manages an account consent, on the platform's own page, to its being read; what is granted is kept encrypted.</summary>
internal sealed class ConnectAccounts(
    IDbContextFactory<MonitorDbContext> databases,
    ICredentialStore store,
    IEnumerable<ITokenGrants> grants,
    PlatformRegister platforms,
    PlatformHttp http,
    RegisterAccounts register,
    PageOptions site
)
{
    /// <summary>Where pages of consent lead to, below <c>Web:PublicUrl</c>.</summary>
    internal const string Callback = "connect/callback";

    private static readonly Duration Patience = Duration.FromMinutes(30);

    /// <summary>Nothing answers there; the browser shows the address, and the code in it is pasted.</summary>
    private static readonly Uri Nowhere = new($"https://localhost/{Callback}");

    private static readonly string Old =
        $"This answers no consent that is asked for at present: it is older than {Patience.TotalMinutes:0} minutes, was used, or another was asked for since.";

    /// <summary>Asks for consent.</summary>
    /// <param name="slug">For which account.</param>
    /// <param name="redirect">Where the page of consent is to lead to; null for this service, or where it has no address, to nowhere.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ConsentAsked> AskAsync(AccountId slug, Uri? redirect, ActedBy by, CancellationToken cancellationToken)
    {
        (Consenting? found, string why) = await FindAsync(slug, cancellationToken);
        if (found is null)
        {
            return new ConsentAsked.Not(why);
        }

        Uri back = redirect ?? (site.Base is { } page ? new Uri(page, Callback) : Nowhere);
        Instant until = by.At + Patience;
        PendingConsent pending = PendingConsent.For(slug, back, until);
        KeptSession? before = await store.SessionAsync(PendingOf(slug), cancellationToken);
        _ = await store.KeepAsync(PendingOf(slug), before, pending.Write(), cancellationToken);
        Uri link = found.Grants.ConsentLink(new ConsentWish(pending.State, pending.Challenge, back));
        return new ConsentAsked.Link(link, back, until, pending.State)
        {
            SignedIn = found.Grants.SignedInFor(found.Access.Handle.TrimStart('@')),
        };
    }

    /// <summary>How it stands with a consent, for whoever waits for it.</summary>
    /// <param name="slug">For which account.</param>
    /// <param name="state">Which one, see <see cref="ConsentAsked.Link"/>.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ConsentProgress> LookAsync(AccountId slug, string state, Instant now, CancellationToken cancellationToken)
    {
        KeptSession? kept = await store.SessionAsync(PendingOf(slug), cancellationToken);
        return PendingConsent.Read(kept?.Content) switch
        {
            null => new ConsentProgress.Taken(),
            { } other when !other.IsAnsweredBy(state) => new ConsentProgress.Ended("Another consent was asked for since."),
            { IsSpent: true, Said: { } said } => new ConsentProgress.Ended(said),
            { IsSpent: false } late when late.IsOver(now) => new ConsentProgress.Ended("Nobody consented in time."),
            { } spent when spent.IsOver(now) => new ConsentProgress.Ended("The consent was broken off while it was taken."),
            { IsSpent: true } => new ConsentProgress.Waiting(Said: null), // it is being redeemed
            { } open => new ConsentProgress.Waiting(open.Said),
        };
    }

    /// <summary>Takes what the page of consent led back with, and reads the account by it from now on.</summary>
    /// <param name="slug">For which account consent was asked.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ConsentTaken> TakeAsync(AccountId slug, ConsentReply reply, ActedBy by, CancellationToken cancellationToken)
    {
        (Consenting? found, string why) = await FindAsync(slug, cancellationToken);
        if (found is null)
        {
            return new ConsentTaken.Refused(why, "Then begin again.");
        }

        if (reply.State is { } other && PendingConsent.AccountOf(other) is { } meant && meant != slug)
        {
            return new ConsentTaken.Refused(
                $"That answers the consent that was asked for {meant}.",
                $"Give it to 'accounts connect {meant} --code'."
            );
        }

        KeptSession? kept = await store.SessionAsync(PendingOf(slug), cancellationToken);
        if (
            PendingConsent.Read(kept?.Content) is not { IsSpent: false } pending
            || pending.IsOver(by.At)
            || (reply.State is { } state && !pending.IsAnsweredBy(state))
        )
        {
            return new ConsentTaken.Refused(Old, Again(slug));
        }

        if (reply.Code is not { } code)
        {
            string no = $"Consent was not given ({WordOf(reply.Error)}). The link still holds.";
            _ = await store.KeepAsync(PendingOf(slug), kept, (pending with { Said = no }).Write(), CancellationToken.None);
            return new ConsentTaken.Refused(no, "Have them open it again, or ask somebody else who manages the account.");
        }

        // A code is good once: whoever brings it a second time finds that it is spent.
        string spending = pending.Spent().Write();
        KeptSession? spent = await store.KeepAsync(PendingOf(slug), kept, spending, CancellationToken.None);
        return string.Equals(spent?.Content, spending, StringComparison.Ordinal)
            ? await RedeemAsync(found, new Redeemable(code, pending, spent), by)
            : new ConsentTaken.Refused(Old, Again(slug));
    }

    /// <summary>Tries whether an account that was connected can be read; what that costs is counted.</summary>
    internal async Task<ConsentTaken> ProveAsync(AccountId slug, Instant now, CancellationToken cancellationToken)
    {
        (Consenting? found, string why) = await FindAsync(slug, cancellationToken);
        if (found is null)
        {
            return new ConsentTaken.Unproven(why, Again(slug));
        }

        AccessCheck check = await platforms.Find(slug.Platform)!.CheckAsync(found.Access, cancellationToken);
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        MeteredReads spent = MeteredReads.Of(found.AccountId, now, check.Reads.Posts, check.Reads.Users);
        await ReadsMeter.AddBesideReadingsAsync(db, spent, cancellationToken);
        return check switch
        {
            AccessCheck.Works works => new ConsentTaken.Connected($"{Sentence(works.What)}."),
            AccessCheck.Lacks lacks => new ConsentTaken.Unproven($"{Sentence(lacks.What)}.", $"{Sentence(lacks.Mend)}."),
            _ => throw new InvalidOperationException("An access works or lacks something."),
        };
    }

    private async Task<ConsentTaken> RedeemAsync(Consenting found, Redeemable reply, ActedBy by)
    {
        // Nothing is given up from here on, also where the browser does not wait: the code cannot be redeemed again.
        CancellationToken none = CancellationToken.None;
        AccountId slug = found.Access.Account;
        ConsentGiven given = new(found.Access, reply.Code, reply.Pending.Verifier, new Uri(reply.Pending.Redirect));
        TokenAnswer answer = await found.Grants.RedeemAsync(given, http.SendAsync, none);
        Task LeaveAsync(PendingConsent? pending) => store.KeepAsync(PendingOf(slug), reply.Kept, pending?.Write(), none).AsTask();
        switch (answer)
        {
            case TokenAnswer.Granted { Tokens: { } tokens }:
                if (!await KeepAsync(slug, tokens, by))
                {
                    return new ConsentTaken.Refused("What was granted could not be kept.", Again(slug));
                }

                await LeaveAsync(pending: null);
                return await ProveAsync(slug, by.At, none);
            case TokenAnswer.Refused refused:
                await LeaveAsync(reply.Pending.Spent() with { Said = $"{Sentence(refused.Why)}. {MendOf(refused, slug)}" });
                return new ConsentTaken.Refused($"{Sentence(refused.Why)}.", MendOf(refused, slug));
            case TokenAnswer.Failed failed:
                string why = $"The platform could not be asked: {failed.Why}.";
                await LeaveAsync(reply.Pending with { Said = why }); // the code may be good still
                return new ConsentTaken.Refused(
                    why,
                    $"Give the same address again; if it is refused then, run 'accounts connect {slug}' anew."
                );
            default:
                throw new InvalidOperationException("An answer is one of three.");
        }
    }

    private async Task<bool> KeepAsync(AccountId slug, GrantedTokens tokens, ActedBy by)
    {
        CancellationToken none = CancellationToken.None;
        SessionKey key = new(slug.Platform, ConnectedAccess.Of(slug), Host: string.Empty);
        KeptSession? before = await store.SessionAsync(key, none);
        if (await store.KeepAsync(key, before, TokenSessions.Write(tokens), none) is null)
        {
            return false;
        }

        await using MonitorDbContext db = await databases.CreateDbContextAsync(none);
        AccountRegister known = await AccountRegister.LoadAsync(db, none);
        Account account = known.Find(slug) ?? throw new InvalidOperationException($"{slug} was registered a moment ago.");
        AccountDraft draft = known.DraftOf(account) with { Access = new AccessReference(AccessReference.Connected, string.Empty) };
        _ = await register.ApplyAsync(db, known, RegisterAccounts.Plan(known, [draft]), by.By, by.At, none);
        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = by.At,
                By = by.By,
                Action = "account-connected",
                AccountId = account.Id,
            }
        );
        _ = await db.SaveChangesAsync(none);
        // One whose access was lost is asked for again at once.
        _ = await db
            .Watches.Where(watch => watch.AccountId == account.Id && watch.NextPollAt > by.At)
            .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.NextPollAt, by.At), none);
        return true;
    }

    /// <summary>What is needed to have somebody consent; null, and why, where that cannot be asked for.</summary>
    private async Task<(Consenting? Found, string Why)> FindAsync(AccountId slug, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        Account? account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Slug == slug, cancellationToken);
        ITokenGrants? granting = grants.FirstOrDefault(one => one.Platform == slug.Platform);
        string? why =
            account is null ? $"There is no account {slug} in the register."
            : platforms.Find(slug.Platform) is null ? $"There is no connector for {slug.Platform} in this version."
            : granting is null
                ? $"{slug.Platform.DisplayName} has no page of consent here: state the account's access as env:NAME or file:PATH."
            : granting.Lacks is { } lacks ? $"{Sentence(lacks)}."
            : null;
        return why is null
            ? (
                new Consenting(
                    account!.Id,
                    AccountAccess.Stated(slug, account.Handle, account.AuthorId, ConnectedAccess.Of(slug), host: null),
                    granting!
                ),
                string.Empty
            )
            : (null, why);
    }

    private static SessionKey PendingOf(AccountId slug) => new(slug.Platform, $"connecting:{slug.Slug}", Host: string.Empty);

    /// <summary>What to do where a consent was refused: its link is used up.</summary>
    private static string MendOf(TokenAnswer.Refused refused, AccountId slug) =>
        refused.Mend.Contains("accounts connect", StringComparison.Ordinal)
            ? $"{Sentence(refused.Mend)}."
            : $"{Sentence(refused.Mend)}. {Again(slug)}";

    private static string Again(AccountId slug) => $"Run 'accounts connect {slug}' again.";

    /// <summary>Platforms name errors by single words; what is not one may be anything, and is left out.</summary>
    private static string WordOf(string? error) =>
        error is { Length: > 0 and <= 60 } && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? error
            : "no reason that is a word";

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>An account, and who can be asked that somebody consents.</summary>
    private sealed record Consenting(long AccountId, AccountAccess Access, ITokenGrants Grants);

    /// <summary>A code, the consent that it answers, and how that is kept as spent.</summary>
    private sealed record Redeemable(string Code, PendingConsent Pending, KeptSession? Kept);
}
