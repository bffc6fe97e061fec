namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>The post that comments are below.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">In which list it stands.</param>
/// <param name="Author">Who wrote it; the account itself where it is its own.</param>
/// <param name="Permalink">Where people see it; null where that is not told.</param>
internal sealed record MetaPost(string Id, MetaEdgeKind Kind, string Author, string? Permalink)
{
    internal bool IsOwn => Kind == MetaEdgeKind.Own;
}
