using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>Puts the text of a cell into a draft; an empty text takes away what was stated.</summary>
/// <exception cref="FormatException">The text is none of that column; the message says how to mend it.</exception>
internal delegate AccountDraft TakeCell(AccountDraft draft, string text, AccountRegister register);

/// <summary>The columns of the register, and how the text of each is read. Platform and handle come first, for they say which account it is.</summary>
internal static class AccountColumns
{
    private const int LongestText = 4000;
    private const string DefaultCalendar = "default";

    private static readonly Dictionary<string, TakeCell> Takes = new(StringComparer.Ordinal)
    {
        ["platform"] = (draft, text, _) =>
            Platform.Parse(text) == draft.Slug.Platform
                ? draft
                : throw new FormatException("an account stays on its platform; register it anew on another one"),
        ["handle"] = (draft, text, _) => draft with { Handle = Handle(draft.Slug.Platform, text) },
        ["name"] = (draft, text, _) => draft with { Name = Text(text) ?? string.Empty },
        ["steward"] = (draft, text, _) => draft with { Steward = text.Length == 0 ? Steward.Department : Word<Steward>(text) },
        ["state"] = (draft, text, _) => draft with { State = Word<AccountState>(text) },
        ["calendar"] = (draft, text, register) => draft with { Calendar = Calendar(text, register) },
        ["aim"] = (draft, text, _) => draft with { Aim = Optional(text, AmountText.Read) },
        ["commitment"] = (draft, text, _) => draft with { Commitment = text.Length == 0 ? null : CommitmentText.Read(text) },
        ["administrator_name"] = (draft, text, _) => draft with { Administrator = draft.Administrator with { Name = Text(text) } },
        ["administrator_email"] = (draft, text, _) => draft with { Administrator = At(draft.Administrator, text) },
        ["deputy_name"] = (draft, text, _) => draft with { Deputy = draft.Deputy with { Name = Text(text) } },
        ["deputy_email"] = (draft, text, _) => draft with { Deputy = At(draft.Deputy, text) },
        ["authoriser_name"] = (draft, text, _) => draft with { Authoriser = draft.Authoriser with { Name = Text(text) } },
        ["authoriser_email"] = (draft, text, _) => draft with { Authoriser = At(draft.Authoriser, text) },
        ["approved_on"] = (draft, text, _) => draft with { ApprovedOn = Optional(text, Date) },
        ["registered_on"] = (draft, text, _) => draft with { RegisteredOn = Optional(text, Date) },
        ["monitored_since"] = (draft, text, register) =>
            draft with
            {
                MonitoredSince = Optional(text, since => Since(since, draft, register)),
            },
        ["ends_on"] = (draft, text, _) => draft with { EndsOn = Optional(text, Date) },
        ["posting_interval"] = (draft, text, _) => draft with { PostingInterval = Optional(text, PostingIntervalText.Read) },
        ["comments"] = (draft, text, _) => draft with { Comments = text.Length == 0 ? CommentRule.Asking : Word<CommentRule>(text) },
        ["instant_replies"] = (draft, text, _) => draft with { InstantReplies = Lines(text) },
        ["run_by"] = (draft, text, _) => draft with { RunBy = text.Length == 0 ? RunBy.Staff : Word<RunBy>(text) },
        ["business_case"] = (draft, text, _) => draft with { BusinessCase = Text(text) },
        ["audience"] = (draft, text, _) => draft with { Audience = Text(text) },
        ["content_plan"] = (draft, text, _) => draft with { ContentPlan = Text(text) },
        ["branding"] = (draft, text, _) => draft with { Branding = Text(text) },
        ["access"] = (draft, text, _) => draft with { Access = text.Length == 0 ? null : AccessReference.Read(text) },
    };

    /// <summary>The names in the order in which cells are taken: a date is read by the calendar of the same line.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. AccountFields.All.Select(field => field.Name)];

    /// <summary>What is wrong with a name that is no column.</summary>
    internal static string Unknown(string name) => $"there is no column '{name}'{Spelling.Suggest(name, Names)}";

    /// <summary>The draft with the cell in it.</summary>
    /// <exception cref="FormatException">The text is none of that column.</exception>
    internal static AccountDraft Take(string column, AccountDraft draft, string text, AccountRegister register) =>
        Takes[column](draft, text.Trim(), register);

    private static string Handle(Platform platform, string text)
    {
        _ = new AccountId(platform, text);
        return text.TrimStart('@');
    }

    private static string? Text(string text) =>
        text.Length <= LongestText
            ? text.Length == 0
                ? null
                : text.ReplaceLineEndings("\n")
            : throw new FormatException($"it is longer than {LongestText} characters");

    private static string Lines(string text) =>
        string.Join('\n', (Text(text) ?? string.Empty).Split('|', '\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static T? Optional<T>(string text, Func<string, T> read)
        where T : struct => text.Length == 0 ? null : read(text);

    private static T Word<T>(string text)
        where T : struct, Enum
    {
        string plain = text.Replace(' ', '-').Replace('_', '-').Replace("'", string.Empty, StringComparison.Ordinal);
        T[] found = [.. Enum.GetValues<T>().Where(value => AccountFields.Word(value).Equals(plain, StringComparison.OrdinalIgnoreCase))];
        string[] names = [.. Enum.GetValues<T>().Select(AccountFields.Word)];
        return found.Length == 1
            ? found[0]
            : throw new FormatException($"'{text}' is none of {string.Join(", ", names)}{Spelling.Suggest(text, names)}");
    }

    private static string? Calendar(string text, AccountRegister register) =>
        text.Length == 0 || string.Equals(text, DefaultCalendar, StringComparison.Ordinal) ? null
        : register.Zones.ContainsKey(text) ? text
        : throw new FormatException(
            $"there is no calendar '{text}'{Spelling.Suggest(text, register.Zones.Keys)} State it as Calendars:{text} in the settings, or leave this empty"
        );

    private static PersonDraft At(PersonDraft person, string text) =>
        person with
        {
            Address = text.Length == 0 ? null : AddressText.Read(text),
        };

    private static LocalDate Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"'{text}' is no date; write it as 2026-09-01");

    /// <summary>An instant, or the start of a date by the account's calendar.</summary>
    private static Instant Since(string text, AccountDraft draft, AccountRegister register)
    {
        if (text.Contains('T', StringComparison.OrdinalIgnoreCase))
        {
            return InstantText.Read(text);
        }

        DateTimeZone zone = register.Zones.GetValueOrDefault(draft.Calendar ?? DefaultCalendar, DateTimeZone.Utc);
        return zone.AtStartOfDay(Date(text)).ToInstant();
    }
}
