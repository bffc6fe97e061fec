using System.Globalization;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>What a list of an account holds.</summary>
internal enum MetaEdgeKind
{
    /// <summary>The account's own posts.</summary>
    Own,

    /// <summary>What others posted on the account's page.</summary>
    Visitors,

    /// <summary>Posts of others that name the account.</summary>
    Tagged,

    /// <summary>Private messages.</summary>
    Dialogues,

    /// <summary>The comments of one post.</summary>
    Comments,
}

/// <summary>A list that the Graph API gives.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">Its name in an address.</param>
/// <param name="Limit">Entries of a page.</param>
/// <param name="Fields">What is asked for of each.</param>
internal sealed record MetaEdge(MetaEdgeKind Kind, string Name, int Limit, string Fields)
{
    /// <summary>Further parameters, such as <c>filter</c> with <c>stream</c>.</summary>
    internal IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>The permission without which it is left out; null where nothing is read without it.</summary>
    internal string? IsOptionalBy { get; init; }

    /// <summary>The list within another answer.</summary>
    internal string Nested =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}{string.Concat(Parameters.Select(one => $".{one.Name}({one.Value})"))}.limit({Limit}){{{Fields}}}"
        );

    /// <summary>The list by itself.</summary>
    /// <param name="node">Whose it is.</param>
    /// <param name="cursor">Where the page begins; null at the top.</param>
    internal string Of(string node, string? cursor) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Uri.EscapeDataString(node)}/{Name}?{string.Concat(Parameters.Select(one => $"{one.Name}={one.Value}&"))}limit={Limit}&fields={Fields}{(cursor is null ? string.Empty : $"&{cursor}")}"
        );
}
