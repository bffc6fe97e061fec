using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Finds out what a token can read, by five calls at most, and says in plain words what it lacks.</summary>
internal sealed class LinkedInCheck(LinkedInCalls calls, AccountAccess access, LinkedInOptions options, Instant now)
{
    /// <summary>What connects an account anew.</summary>
    internal static string Connect(AccountAccess access) =>
        $"have an administrator of the Page connect it: accounts connect {access.Account}; docs/platforms.md has the steps";

    internal async Task<AccessCheck> RunAsync()
    {
        switch (await new LinkedInSelf(calls, access).FindAsync(me: null))
        {
            case LinkedInSearch.Found found:
                return await TryAsync(found);
            case LinkedInSearch.NotThere:
                return new AccessCheck.Lacks(
                    "LinkedIn says that the Page is not there",
                    "look whether it was deleted or merged into another one"
                );
            case LinkedInSearch.NotNamed:
                return new AccessCheck.Lacks(
                    $"LinkedIn knows no Page by the name {access.Handle}",
                    "the handle is what the Page's address ends in, after linkedin.com/company/ or linkedin.com/school/"
                );
            case LinkedInSearch.NoRole:
                return NoRole();
            case LinkedInSearch.Failed failed:
                return Explain(failed.Refusal);
            default:
                throw new InvalidOperationException("A Page is found or not.");
        }
    }

    private async Task<AccessCheck> TryAsync(LinkedInSearch.Found found)
    {
        long end = now.ToUnixTimeMilliseconds();
        long hourAgo = (now - Duration.FromHours(1)).ToUnixTimeMilliseconds();
        LinkedInAnswer<LinkedInList<LinkedInNotification>> answer = await calls.AskAsync(
            LinkedInPaths.Notifications(found.Urn, hourAgo, end, start: 0, count: 1),
            LinkedInJson.Default.LinkedInListLinkedInNotification
        );
        if (answer is LinkedInAnswer<LinkedInList<LinkedInNotification>>.Not not)
        {
            return Explain(not.Refusal);
        }

        return await calls.AskAsync(
            LinkedInPaths.Posts(found.Urn, start: 0),
            LinkedInJson.Default.LinkedInListLinkedInPost,
            isFinder: true
        ) switch
        {
            LinkedInAnswer<LinkedInList<LinkedInPost>>.Good { Value: { } list } => await TryCommentsAsync(found, list),
            LinkedInAnswer<LinkedInList<LinkedInPost>>.Not { Refusal: LinkedInRefusal.Denied } => Works(
                found,
                $"; its own posts are NOT read, which show visits: the token lacks {LinkedInGrants.OfPosts}"
            ),
            LinkedInAnswer<LinkedInList<LinkedInPost>>.Not { Refusal: { } refusal } => Explain(refusal),
            _ => throw new InvalidOperationException("LinkedIn gives something or refuses it."),
        };
    }

    /// <summary>Comments have a scope of their own; without a post of the Page there is nothing to try it by.</summary>
    private async Task<AccessCheck> TryCommentsAsync(LinkedInSearch.Found found, LinkedInList<LinkedInPost> posts) =>
        posts.Elements.Select(post => LinkedInUrn.Post(post.Id)).FirstOrDefault(urn => urn is not null) is { } own
        && await calls.AskAsync(LinkedInPaths.Comments(own, start: 0), LinkedInJson.Default.LinkedInListLinkedInComment)
            is LinkedInAnswer<LinkedInList<LinkedInComment>>.Not { Refusal: not LinkedInRefusal.NotThere } not
            ? Explain(not.Refusal)
            : Works(found, string.Empty);

    private AccessCheck.Works Works(LinkedInSearch.Found found, string besides) =>
        new(
            $"read as an administrator of {found.Handle ?? access.Handle} ({found.Urn}), interface version {options.Version}{besides}{Limit()}{Ends()}"
        );

    private string Limit() =>
        options.DailyCalls > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; {options.DailyCalls:N0} calls a day are counted on (LinkedIn:DailyCalls), shared by all Pages with this access"
            )
            : string.Empty;

    private string Ends() =>
        calls.OnlyPersonsFrom is { } end
            ? $"; somebody has to consent again by {LocalDatePattern.Iso.Format(end.InUtc().Date)}"
            : string.Empty;

    private AccessCheck.Lacks NoRole() =>
        new(
            "the member whose token it is is no administrator of the Page; with lesser roles LinkedIn shows empty lists",
            $"give the member the role \"Super admin\" on the Page, or {Connect(access)}"
        );

    private AccessCheck.Lacks Explain(LinkedInRefusal refusal) =>
        refusal switch
        {
            LinkedInRefusal.Token { Kind: AccessLossKind.TokenExpired } => new("the token has run out", Connect(access)),
            LinkedInRefusal.Token => new("the token was withdrawn, or is not written whole", Connect(access)),
            LinkedInRefusal.Denied => new(
                "LinkedIn does not allow the token to read this: a scope is missing, the app lost its approval, or the member the role",
                $"the scopes are {LinkedInGrants.Scopes}; {Connect(access)}"
            ),
            LinkedInRefusal.NotThere => new("LinkedIn knows no such list of the Page", "look whether the Page is still there"),
            LinkedInRefusal.Version version => new(version.Reason, "its developer pages name the versions that are answered"),
            LinkedInRefusal.Limited limited => new($"too many calls were made; there are more at {limited.Until}", "check again then"),
            LinkedInRefusal.Silent silent => AccessCheck.Unanswered(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };
}
