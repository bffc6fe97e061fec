namespace ResponsivenessMonitor.Policy.Tests;

/// <summary>Records that hold lists are values too.</summary>
internal sealed class ValueListTests
{
    [Test]
    public void Lists_are_equal_when_their_members_are_in_the_same_order()
    {
        ValueList<int> list = [1, 2, 3];

        Assert.That(
            list,
            Is.EqualTo((ValueList<int>)[1, 2, 3]).And.Not.EqualTo((ValueList<int>)[1, 3, 2]).And.Not.EqualTo((ValueList<int>)[1, 2])
        );
        Assert.That(list.Equals([1, 2, 3]), Is.True);
        Assert.That(list.Equals([3, 2, 1]), Is.False);
        Assert.That(list.GetHashCode(), Is.EqualTo(((ValueList<int>)[1, 2, 3]).GetHashCode()));
    }

    [Test]
    public void A_record_read_twice_is_equal_to_itself()
    {
        Holder one = new([1, 2]);

        Assert.That(one, Is.EqualTo(new Holder([1, 2])));
        Assert.That(one.ToString(), Is.EqualTo("Holder { Members = [1, 2] }"));
    }

    [Test]
    public void Members_are_reached_from_both_ends()
    {
        ValueList<int> list = [7, 8, 9];

        Assert.That((list[0], list[^1], list.Count), Is.EqualTo((7, 9, 3)));
    }

    private sealed record Holder(ValueList<int> Members);
}
