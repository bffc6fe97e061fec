using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>The colours in which a page shows its words, on a light screen or on a dark one, and how well they can be told apart (WCAG 2).</summary>
internal sealed partial class Colours
{
    private readonly Dictionary<string, string> dark;

    /// <summary>Reads the rules for dark screens from the page's own style sheet.</summary>
    internal Colours(IDocument page) =>
        dark = Rules()
            .Matches(
                DarkBlock().Match(string.Concat(page.QuerySelectorAll("style").Select(style => style.TextContent))).Groups["rules"].Value
            )
            .ToDictionary(
                rule => rule.Groups["class"].Value,
                rule => rule.Groups["declarations"].Value.Replace("!important", string.Empty, StringComparison.Ordinal),
                StringComparer.Ordinal
            );

    internal bool KnowsDarkScreens => dark.Count > 0;

    /// <summary>The contrast between the words of a node and what is behind them.</summary>
    internal double Of(IText words, bool isDark)
    {
        string ink = Inherited(words.ParentElement!, "color", isDark);
        string paper = Inherited(words.ParentElement!, "background-color", isDark);
        (double lighter, double darker) = (Math.Max(Luminance(ink), Luminance(paper)), Math.Min(Luminance(ink), Luminance(paper)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private string Inherited(IElement element, string property, bool isDark)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
        {
            string[] styles =
            [
                .. isDark ? at.ClassList.Select(name => dark.GetValueOrDefault(name, string.Empty)).Reverse() : [],
                at.GetAttribute("style") ?? string.Empty,
            ];
            if (styles.Select(style => Value(style, property)).OfType<string>().FirstOrDefault() is { } found)
            {
                return found;
            }
        }

        throw new AssertionException($"Nothing says the {property} of {element.LocalName}.");
    }

    private static string? Value(string style, string property) =>
        style
            .Split(';')
            .Select(declaration => declaration.Split(':', 2))
            .LastOrDefault(pair => pair.Length == 2 && string.Equals(pair[0].Trim(), property, StringComparison.Ordinal))
            ?[1].Trim();

    private static double Luminance(string colour)
    {
        Assert.That(colour, Does.Match("^#[0-9a-f]{6}$"));
        double[] parts =
        [
            .. new[] { 1, 3, 5 }.Select(at =>
                int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d is var part && part <= 0.04045
                    ? part / 12.92
                    : Math.Pow((part + 0.055) / 1.055, 2.4)
            ),
        ];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"@media \(prefers-color-scheme:dark\)\{(?<rules>(?:\.[a-z-]+\{[^}]*\})*)\}", RegexOptions.None, 1000)]
    private static partial Regex DarkBlock();

    [GeneratedRegex(@"\.(?<class>[a-z-]+)\{(?<declarations>[^}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Rules();
}
