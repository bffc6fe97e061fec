using System.Text.Json;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>The fields of a replay script's lines, and which act takes which.</summary>
internal static class ScriptFields
{
    internal const string At = "at";
    internal const string Account = "account";
    internal const string Do = "do";
    internal const string Id = "id";
    internal const string Author = "author";
    internal const string Kind = "kind";
    internal const string Parent = "parent";
    internal const string Conversation = "conversation";
    internal const string Text = "text";
    internal const string Language = "language";
    internal const string Names = "names";
    internal const string Picture = "picture";
    internal const string Repost = "repost";
    internal const string Spam = "spam";
    internal const string Untimed = "untimed";
    internal const string How = "how";
    internal const string Until = "until";
    internal const string To = "to";
    internal const string AnsweredAt = "answered_at";
    internal const string For = "for";
    internal const string Dates = "dates";
    internal const string Open = "open";
    internal const string Calendar = "calendar";

    private static readonly Dictionary<string, ScriptAct> Acts = Enum.GetValues<ScriptAct>().ToDictionary(NameOf, StringComparer.Ordinal);

    private static readonly Dictionary<string, ScriptKind> Kinds = Enum.GetValues<ScriptKind>()
        .ToDictionary(NameOf, StringComparer.Ordinal);

    private static readonly Dictionary<string, ScriptHow> Hows = Enum.GetValues<ScriptHow>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>How a value of an enumeration is written in a script: <c>check-in</c>.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <exception cref="FormatException">There is no such act.</exception>
    internal static ScriptAct ActOf(string name) => Find(Acts, name, Do);

    /// <exception cref="FormatException">There is no such kind.</exception>
    internal static ScriptKind KindOf(string name) => Find(Kinds, name, Kind);

    /// <summary>The way of an act.</summary>
    /// <exception cref="FormatException">The act does not happen in such a way.</exception>
    internal static ScriptHow HowOf(string name, ScriptAct act) =>
        Find(
            act switch
            {
                ScriptAct.Gone => Between(ScriptHow.Deleted, ScriptHow.Deactivated),
                ScriptAct.Throttle => Between(ScriptHow.Rate, ScriptHow.Quota),
                _ => Between(ScriptHow.Token, ScriptHow.Billing),
            },
            name,
            How
        );

    /// <summary>The fields that an act cannot do without, and those it may have beside them; all have <c>at</c> and <c>do</c>.</summary>
    internal static (string[] Needed, string[] Allowed) Of(ScriptAct act) =>
        act switch
        {
            ScriptAct.Item => ([Account, Id], [Author, Kind, Parent, Conversation, Text, Language, Names, Picture, Repost, Spam]),
            ScriptAct.Edit => ([Account, Id, Text], []),
            ScriptAct.Delete or ScriptAct.Hide => ([Account, Id], [Author, Untimed]),
            ScriptAct.Like => ([Account], [Id]),
            ScriptAct.Outage => ([Account, Until], [Text]),
            ScriptAct.Throttle => ([Account, Until], [How]),
            ScriptAct.Revoke or ScriptAct.Gone => ([Account], [How]),
            ScriptAct.Rename => ([Account, To], []),
            ScriptAct.CheckIn => ([Account], [For]),
            ScriptAct.NoReply or ScriptAct.Spam or ScriptAct.Duplicate => ([Account, Id], []),
            ScriptAct.Offline => ([Account, Id], [AnsweredAt]),
            ScriptAct.Closure => ([Dates], [Open, Calendar, Text]),
            _ => ([Account], []),
        };

    /// <summary>Whether an act can happen to a whole platform.</summary>
    internal static bool TakesPlatform(ScriptAct act) =>
        act is ScriptAct.Outage or ScriptAct.Throttle or ScriptAct.Revoke or ScriptAct.Restore;

    private static Dictionary<string, ScriptHow> Between(ScriptHow first, ScriptHow last) =>
        Hows.Where(how => how.Value >= first && how.Value <= last).ToDictionary(StringComparer.Ordinal);

    private static T Find<T>(Dictionary<string, T> values, string name, string field) =>
        values.TryGetValue(name, out T? value)
            ? value
            : throw new FormatException($"'{name}' is unknown for {field}; write one of {string.Join(", ", values.Keys)}.");
}
