using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Reads one line of a replay script by itself, whatever stands before it.</summary>
internal sealed class ScriptLineReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement line;

    private ScriptLineReader(JsonElement line) => this.line = line;

    /// <exception cref="FormatException">The line cannot be played; the message says what is wrong and how to mend it.</exception>
    internal static ScriptLine Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ScriptLineReader(document.RootElement).Read()
                : throw new FormatException("it is no JSON object; write one as {\"at\": …, \"account\": …, \"do\": …}.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // the latter of texts with half a character
        {
            string place = fault is JsonException { BytePositionInLine: { } before } ? $" (at byte {before + 1})" : string.Empty;
            throw new FormatException(
                $"it is no JSON{place}; each line is one object, with every field once and all texts in double quotes.",
                fault
            );
        }
    }

    private ScriptLine Read()
    {
        ScriptAct act = ScriptFields.ActOf(Needed(ScriptFields.Do));
        RefuseOthers(act);
        string? account = Text(ScriptFields.Account);
        bool isWhole = account?.EndsWith("/*", StringComparison.Ordinal) ?? false;
        if (isWhole && !ScriptFields.TakesPlatform(act))
        {
            throw new FormatException($"'{ScriptFields.NameOf(act)}' happens to one account; name it in full, such as x/librarydesk.");
        }

        AccountId? id = account is null || isWhole ? null : AccountId.Parse(account);
        return new ScriptLine(InstantOf(ScriptFields.At, Needed(ScriptFields.At)), act)
        {
            Platform = isWhole ? Platform.Parse(account![..^2]) : id?.Platform,
            Account = id,
            Id = Text(ScriptFields.Id),
            Author = Text(ScriptFields.Author) is { } author && !string.Equals(author, id?.Slug, StringComparison.Ordinal) ? author : null,
            Kind = Text(ScriptFields.Kind) is { } kind ? ScriptFields.KindOf(kind) : null,
            Parent = Text(ScriptFields.Parent),
            Conversation = Text(ScriptFields.Conversation),
            Text = Text(ScriptFields.Text) ?? string.Empty,
            Language = Text(ScriptFields.Language),
            Names = Texts(ScriptFields.Names),
            HasPicture = Flag(ScriptFields.Picture),
            IsRepost = Flag(ScriptFields.Repost),
            IsSpam = Flag(ScriptFields.Spam),
            IsUntimed = Flag(ScriptFields.Untimed),
            How = Text(ScriptFields.How) is { } how ? ScriptFields.HowOf(how, act) : null,
            Until = Text(ScriptFields.Until) is { } until ? InstantOf(ScriptFields.Until, until) : null,
            To = Text(ScriptFields.To),
            AnsweredAt = Text(ScriptFields.AnsweredAt) is { } answered ? InstantOf(ScriptFields.AnsweredAt, answered) : null,
            For = Text(ScriptFields.For) is { } date ? DateOf(date) : null,
            Dates = Text(ScriptFields.Dates) is { } dates ? Checked(dates, OfficeCalendarText.ParseDates) : null,
            Open = Text(ScriptFields.Open) is { } open ? Checked(open, OfficeCalendarText.ParseDay) : null,
            Calendar = Text(ScriptFields.Calendar),
        };
    }

    private void RefuseOthers(ScriptAct act)
    {
        (string[] needed, string[] allowed) = ScriptFields.Of(act);
        string[] known = [ScriptFields.At, ScriptFields.Do, .. needed, .. allowed];
        if (
            line.EnumerateObject().FirstOrDefault(field => !known.Contains(field.Name)) is
            { Value.ValueKind: not JsonValueKind.Undefined } other
        )
        {
            throw new FormatException(
                $"'{ScriptFields.NameOf(act)}' takes no field '{other.Name}'; its fields are {string.Join(", ", known)}."
            );
        }

        foreach (string field in needed)
        {
            _ = Needed(field);
        }
    }

    private string Needed(string field) => Text(field) ?? throw new FormatException($"the field '{field}' is missing; add it.");

    /// <summary>A field's text, or null when it is not there.</summary>
    private string? Text(string field) =>
        !line.TryGetProperty(field, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text
        && (text.Length > 0 || string.Equals(field, ScriptFields.Text, StringComparison.Ordinal))
            ? text
        : throw new FormatException($"the field '{field}' is to be a text that is not empty; write it in double quotes or leave it out.");

    private ValueList<string> Texts(string field) =>
        !line.TryGetProperty(field, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(member => member.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(member => member.GetString()!)]
        : throw new FormatException($"the field '{field}' is to be a list of texts; write it as [\"ada\", \"bob\"].");

    private bool Flag(string field) =>
        line.TryGetProperty(field, out JsonElement value)
        && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"the field '{field}' is to be true or false, without quotes."),
        };

    private static Instant InstantOf(string field, string text) =>
        OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed
            ? parsed.Value.ToInstant()
            : throw new FormatException(
                $"'{text}' is no instant for {field}; write it as 2026-10-05T09:00:00Z or 2026-10-05T10:00:00+01:00."
            );

    private static LocalDate DateOf(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"'{text}' is no date; write it as 2026-10-05.");

    /// <summary>The text, once the parser has accepted it; its own reason says what is wrong.</summary>
    private static string Checked<T>(string text, Func<string, T> parse)
    {
        try
        {
            _ = parse(text);
            return text;
        }
        catch (CalendarTextException fault)
        {
            throw new FormatException(fault.Reason, fault);
        }
    }
}
