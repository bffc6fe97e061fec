using System.Globalization;
using System.Text.RegularExpressions;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>What the Dockerfile says that deploy files have to agree with.</summary>
internal static partial class TheImage
{
    private static readonly string Text = Repository.Read("Dockerfile");

    /// <summary>Where the pages listen in it.</summary>
    internal static int Port => int.Parse(Exposed().Match(Text).Groups["port"].Value, CultureInfo.InvariantCulture);

    /// <summary>The one folder that is kept.</summary>
    internal static string Volume => Kept().Match(Text).Groups["folder"].Value;

    /// <summary>The program, as it is started.</summary>
    internal static string[] Program => Words(Started().Match(Text).Groups["words"].Value);

    /// <summary>The user's number: who owns the volume.</summary>
    internal static int User => int.Parse(Owner().Match(Text).Groups["user"].Value, CultureInfo.InvariantCulture);

    private static string[] Words(string list) => [.. list.Split(',').Select(word => word.Trim().Trim('"'))];

    [GeneratedRegex(@"^EXPOSE (?<port>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exposed();

    [GeneratedRegex(@"^VOLUME (?<folder>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();

    [GeneratedRegex(@"^ENTRYPOINT \[(?<words>[^\]]+)\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Started();

    [GeneratedRegex(@"--chown=(?<user>\d+):\k<user>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Owner();
}
