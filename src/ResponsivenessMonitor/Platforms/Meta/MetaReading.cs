using NodaTime;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>
/// One page of a reading. All lists of an account come in one nested answer; where one of them goes on below what that shows, the next pages walk it, and
/// then everything is looked at once more from the top. What fails ends the page; nothing of it is kept.
/// </summary>
internal sealed class MetaReading(MetaCaller caller, MetaTerms terms, ReadRequest request, MetaSettings settings, Instant now)
{
    private const int BranchesAtOnce = 8;

    /// <summary>Stands for all lists in one answer, among those that were refused.</summary>
    private const string Together = "*";

    private static readonly Duration AskAgainAfter = Duration.FromDays(1);
    private static readonly Duration ForgetAfter = Duration.FromDays(2);

    private readonly MetaCatch caught = new();
    private readonly Instant cutoff = now - settings.FirstLook;
    private MetaBookmark mark = MetaBookmark.Read(request.Since, terms.Route);

    internal async Task<Reading> ReadAsync()
    {
        bool isUnderWay = mark is { IsUnderWay: true, Me: not null, Host: not null };
        Reading? failure = isUnderWay ? await GoOnAsync() : await BeginAsync();
        if (failure is not null)
        {
            return failure;
        }

        if (isUnderWay || mark.IsUnderWay)
        {
            mark = mark with { IsSecondLook = !mark.IsUnderWay };
            return caught.ToPage(mark, more: true);
        }

        Forget();
        return caught.ToPage(mark, more: false) with { AccessEndsAt = EndsAt() };
    }

    /// <summary>As the platform said last of the token, unless somebody has consented again since; else as the token itself says.</summary>
    private Instant? EndsAt() =>
        mark.EndsAt is not { } said ? caller.EndsAt
        : caller.ConsentEndsAt is { } consent && consent > Instant.FromUnixTimeSeconds(said) ? consent
        : Instant.FromUnixTimeSeconds(said);

    private async Task<Reading?> BeginAsync()
    {
        MetaBookmark before = mark;
        mark = mark with
        {
            IsDeep = !before.IsSecondLook && (mark.DeepAt is not { } deep || IsAgo(deep, AskAgainAfter)),
            IsSecondLook = false,
        };
        MetaEdge[] edges = [.. terms.Edges.Where(edge => !IsRefused(edge.Name))];
        MetaEdge[] apart = IsRefused(Together) ? edges : [];
        edges = [.. edges.Except(apart)];
        MetaAnswer<NodeView> answer = await AskAsync(edges);
        if (
            apart.Length == 0
            && answer is MetaAnswer<NodeView>.Not { Refusal: { } refusal }
            && ApartFor(refusal, edges) is { Length: > 0 } others
        )
        {
            (apart, edges) = (others, [.. edges.Except(others)]);
            mark = refusal is MetaRefusal.Heavy ? Refuse(Together) : mark;
            answer = await AskAsync(edges);
        }

        if (answer is not MetaAnswer<NodeView>.Good { Value: { } view })
        {
            return await caller.FailureAsync(((MetaAnswer<NodeView>.Not)answer).Refusal, terms.Scopes);
        }

        if (terms.AccountOf(view) is not { } account)
        {
            return new Reading.Unreachable("the account came without its id");
        }

        if (!MetaAccounts.IsOurs(account, request.Access, mark.Me))
        {
            return new Reading.Unreachable("the token is that of another account; check says of which");
        }

        if (account.IsPublished == false)
        {
            return new Reading.AccountGone(Policy.Lifecycle.GoneKind.Deactivated);
        }

        mark = mark with { Me = account.Id, Host = account.Host, Name = account.Name };
        MetaTree tree = TreeOf(account);
        foreach (MetaEdge edge in edges)
        {
            string? fault =
                edge.Kind == MetaEdgeKind.Dialogues
                    ? tree.TakeDialogues(edge, view.Conversations)
                    : tree.TakePosts(edge, terms.PostsOf(view, edge));
            if (fault is not null)
            {
                return new Reading.Unreachable(fault);
            }
        }

        mark = tree.Mark;
        foreach (MetaEdge edge in apart)
        {
            if (await TakeNextAsync(edge, tree, cursor: null) is { } failure)
            {
                return failure;
            }
        }

        // What has come since the walk is within the first page, or waits for the next reading; else a first page that never ends a walk would go on for ever.
        mark = before.IsSecondLook ? mark.StandingAs(before) : mark;
        if (tree.IsNameless)
        {
            return new Reading.Unreachable("comments came without their authors; check says what the token lacks");
        }

        if (!mark.IsUnderWay && request.Waiting.Count > 0)
        {
            tree.Mark = mark;
            if (await new MetaWaiting(caller, terms, request, tree, caught).LookAsync() is { } failure)
            {
                return failure;
            }

            mark = tree.Mark;
        }

        if (request.WithProfile)
        {
            caught.Profile = MappingOf(account).ProfileOf(request.Access.Handle, caught.LastOwn);
            mark = await caller.LookAtTokenAsync() ? mark with { EndsAt = caller.EndsAt?.ToUnixTimeSeconds() } : mark;
        }

        return null;
    }

    /// <summary>A page more of each list that is being walked.</summary>
    private async Task<Reading?> GoOnAsync()
    {
        MetaTree tree = TreeOf(new MetaAccount(mark.Me!, mark.Host!, mark.Name, IsPublished: null));
        foreach (MetaEdge edge in terms.Edges.Where(edge => mark.WalkOf(edge).IsUnderWay).ToArray())
        {
            if (await TakeNextAsync(edge, tree, mark.WalkOf(edge).Cursor) is { } failure)
            {
                return failure;
            }
        }

        foreach ((string token, MetaBranch branch) in mark.Branches.Where(one => one.Value.Walk.IsUnderWay).Take(BranchesAtOnce).ToArray())
        {
            if (await TakeNextAsync(token, branch, tree) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>A page of a list by itself.</summary>
    private async Task<Reading?> TakeNextAsync(MetaEdge edge, MetaTree tree, string? cursor)
    {
        string path = edge.Of(edge.Kind == MetaEdgeKind.Dialogues ? mark.Host! : mark.Me!, cursor);
        tree.Mark = mark;
        MetaRefusal? refusal;
        string? fault;
        if (edge.Kind == MetaEdgeKind.Dialogues)
        {
            (refusal, fault) = Take(await caller.AskAsync(path, MetaJson.Default.Dialogues), list => tree.TakeDialogues(edge, list));
        }
        else
        {
            (refusal, fault) = Take(await caller.AskAsync(path, MetaJson.Default.Posts), list => tree.TakePosts(edge, list));
        }

        mark = tree.Mark;
        switch (refusal)
        {
            case null:
                return fault is null ? null : new Reading.Unreachable(fault);
            case MetaRefusal.Permission when cursor is null && edge.Kind == MetaEdgeKind.Dialogues && request.Waiting.Any(IsPrivate):
                return new Reading.AccessLost(Policy.Lifecycle.AccessLossKind.ScopeMissing); // whether that was answered cannot be said any more
            case MetaRefusal.Permission
            or MetaRefusal.NotTaken
            or MetaRefusal.Missing when cursor is null && edge.IsOptionalBy is not null:
                mark = Refuse(edge.Name);
                return null;
            case MetaRefusal.NotTaken or MetaRefusal.Missing when cursor is not null:
                mark = mark.With(edge, mark.WalkOf(edge).Restart()); // the way on is not known any more: from the top
                return null;
            default:
                return await caller.FailureAsync(refusal, terms.Scopes);
        }
    }

    /// <summary>A page more of the comments of a post.</summary>
    private async Task<Reading?> TakeNextAsync(string token, MetaBranch branch, MetaTree tree)
    {
        tree.Mark = mark;
        if (branch.Post is not { } post || !MetaId.IsId(post.Id))
        {
            mark = mark.With(token, branch with { Walk = branch.Walk.End(), Post = null });
            return null;
        }

        (MetaRefusal? refusal, string? fault) = Take(
            await caller.AskAsync(terms.Comments.Of(post.Id, branch.Walk.Cursor), MetaJson.Default.Comments),
            list => tree.TakeComments(post, list)
        );
        mark = tree.Mark;
        if (refusal is MetaRefusal.Missing or MetaRefusal.NotTaken || (refusal is MetaRefusal.Permission && !post.IsOwn))
        {
            // The post is gone, or the way on, or somebody else's post is closed to us: what there is stands on the first page.
            mark = mark.With(token, branch with { Walk = branch.Walk.End(), Post = null });
            return null;
        }

        return refusal is not null ? await caller.FailureAsync(refusal, terms.Scopes)
            : fault is not null ? new Reading.Unreachable(fault)
            : null;
    }

    private static (MetaRefusal? Refusal, string? Fault) Take<T>(MetaAnswer<T> answer, Func<T, string?> take)
        where T : class => answer is MetaAnswer<T>.Good good ? (null, take(good.Value)) : (((MetaAnswer<T>.Not)answer).Refusal, null);

    /// <summary>By whose token it is, which shows that it is the account's own: a person's is shown no comments, without an error.</summary>
    private Task<MetaAnswer<NodeView>> AskAsync(IEnumerable<MetaEdge> edges) =>
        caller.AskAsync($"me?fields={terms.NodeFields(edges)}", MetaJson.Default.NodeView);

    private MetaTree TreeOf(MetaAccount account) => new(MappingOf(account), caught, caller.Server, now, cutoff) { Mark = mark };

    private MetaMapping MappingOf(MetaAccount account) => new(terms, account, request.Siblings);

    /// <summary>What is asked for by itself when all in one answer was refused: one list that may not be read spoils it, and so does one that is too long.</summary>
    private static MetaEdge[] ApartFor(MetaRefusal refusal, MetaEdge[] edges) =>
        refusal switch
        {
            MetaRefusal.Permission or MetaRefusal.NotTaken or MetaRefusal.Missing =>
            [
                .. edges.Where(edge => edge.IsOptionalBy is not null),
            ],
            MetaRefusal.Heavy => edges,
            _ => [],
        };

    private static bool IsPrivate(WaitingItem item) => !MetaId.IsPublic(item.Item.Value);

    private bool IsRefused(string name) => mark.Refused.TryGetValue(name, out long at) && !IsAgo(at, AskAgainAfter);

    private MetaBookmark Refuse(string name) =>
        mark with
        {
            Refused = new Dictionary<string, long>(mark.Refused, StringComparer.Ordinal) { [name] = now.ToUnixTimeMilliseconds() },
        };

    private bool IsAgo(long then, Duration time) => now.ToUnixTimeMilliseconds() - then >= (long)time.TotalMilliseconds;

    /// <summary>Posts that were not seen for long, and those of others that neither wait nor are looked after, are known no more; else they would add up for ever.</summary>
    private void Forget()
    {
        Instant late = now - ForgetAfter;
        HashSet<string> waiting = [.. request.Waiting.Select(item => MetaTree.TokenOf(item.Conversation.Value))];
        mark = mark with
        {
            Branches = mark
                .Branches.Where(one => !one.Value.IsLate(late))
                .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
            Others = mark
                .Others.Where(one => one.Value >= cutoff.ToUnixTimeMilliseconds() || waiting.Contains(one.Key))
                .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
            Refused = mark
                .Refused.Where(one => !IsAgo(one.Value, AskAgainAfter))
                .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
        };
    }
}
