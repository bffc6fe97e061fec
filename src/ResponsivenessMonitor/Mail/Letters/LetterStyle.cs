namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>The colours of letters, and the little that a style sheet adds where mail programs keep one.</summary>
/// <remarks>
/// All that matters stands in the elements themselves: a letter whose style sheet is stripped is the light letter. The sheet gives a dark page its
/// colours, and buttons the whole width of a phone.
/// </remarks>
public static class LetterStyle
{
    /// <summary>Words on a sheet.</summary>
    public const string Ink = "#1a1a1a";

    /// <summary>Words that may wait.</summary>
    public const string Quiet = "#4a4a4a";

    /// <summary>The sheet.</summary>
    public const string Sheet = "#ffffff";

    /// <summary>What lies around the sheet.</summary>
    public const string Desk = "#f2f4f7";

    /// <summary>Borders.</summary>
    public const string Line = "#767676";

    /// <summary>Links, filled buttons and filled bars.</summary>
    public const string Accent = "#0b4f8a";

    /// <summary>The empty rest of a bar.</summary>
    public const string Rest = "#e4e7eb";

    /// <summary>The edge of what is overdue; the words beside it say so too.</summary>
    public const string Alarm = "#a1140f";

    /// <summary>The edge of what is due soon.</summary>
    public const string Warning = "#8a4b00";

    /// <summary>What a dark page looks like, class by class.</summary>
    private static readonly (string Look, string Declarations)[] Dark =
    [
        ("rm-desk", "background-color:#101214 !important;color:#f1f1f1 !important"),
        ("rm-sheet", "background-color:#1c1f23 !important;color:#f1f1f1 !important"),
        ("rm-quiet", "color:#c8ccd1 !important"),
        ("rm-line", "border-color:#8d939a !important"),
        ("rm-link", "color:#a8cfff !important"),
        ("rm-plain", "border-color:#a8cfff !important"),
        ("rm-filled", "background-color:#a8cfff !important;border-color:#a8cfff !important"),
        ("rm-onfilled", "color:#101214 !important"),
        ("rm-alarm", "border-left-color:#ff9d96 !important"),
        ("rm-warning", "border-left-color:#ffc46b !important"),
        ("rm-calm", "border-left-color:#a8cfff !important"),
        ("rm-bar", "background-color:#a8cfff !important"),
        ("rm-rest", "background-color:#33383e !important"),
        ("rm-gap", "background-color:#1c1f23 !important"),
        ("rm-goal", "background-color:#f1f1f1 !important"),
    ];

    /// <summary>For programs that say whether the reader's screen is dark, and how wide it is.</summary>
    public static string ByScreen { get; } =
        ":root{color-scheme:light dark;supported-color-schemes:light dark}"
        + "@media (max-width:480px){.rm-button{width:100% !important}.rm-margin{padding:12px !important}}"
        + $"@media (prefers-color-scheme:dark){{{string.Concat(Dark.Select(rule => $".{rule.Look}{{{rule.Declarations}}}"))}}}";

    /// <summary>For Outlook on the web and on phones, which mark what they darken; by itself, because others drop a whole sheet over it.</summary>
    public static string ByOutlook { get; } =
        string.Concat(Dark.Select(rule => $"[data-ogsc] .{rule.Look},[data-ogsb] .{rule.Look}{{{rule.Declarations}}}"));
}
