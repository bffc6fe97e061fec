using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Finds out which account a handle is, whose the token is, and how X shows the account.</summary>
internal sealed class XAccount(XCalls calls, XPaths paths, XReads reads, AccountAccess access, Instant now)
{
    /// <summary>The account as X shows it; null while it was not asked for in this reading.</summary>
    internal XUser? Seen { get; private set; }

    /// <summary>Finds the account's id, and whose the token is, where that is not known yet.</summary>
    /// <returns>The bookmark with it, or what came instead.</returns>
    internal async Task<(XBookmark Mark, Reading? Failure)> FindAsync(XBookmark mark)
    {
        string handle = XMapping.NameOf(access.Handle);
        if (mark.Me is null && !XIds.IsId(access.AuthorId) && XMapping.FaultOf(handle) is not null)
        {
            return (mark, new Reading.Unreachable("the handle cannot be one on X: up to 15 letters, digits and underscores"));
        }

        (mark, XUser? self, Reading? failure) = await FindOwnerAsync(mark);
        if (failure is not null || mark.Me is not null)
        {
            Seen = string.Equals(self?.Id, mark.Me, StringComparison.Ordinal) ? self : null;
            return (mark, failure);
        }

        if (XIds.IsId(access.AuthorId))
        {
            return (mark with { Me = access.AuthorId }, null);
        }

        if (self is not null && XMapping.IsSame(self.Username, handle))
        {
            Seen = self;
            return (mark with { Me = self.Id }, null);
        }

        (Reading? missing, _) = await AskAsync(paths.UserNamed(handle), user => XMapping.IsSame(user.Username, handle), mark);
        return (mark with { Me = Seen?.Id }, missing);
    }

    /// <summary>Asks for the account as X shows it. Where this alone is not answered it is put off, and all else of the reading kept.</summary>
    /// <returns>The bookmark, and what came instead; null when all is well.</returns>
    internal async Task<(XBookmark Mark, Reading? Failure)> SeeAsync(XBookmark mark)
    {
        if (Seen is not null || mark.Me is not { } me || XBookmark.IsPutOff(mark.NoProfileUntil, now))
        {
            return (mark, null);
        }

        (Reading? failure, bool isOfThisCall) = await AskAsync(
            paths.User(me),
            user => string.Equals(user.Id, me, StringComparison.Ordinal),
            mark
        );
        return isOfThisCall
            ? (mark with { NoProfileUntil = XBookmark.RestFrom(now) }, null)
            : (mark with { NoProfileUntil = null }, failure);
    }

    /// <summary>Asks whose the token is, where it was had by another credential than when that was last asked.</summary>
    private async Task<(XBookmark Mark, XUser? Self, Reading? Failure)> FindOwnerAsync(XBookmark mark)
    {
        if (!calls.Token.IsOfUser)
        {
            return (mark with { SignedIn = null, SignedBy = null }, null, null);
        }

        if (string.Equals(mark.SignedBy, calls.Token.Name, StringComparison.Ordinal))
        {
            return (mark, null, null);
        }

        mark = mark with { SignedIn = null, SignedBy = null };
        if (XBookmark.IsPutOff(mark.NoSelfUntil, now))
        {
            return (mark, null, null);
        }

        switch (await calls.AskAsync(paths.Self, XJson.Default.XSelf))
        {
            case XAnswer<XSelf>.Good { Value: { Data: { } self } answer }:
                reads.Take([self], answer.Includes);
                mark = mark with { SignedIn = self.Id, SignedBy = calls.Token.Name, NoSelfUntil = null };
                return (mark, self, null);
            case XAnswer<XSelf>.Not { Refusal: { IsOfThisCall: false } refusal }:
                return (mark, null, calls.FailureOf(refusal, mark));
            default:
                // It is only needed to tell who is suspended; until it is answered that is nobody of whom it is certain.
                return (mark with { NoSelfUntil = XBookmark.RestFrom(now) }, null, null);
        }
    }

    private async Task<(Reading? Failure, bool IsOfThisCall)> AskAsync(string path, Func<XUser, bool> isWanted, XBookmark mark)
    {
        switch (await calls.AskAsync(path, XJson.Default.XUsers))
        {
            case XAnswer<XUsers>.Good { Value: { } answer }:
                reads.Take(answer.Data, answer.Includes);
                Seen = (answer.Data ?? []).OfType<XUser>().FirstOrDefault(isWanted);
                return Seen is not null ? (null, false)
                    : (answer.Data is null or [] ? XProblems.StateOf(answer.Errors) : null) is { } state ? (state, false)
                    : (new Reading.Unreachable("the account was asked for, and the answer says nothing of it"), true);
            case XAnswer<XUsers>.Not { Refusal: { } refusal }:
                return (calls.FailureOf(refusal, mark), refusal.IsOfThisCall);
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }
}
