namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>How Bluesky is read; section <c>Bluesky</c>.</summary>
internal sealed class BlueskyOptions
{
    internal const string Section = "Bluesky";

    /// <summary>Where handles are looked up, and accounts without a credential are read.</summary>
    public string AppView { get; set; } = "https://public.api.bsky.app";

    /// <summary>The directory that says on which server an account lies.</summary>
    public string PlcDirectory { get; set; } = "https://plc.directory";

    /// <summary>How far back the first reading of an account looks.</summary>
    [Setting(From = "00:00:00", To = "366.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How far behind the newest item it knew a reading goes on while it meets nothing known, for what arrives late.</summary>
    [Setting(From = "00:00:00", To = "1.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long it is remembered on which server an account lies.</summary>
    [Setting(From = "00:01:00", To = "7.00:00:00")]
    public TimeSpan KeepIdentity { get; set; } = TimeSpan.FromHours(12);

    internal IEnumerable<string> Faults()
    {
        foreach ((string name, string value) in new[] { (nameof(AppView), AppView), (nameof(PlcDirectory), PlcDirectory) })
        {
            if (
                !Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
                || address.Scheme is not ("https" or "http")
                || address.PathAndQuery is not "/"
            )
            {
                yield return $"{Section}:{name} must be the address of a server, such as https://appview.example, without a path.";
            }
        }

        if (FirstLook < TimeSpan.Zero || FirstLook > TimeSpan.FromDays(366))
        {
            yield return $"{Section}:{nameof(FirstLook)} must be from 00:00:00 to 366.00:00:00.";
        }

        if (Overlap < TimeSpan.Zero || Overlap > TimeSpan.FromDays(1))
        {
            yield return $"{Section}:{nameof(Overlap)} must be from 00:00:00 to 1.00:00:00.";
        }

        if (KeepIdentity < TimeSpan.FromMinutes(1) || KeepIdentity > TimeSpan.FromDays(7))
        {
            yield return $"{Section}:{nameof(KeepIdentity)} must be from 00:01:00 to 7.00:00:00.";
        }
    }
}
