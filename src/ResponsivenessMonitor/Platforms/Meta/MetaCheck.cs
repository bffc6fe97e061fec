using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Finds out what a token can read, by asking for a little of each list, and says in plain words what it lacks.</summary>
internal sealed class MetaCheck(
    MetaClient client,
    MetaTerms terms,
    AccountAccess access,
    TokenSession session,
    CancellationToken cancellationToken
)
{
    private const int Few = 3;

    internal async Task<AccessCheck> RunAsync()
    {
        MetaEdge[] needed = [.. terms.Edges.Where(edge => edge.IsOptionalBy is null).Select(edge => edge with { Limit = Few })];
        MetaAnswer<NodeView> answer = await client.AskAsync(
            $"me?fields={terms.NodeFields(needed)}",
            session.Tokens.Access,
            MetaJson.Default.NodeView,
            cancellationToken
        );
        if (answer is not MetaAnswer<NodeView>.Good { Value: { } view })
        {
            return Explain(((MetaAnswer<NodeView>.Not)answer).Refusal);
        }

        if (terms.AccountOf(view) is not { } account)
        {
            return new AccessCheck.Lacks($"the token leads to no account on {terms.PlatformName}", terms.MakeOne);
        }

        if (!MetaAccounts.IsOurs(account, access, me: null))
        {
            return new AccessCheck.Lacks($"the token is that of {NameOf(account)}, not of @{access.Handle.TrimStart('@')}", terms.MakeOne);
        }

        if (account.IsPublished == false)
        {
            return new AccessCheck.Lacks("it is not published, so nobody can see it", "publish it, or close it here: accounts close");
        }

        MetaTree tree = new(new MetaMapping(terms, account, []), new MetaCatch(), client.Root, Instant.MinValue, Instant.MinValue);
        foreach (MetaEdge edge in needed)
        {
            if (tree.TakePosts(edge, terms.PostsOf(view, edge)) is { } fault)
            {
                return new AccessCheck.Lacks(fault, "try again later");
            }
        }

        return tree.IsNameless
            ? new AccessCheck.Lacks("comments are shown without their authors, so answers cannot be told from questions", terms.MakeOne)
            : await TryOptionalAsync(account);
    }

    private async Task<AccessCheck> TryOptionalAsync(MetaAccount account)
    {
        List<string> words = [];
        foreach (MetaEdge edge in terms.Edges.Where(edge => edge.IsOptionalBy is not null))
        {
            bool isDialogues = edge.Kind == MetaEdgeKind.Dialogues;
            MetaAnswer<NodeView> answer = await client.AskAsync(
                (edge with { Limit = 1, Fields = "id" }).Of(isDialogues ? account.Host : account.Id, cursor: null),
                session.Tokens.Access,
                MetaJson.Default.NodeView,
                cancellationToken
            );
            if (
                answer is MetaAnswer<NodeView>.Not
                {
                    Refusal: MetaRefusal.Limited or MetaRefusal.Silent or MetaRefusal.Heavy or MetaRefusal.Token
                } not
            )
            {
                return Explain(not.Refusal);
            }

            string what = isDialogues ? "private messages are" : "posts of others that tag it are";
            words.Add(
                answer is not MetaAnswer<NodeView>.Good ? $"{what} NOT read: the token lacks {edge.IsOptionalBy}"
                : isDialogues && terms.DialoguesTakeReview
                    ? $"{what} read, of people without a part in the app only where Meta gave it Advanced Access, which is not told"
                : $"{what} read"
            );
        }

        return new AccessCheck.Works($"signed in as {NameOf(account)}; {string.Join("; ", words)}{Used()}{await EndAsync()}");
    }

    private async Task<string> EndAsync() =>
        await client.LookAtAsync(session.Tokens.Access, cancellationToken) switch
        {
            null => "; no app is named, so a deleted account cannot be told from a lost role",
            MetaAnswer<TokenView>.Good { Value.Data: { } data } when MetaTokens.EndOf(data) is { } end => string.Create(
                CultureInfo.InvariantCulture,
                $"; the access ends on {end.InUtc().Date:d MMMM uuuu} unless somebody consents again"
            ),
            MetaAnswer<TokenView>.Good { Value.Data: { } data } when MetaTokens.Lacks(data, terms.Scopes) is { Count: > 0 } lacks =>
                $"; the token does not name {string.Join(" and ", lacks)} among what it covers",
            _ => string.Empty,
        };

    private string Used() =>
        client.Usage.Percent > 0
            ? string.Create(CultureInfo.InvariantCulture, $"; {client.Usage.Percent} percent of the calls that are allowed are used up")
            : string.Empty;

    private static string NameOf(MetaAccount account) => account.Name is { Length: > 0 } name ? $"@{name}" : $"the account {account.Id}";

    private AccessCheck.Lacks Explain(MetaRefusal refusal) =>
        refusal switch
        {
            MetaRefusal.Token token => new(Words(token.Trouble), MendOf(token.Trouble)),
            MetaRefusal.Permission => new($"the token does not cover all of {string.Join(", ", terms.Scopes)}", terms.MakeOne),
            MetaRefusal.Missing => new("the account is not there, or the token may not see it", terms.MakeOne),
            MetaRefusal.NotTaken => new(
                $"the token is not that of an account on {terms.PlatformName}, but a person's or an app's",
                terms.MakeOne
            ),
            MetaRefusal.Limited => new("the platform wants no more calls for now", "wait; it is tried again by itself"),
            MetaRefusal.Heavy heavy => new(heavy.Reason, "try again later"),
            MetaRefusal.Silent silent => AccessCheck.Unanswered(silent.Reason),
            _ => new("the platform answered nonsense", "try again later"),
        };

    private static string Words(MetaTokenTrouble trouble) =>
        trouble switch
        {
            MetaTokenTrouble.AppRemoved => "whoever granted the token has removed the app since",
            MetaTokenTrouble.Checkpoint => "whoever granted the token has to sign in to Facebook and pass a check first",
            MetaTokenTrouble.PasswordChanged => "whoever granted the token has changed their password since",
            MetaTokenTrouble.Expired => "the token has run out",
            MetaTokenTrouble.Unconfirmed => "whoever granted the token has not confirmed their account",
            MetaTokenTrouble.RoleLost => "whoever granted the token has no part in the Page any more",
            _ => "the token is not valid: it was withdrawn, or is not written whole",
        };

    private string MendOf(MetaTokenTrouble trouble) =>
        trouble switch
        {
            MetaTokenTrouble.Checkpoint or MetaTokenTrouble.Unconfirmed =>
                "let that person sign in and do what is asked; the token works again then",
            MetaTokenTrouble.RoleLost => $"give that person their task on the Page back, or let somebody else grant it: {terms.MakeOne}",
            _ => terms.MakeOne,
        };
}
