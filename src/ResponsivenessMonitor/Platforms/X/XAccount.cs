namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Finds out which account a handle is, and how X shows it.</summary>
internal sealed class XAccount(XCalls calls, XPaths paths, XReads reads, AccountAccess access)
{
    /// <summary>The account as X shows it; null while it was not asked for in this reading.</summary>
    internal XUser? Seen { get; private set; }

    /// <summary>Finds the account's id, where it is not known yet.</summary>
    /// <returns>The bookmark with it, or what came instead.</returns>
    internal async Task<(XBookmark Mark, Reading? Failure)> FindAsync(XBookmark mark)
    {
        if (mark.Me is not null)
        {
            return (mark, null);
        }

        if (XIds.IsId(access.AuthorId))
        {
            return (mark with { Me = access.AuthorId }, null);
        }

        string handle = XMapping.NameOf(access.Handle);
        if (XMapping.FaultOf(handle) is not null)
        {
            return (mark, new Reading.Unreachable("the handle cannot be one on X: up to 15 letters, digits and underscores"));
        }

        if (calls.IsOfUser)
        {
            (XUser? self, Reading? failure) = await SelfAsync(mark);
            if (failure is not null)
            {
                return (mark, failure);
            }

            mark = mark with { SignedIn = self?.Id };
            if (self is not null && XMapping.IsSame(self.Username, handle))
            {
                Seen = self;
                return (mark with { Me = self.Id }, null);
            }
        }

        Reading? missing = await AskAsync(paths.UserNamed(handle), user => XMapping.IsSame(user.Username, handle), mark);
        return (mark with { Me = Seen?.Id }, missing);
    }

    /// <summary>Asks for the account as X shows it.</summary>
    /// <returns>What came instead; null when all is well.</returns>
    internal Task<Reading?> SeeAsync(XBookmark mark) =>
        Seen is not null || mark.Me is not { } me
            ? Task.FromResult<Reading?>(null)
            : AskAsync(paths.User(me), user => string.Equals(user.Id, me, StringComparison.Ordinal), mark);

    private async Task<(XUser? Self, Reading? Failure)> SelfAsync(XBookmark mark)
    {
        switch (await calls.AskAsync(paths.Self, XJson.Default.XSelf))
        {
            case XAnswer<XSelf>.Good { Value: { Data: { } self } answer }:
                reads.Take([self], answer.Includes);
                return (self, null);
            case XAnswer<XSelf>.Good:
                return (null, new Reading.Unreachable("it was asked whose the token is, and the answer does not say"));
            case XAnswer<XSelf>.Not { Refusal: { } refusal }:
                return (null, calls.FailureOf(refusal, mark));
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }

    private async Task<Reading?> AskAsync(string path, Func<XUser, bool> isWanted, XBookmark mark)
    {
        switch (await calls.AskAsync(path, XJson.Default.XUsers))
        {
            case XAnswer<XUsers>.Good { Value: { } answer }:
                reads.Take(answer.Data, answer.Includes);
                Seen = (answer.Data ?? []).OfType<XUser>().FirstOrDefault(isWanted);
                return Seen is not null
                    ? null
                    : (answer.Data is null ? XProblems.StateOf(answer.Errors) : null)
                        ?? new Reading.Unreachable("the account was asked for, and the answer says nothing of it");
            case XAnswer<XUsers>.Not { Refusal: { } refusal }:
                return calls.FailureOf(refusal, mark);
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }
}
