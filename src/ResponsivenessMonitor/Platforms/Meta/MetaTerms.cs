namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>How one platform is asked, in its own words.</summary>
internal abstract class MetaTerms
{
    /// <summary>Which way of asking it is; bookmarks of another one are not used.</summary>
    internal abstract string Route { get; }

    /// <summary>What people call the platform.</summary>
    internal abstract string PlatformName { get; }

    /// <summary>What the token has to cover at least.</summary>
    internal abstract IReadOnlyList<string> Scopes { get; }

    /// <summary>The lists, in the order in which they are read.</summary>
    internal abstract IReadOnlyList<MetaEdge> Edges { get; }

    /// <summary>The comments of a post.</summary>
    internal abstract MetaEdge Comments { get; }

    /// <summary>What is asked for of a comment with all that is below it.</summary>
    internal abstract string ThreadFields { get; }

    /// <summary>What is asked for of the account.</summary>
    internal abstract string NodeFields(IEnumerable<MetaEdge> edges);

    /// <summary>The account in an answer; null when it is not there.</summary>
    internal abstract MetaAccount? AccountOf(NodeView view);

    /// <summary>A list of posts in an answer; null when it is empty.</summary>
    internal abstract ListView<PostView>? PostsOf(NodeView view, MetaEdge edge);

    /// <summary>How words name somebody: their ids.</summary>
    internal virtual IEnumerable<string> NamesIn(CommentView view) => [];

    /// <summary>Whether the platform shows dialogues with everybody only to apps that it has reviewed.</summary>
    internal virtual bool DialoguesTakeReview => true;

    /// <summary>How a token is made, for people.</summary>
    internal abstract string MakeOne { get; }
}

/// <summary>An account as its own token shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Host">Whose the dialogues are.</param>
/// <param name="Name">Its name without @; null where it has none.</param>
/// <param name="IsPublished">Whether others see it; null where nothing is said.</param>
internal sealed record MetaAccount(string Id, string Host, string? Name, bool? IsPublished);
