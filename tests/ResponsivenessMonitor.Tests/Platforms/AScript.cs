using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>A replay script in the making. Times are minutes after 09:00 UTC on a day; the account is x/librarydesk unless another is named.</summary>
internal sealed class AScript
{
    internal const string LibraryDesk = "x/librarydesk";
    internal const string UniHelp = "x/unihelp";

    private readonly List<ScriptLine> lines = [];

    internal static Instant Nine { get; } = Instant.FromUtc(2026, 10, 5, 9, 0);

    internal static Instant At(double minutes) => Nine + Duration.FromMinutes(minutes);

    internal AScript Item(
        double at,
        string id,
        string? by = null,
        string account = LibraryDesk,
        string? parent = null,
        ScriptKind? kind = null,
        string text = "Is the library open?",
        string[]? names = null
    ) =>
        Line(
            at,
            ScriptAct.Item,
            account,
            line => line with { Id = id, Author = by, Parent = parent, Kind = kind, Text = text, Names = [.. names ?? []] }
        );

    internal AScript Line(double at, ScriptAct act, string account = LibraryDesk, Func<ScriptLine, ScriptLine>? with = null)
    {
        bool isWhole = account.EndsWith("/*", StringComparison.Ordinal);
        AccountId? id = isWhole ? null : AccountId.Parse(account);
        ScriptLine line = new(At(at), act) { Account = id, Platform = id?.Platform ?? Platform.Parse(account[..^2]) };
        lines.Add(with is null ? line : with(line));
        return this;
    }

    internal ReplayScript Play() => new([.. lines.OrderBy(line => line.At)]);

    internal static string TextOf(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
