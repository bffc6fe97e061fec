using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Finds out whether an account can be read by its token, and says so in words for people. It mostly costs a user read at most.</summary>
internal sealed class XCheck(XClient client, TokenSessions sessions, XOptions options, Instant now)
{
    private const string Console = "look at the app in X's developer console";
    private const string Protected = "the account is protected, so that only its followers see its posts";

    private static readonly Duration Lately = Duration.FromMinutes(1);

    /// <summary>X's search finds nothing of the last half a minute, and refuses a span that is none.</summary>
    private static readonly Duration LatelyFound = Duration.FromMinutes(2);

    private static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("d MMMM uuuu, HH:mm 'UTC'");

    private readonly XPaths paths = new(options.Vocabulary);
    private readonly XReads reads = new(XBookmark.Read(since: null), now); // nothing is known to be paid for today

    internal async Task<AccessCheck> RunAsync(AccountAccess access, CancellationToken cancellationToken) =>
        await FindOutAsync(access, cancellationToken) with
        {
            Reads = reads.Counts,
        };

    private async Task<AccessCheck> FindOutAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        string handle = XMapping.NameOf(access.Handle);
        if (XMapping.FaultOf(handle) is { } fault)
        {
            return new AccessCheck.Lacks("the handle cannot be one on X", fault);
        }

        if (access.Credential is not { } credential)
        {
            return new AccessCheck.Lacks(
                "no access is stated",
                "write env:NAME or file:PATH of an app's bearer token, or use accounts connect"
            );
        }

        TokenEntry entry = await sessions.OpenAsync(credential, client.SendAsync, cancellationToken);
        if (entry is not TokenEntry.Open { Session: { } session })
        {
            return entry is TokenEntry.Ended ended
                ? new AccessCheck.Lacks(ended.Why, ended.Mend)
                : throw new InvalidOperationException("A session is open or not.");
        }

        XCalls calls = new(client, new TokensInUse(sessions, session, client.SendAsync), XToken.Of(session), cancellationToken);
        string path = XIds.IsId(access.AuthorId) ? paths.User(access.AuthorId!) : paths.UserNamed(handle);
        XAnswer<XUsers> answer = await calls.AskAsync(path, XJson.Default.XUsers);
        if (answer is XAnswer<XUsers>.Good { Value: { } came })
        {
            reads.Take(came.Data, came.Includes);
        }

        return answer switch
        {
            XAnswer<XUsers>.Good { Value.Data: [{ } user] } => await LookAsync(user, calls),
            XAnswer<XUsers>.Good { Value: { } none } => Unseen(none, handle),
            XAnswer<XUsers>.Not { Refusal: { } refusal } => Explain(refusal, calls),
            _ => throw new InvalidOperationException("X answers or does not."),
        };
    }

    private async Task<AccessCheck> LookAsync(XUser user, XCalls calls)
    {
        // From a minute ago on there is mostly nothing, which costs nothing.
        XAnswer<XPosts> mentions = await calls.AskAsync(
            paths.FewMentions(user.Id, new XWindow(now - Lately, IsByTime: false)),
            XJson.Default.XPosts,
            isTold: true
        );
        if (mentions is XAnswer<XPosts>.Good { Value: { } page })
        {
            reads.Take(page);
        }

        return mentions switch
        {
            XAnswer<XPosts>.Not { Refusal: { } refusal } => Explain(refusal, calls),
            XAnswer<XPosts>.Good { Value: { Data: null or [], Errors.Count: > 0 } } when user.Protected == true => new AccessCheck.Lacks(
                Protected,
                "let the account itself consent: accounts connect"
            ),
            XAnswer<XPosts>.Good { Value: { Data: null or [], Errors.Count: > 0 } none } => Unseen(none.Errors),
            XAnswer<XPosts>.Good => new AccessCheck.Works(
                $"read as @{user.Username} by {Kind(calls.Token)}{Left(calls)}; {await SearchAsync(user, calls)}"
                    + $"direct messages and likes are not read; {options.Prices.OfOne}"
            ),
            _ => throw new InvalidOperationException("X answers or does not."),
        };
    }

    /// <summary>What to say of the search of the day; nothing where it is answered.</summary>
    private async Task<string> SearchAsync(XUser user, XCalls calls)
    {
        XWindow window = new(now - LatelyFound, IsByTime: true);
        switch (await calls.AskAsync(paths.FewFound(user.Username, window), XJson.Default.XPosts))
        {
            case XAnswer<XPosts>.Not { Refusal: { } refusal }:
                AccessCheck.Lacks none = Explain(refusal, calls);
                return $"what X leaves out of the list of mentions is not found, for the search of the day fails: {none.What}; {none.Mend}; ";
            case XAnswer<XPosts>.Good { Value: { } page }:
                reads.Take(page);
                return page is { Data: null or [], Errors.Count: > 0 }
                    ? "what X leaves out of the list of mentions is not found, for X says nothing to the search of the day; "
                    : string.Empty;
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }

    private static string Kind(XToken token) =>
        token switch
        {
            { IsOfUser: false } => "an app's token",
            { IsRenewed: true } => "a token that the account consented to",
            { EndsAt: { } end } => $"a token that nobody renews, until {Day.Format(end)}",
            _ => "a token that nobody renews",
        };

    private string Left(XCalls calls) =>
        calls.Budget is { } budget
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {budget.Remaining:N0} calls left for {Math.Max(0, Math.Ceiling((budget.ResetsAt - now).TotalMinutes)):N0} minutes"
            )
            : string.Empty;

    private static AccessCheck.Lacks Unseen(XUsers none, string handle) =>
        none.Errors is { Count: > 0 } errors
            ? Unseen(errors)
            : new AccessCheck.Lacks($"X says nothing of @{handle}", "look whether X works, and check again");

    private static AccessCheck.Lacks Unseen(IReadOnlyList<XProblem?>? errors) =>
        XProblems.StateOf(errors) switch
        {
            Reading.AccountGone { Kind: GoneKind.Suspended } => new("X has suspended the account", "ask X why, or appeal"),
            Reading.AccountGone => new(
                "X knows no such account: it was deleted or switched off, has another name now, or is spelt otherwise",
                "look how the handle is written on X"
            ),
            Reading.AccessLost => new(Protected, "let the account itself consent: accounts connect"),
            _ => new("X says nothing of the account", "look whether X works, and check again"),
        };

    private static AccessCheck.Lacks Explain(XRefusal refusal, XCalls calls) =>
        refusal switch
        {
            XRefusal.Token when calls.Token.IsOfUser => new(
                "the consent was withdrawn, or ran out",
                "connect the account again: accounts connect"
            ),
            XRefusal.Token => new(
                "X does not know the token: it was made anew in the developer console, or is not written whole",
                "copy the bearer token from X's developer console to where the credential is kept"
            ),
            XRefusal.Forbidden { Problem: XProblems.UserSuspended } => new(
                "X has suspended the account that the token is of",
                "appeal to X"
            ),
            XRefusal.Forbidden { Problem: XProblems.AppSuspended } => new("X has suspended the app", Console),
            XRefusal.Forbidden { Problem: { Length: > 0 } problem } => new($"X forbids the call ({problem})", Console),
            XRefusal.Forbidden => new("X forbids the call, and does not say why", Console),
            XRefusal.Unpaid => new("no credits are left to pay X with", "buy credits in X's developer console"),
            XRefusal.Spent => new("the app has read as much as X allows it for now", $"wait, or raise its limit: {Console}"),
            XRefusal.Limited limited => new($"too many calls were made; there are more at {limited.Until}", "check again then"),
            XRefusal.Invalid invalid => new($"X does not understand the call: {invalid.Reason}", "look at X:Vocabulary, and tell us"),
            XRefusal.Silent silent => AccessCheck.Unanswered(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };
}
