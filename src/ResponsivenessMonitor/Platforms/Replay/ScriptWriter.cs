using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Writes a replay script as its reader reads it: the same script, the same bytes.</summary>
internal static class ScriptWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script in UTF-8, a line each, ended by line feeds.</summary>
    internal static byte[] Write(ReplayScript script)
    {
        using MemoryStream stream = new();
        using Utf8JsonWriter json = new(stream, Plain);
        foreach (ScriptLine line in script.Lines)
        {
            Write(json, line);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }

        return stream.ToArray();
    }

    /// <summary>One line, without its end.</summary>
    internal static string Write(ScriptLine line) => Encoding.UTF8.GetString(Write(new ReplayScript([line]))).TrimEnd('\n');

    private static void Write(Utf8JsonWriter json, ScriptLine line)
    {
        json.WriteStartObject();
        json.WriteString(ScriptFields.At, InstantPattern.ExtendedIso.Format(line.At));
        Write(json, ScriptFields.Account, line.Account?.Slug ?? (line.Platform is { } platform ? $"{platform.Name}/*" : null));
        json.WriteString(ScriptFields.Do, ScriptFields.NameOf(line.Act));
        Write(json, ScriptFields.Id, line.Id);
        Write(json, ScriptFields.Author, line.Author);
        Write(json, ScriptFields.Kind, line.Kind is { } kind ? ScriptFields.NameOf(kind) : null);
        Write(json, ScriptFields.Parent, line.Parent);
        Write(json, ScriptFields.Conversation, line.Conversation);
        Write(json, ScriptFields.Text, line.Text.Length > 0 || line.Act == ScriptAct.Edit ? line.Text : null);
        Write(json, ScriptFields.Language, line.Language);
        WriteNames(json, line);
        Write(json, ScriptFields.Picture, line.HasPicture);
        Write(json, ScriptFields.Repost, line.IsRepost);
        Write(json, ScriptFields.Spam, line.IsSpam);
        Write(json, ScriptFields.Untimed, line.IsUntimed);
        Write(json, ScriptFields.How, line.How is { } how ? ScriptFields.NameOf(how) : null);
        Write(json, ScriptFields.Until, TextOf(line.Until));
        Write(json, ScriptFields.To, line.To);
        Write(json, ScriptFields.AnsweredAt, TextOf(line.AnsweredAt));
        Write(json, ScriptFields.For, line.For is { } date ? LocalDatePattern.Iso.Format(date) : null);
        Write(json, ScriptFields.Dates, line.Dates);
        Write(json, ScriptFields.Open, line.Open);
        Write(json, ScriptFields.Calendar, line.Calendar);
        json.WriteEndObject();
    }

    private static string? TextOf(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;

    private static void WriteNames(Utf8JsonWriter json, ScriptLine line)
    {
        if (line.Names.Count == 0)
        {
            return;
        }

        json.WriteStartArray(ScriptFields.Names);
        foreach (string name in line.Names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string field, string? text)
    {
        if (text is not null)
        {
            json.WriteString(field, text);
        }
    }

    private static void Write(Utf8JsonWriter json, string field, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(field, flag);
        }
    }
}
