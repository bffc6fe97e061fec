using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ResponsivenessMonitor.Policy;

/// <summary>A list that is equal to another with equal members in the same order, so that records which hold one are values too.</summary>
/// <remarks>Immutable. Written as a collection expression: <c>[a, b]</c>.</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> members;

    internal ValueList(ImmutableArray<T> members) => this.members = members;

    /// <inheritdoc/>
    public int Count => members.Length;

    /// <inheritdoc/>
    public T this[int index] => members[index];

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && members.SequenceEqual(other.members);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => members.Aggregate(members.Length, (hash, member) => HashCode.Combine(hash, member));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The members, such as <c>[a, b]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", members)}]";
}

/// <summary>Makes lists from collection expressions.</summary>
public static class ValueList
{
    /// <summary>A list of the members.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> members) => new([.. members]);
}
