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

    /// <summary>Asks for consent.</summary>
    /// <param name="slug">For which account.</param>
    /// <param name="redirect">Where the page of consent is to lead to; null for this service, or where it has no address, to nowhere.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ConsentAsked> AskAsync(AccountId slug, Uri? redirect, ActedBy by, CancellationToken cancellationToken)
    {
        if (await ObjectionAsync(slug, cancellationToken) is { } why)
        {
            return new ConsentAsked.Not(why);
        }

        ITokenGrants granting = grants.First(one => one.Platform == slug.Platform);
        Uri back = redirect ?? (site.Base is { } page ? new Uri(page, Callback) : Nowhere);
        Instant until = by.At + Patience;
        PendingConsent pending = PendingConsent.For(slug, back, until);
        KeptSession? before = await store.SessionAsync(PendingOf(slug), cancellationToken);
        _ = await store.KeepAsync(PendingOf(slug), before, pending.Write(), cancellationToken);
        return new ConsentAsked.Link(granting.ConsentLink(new ConsentWish(pending.State, pending.Challenge, back)), back, until);
    }

    /// <summary>Takes what the page of consent led back with, and reads the account by it from now on.</summary>
    /// <param name="slug">For which account consent was asked.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ActOutcome> TakeAsync(AccountId slug, ConsentReply reply, ActedBy by, CancellationToken cancellationToken)
    {
        if (await ObjectionAsync(slug, cancellationToken) is { } why)
        {
            return new ActOutcome.Refused(why);
        }

        if (reply.State is { } other && PendingConsent.AccountOf(other) is { } meant && meant != slug)
        {
            return new ActOutcome.Refused(
                $"That answers the consent that was asked for {meant}: give it to 'accounts connect {meant} --code'."
            );
        }

        KeptSession? kept = await store.SessionAsync(PendingOf(slug), cancellationToken);
        if (
            kept is null
            || PendingConsent.Read(kept.Content) is not { } pending
            || Instant.FromUnixTimeSeconds(pending.Until) < by.At
            || (reply.State is { } state && !pending.IsAnsweredBy(state))
        )
        {
            return new ActOutcome.Refused(
                $"This answers no consent that is asked for at present: it is older than {Patience.TotalMinutes:0} minutes, was used, or another was asked "
                    + $"for since. Run 'accounts connect {slug}' again."
            );
        }

        if (reply.Code is not { } code)
        {
            return new ActOutcome.Refused($"Consent was not given ({WordOf(reply.Error)}). The link still holds.");
        }

        // A code is good once: whoever brings it a second time finds that nothing waits.
        _ = await store.KeepAsync(PendingOf(slug), kept, content: null, CancellationToken.None);
        ITokenGrants granting = grants.First(one => one.Platform == slug.Platform);
        TokenAnswer answer = await granting.RedeemAsync(
            await AccessOfAsync(slug, cancellationToken),
            code,
            pending.Verifier,
            new Uri(pending.Redirect),
            http.SendAsync,
            cancellationToken
        );
        return answer switch
        {
            TokenAnswer.Granted { Tokens: { } tokens } => await KeepAsync(slug, tokens, by),
            TokenAnswer.Refused refused => new ActOutcome.Refused($"{Sentence(refused.Why)}. What to do: {refused.Mend}."),
            TokenAnswer.Failed failed => await PutBackAsync(slug, pending, failed.Why),
            _ => throw new InvalidOperationException("An answer is one of three."),
        };
    }

    /// <summary>Where the platform could not be asked the code may be good still.</summary>
    private async Task<ActOutcome> PutBackAsync(AccountId slug, PendingConsent pending, string why)
    {
        _ = await store.KeepAsync(PendingOf(slug), before: null, pending.Write(), CancellationToken.None);
        return new ActOutcome.Refused(
            $"The platform could not be asked: {why}. Give the same address again; if it is refused then, run 'accounts connect {slug}' anew."
        );
    }

    private async Task<ActOutcome> KeepAsync(AccountId slug, GrantedTokens tokens, ActedBy by)
    {
        // From here on nothing is given up: the code cannot be redeemed again.
        CancellationToken none = CancellationToken.None;
        SessionKey key = new(slug.Platform, ConnectedAccess.Of(slug), Host: string.Empty);
        KeptSession? before = await store.SessionAsync(key, none);
        if (await store.KeepAsync(key, before, TokenSessions.Write(tokens), none) is null)
        {
            return new ActOutcome.Refused($"What was granted could not be kept. Run 'accounts connect {slug}' again.");
        }

        await using (MonitorDbContext db = await databases.CreateDbContextAsync(none))
        {
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
        }

        return await platforms.Find(slug.Platform)!.CheckAsync(await AccessOfAsync(slug, none), none) switch
        {
            AccessCheck.Works works => new ActOutcome.Done($"{Sentence(works.What)}."),
            AccessCheck.Lacks lacks => new ActOutcome.Done($"But {lacks.What}. What to do: {lacks.Mend}."),
            _ => new ActOutcome.Done(),
        };
    }

    private async Task<string?> ObjectionAsync(AccountId slug, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        bool isRegistered = await db.Accounts.AnyAsync(account => account.Slug == slug, cancellationToken);
        return !isRegistered ? $"There is no account {slug} in the register."
            : platforms.Find(slug.Platform) is null ? $"There is no connector for {slug.Platform} in this version."
            : grants.FirstOrDefault(one => one.Platform == slug.Platform) is not { } granting
                ? $"{slug.Platform.DisplayName} has no page of consent here: state the account's access as env:NAME or file:PATH."
            : granting.Lacks is { } lacks ? $"{Sentence(lacks)}."
            : null;
    }

    private async Task<AccountAccess> AccessOfAsync(AccountId slug, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        Account account = await db.Accounts.AsNoTracking().SingleAsync(account => account.Slug == slug, cancellationToken);
        return AccountAccess.Stated(slug, account.Handle, account.AuthorId, ConnectedAccess.Of(slug), host: null);
    }

    private static SessionKey PendingOf(AccountId slug) => new(slug.Platform, $"connecting:{slug.Slug}", Host: string.Empty);

    /// <summary>Platforms name errors by single words; what is not one may be anything, and is left out.</summary>
    private static string WordOf(string? error) =>
        error is { Length: > 0 and <= 60 } && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? error
            : "no reason that is a word";

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
