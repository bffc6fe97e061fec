namespace ResponsivenessMonitor.Commands;

/// <summary>What may stand at a place of the settings.</summary>
internal abstract record SettingShape
{
    private SettingShape() { }

    /// <summary>What stands below it by a name; null when nothing of that name is read.</summary>
    internal abstract SettingShape? Find(string name);

    /// <summary>One value.</summary>
    /// <param name="Kind">Its type.</param>
    /// <param name="IsSecret">Whether its value is never shown.</param>
    internal sealed record Single(Type Kind, bool IsSecret) : SettingShape
    {
        internal override SettingShape? Find(string name) => null;
    }

    /// <summary>Any number of values of one kind, by number or by any name.</summary>
    /// <param name="Each">What each of them is.</param>
    /// <param name="OrOne">Whether a single text may stand in its place.</param>
    internal sealed record Many(SettingShape Each, bool OrOne) : SettingShape
    {
        internal override SettingShape? Find(string name) => Each;
    }

    /// <summary>Settings by their names, in any case.</summary>
    internal sealed record Section(IReadOnlyDictionary<string, SettingShape> Members) : SettingShape
    {
        internal override SettingShape? Find(string name) => Members.GetValueOrDefault(name);
    }
}
