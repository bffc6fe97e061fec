using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>Makes of a recorded answer one that no platform should give, always the same one of the same seed.</summary>
/// <remarks>It never makes a word of what means something to a platform, such as true of false, so nothing that it makes says that an account is gone.</remarks>
internal sealed class PayloadChanges(int seed)
{
    private const int Enormous = 10_000_000;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 10_000,
    };

    private readonly Random random = new(seed);

    /// <summary>Some answers of a reading are changed, and some are not.</summary>
    internal byte[] Change(byte[] body) =>
        random.Next(4) == 0 ? body
        : random.Next(5) == 0 ? ChangeBytes(body)
        : ChangeJson(body);

    private byte[] ChangeBytes(byte[] body)
    {
        int place = random.Next(body.Length + 1);
        return random.Next(7) switch
        {
            0 => body[..place],
            1 => [.. body[..place], 0xC3, 0x28, .. body[place..]],
            2 => [.. body[..place], 0, .. body[place..]],
            3 => [.. body, .. body],
            4 => [0xEF, 0xBB, 0xBF, .. body],
            5 => random.Next(30) == 0 ? [.. body[..place], .. Enumerable.Repeat((byte)' ', Enormous), .. body[place..]] : [],
            _ => Doubled(body),
        };
    }

    /// <summary>An object that has a field twice.</summary>
    private byte[] Doubled(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        string[] fields = ["id", "uri", "type", "reason", "cursor", "created_at", "indexedAt", "account", "author", "record"];
        int place = text.IndexOf('{', random.Next(text.Length + 1));
        return place < 0 ? body : Encoding.UTF8.GetBytes(text.Insert(place + 1, $"\"{fields[random.Next(fields.Length)]}\":{Value()},"));
    }

    private byte[] ChangeJson(byte[] body)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return ChangeBytes(body);
        }

        const string mark = "a mark that is replaced";
        string value = Value();
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            (JsonNode Parent, object Key)[] places = [.. Places(root)];
            if (places.Length == 0)
            {
                return Encoding.UTF8.GetBytes(value);
            }

            (JsonNode parent, object key) = places[random.Next(places.Length)];
            switch (parent, random.Next(4))
            {
                case (JsonObject fields, 0):
                    _ = fields.Remove((string)key);
                    break;
                case (JsonObject fields, _):
                    fields[(string)key] = mark;
                    break;
                case (JsonArray list, 0):
                    list.RemoveAt((int)key);
                    break;
                case (JsonArray list, 1):
                    list.Add(list[(int)key]?.DeepClone());
                    break;
                default:
                    ((JsonArray)parent)[(int)key] = mark;
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(root!.ToJsonString(Plain).Replace($"\"{mark}\"", value, StringComparison.Ordinal));
    }

    private string Value()
    {
        string[] values =
        [
            "null",
            "[]",
            "{}",
            "\"\"",
            "0",
            "-1",
            "1e400",
            "99999999999999999999999999999999",
            "9223372036854775808",
            "\"something-new\"",
            "\"9999-12-31T23:59:59.999Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"2026-13-45T99:00:00Z\"",
            "\"2026-10-05T09:00:00\"",
            "\"at://did:plc:x/app.bsky.feed.post/\"",
            "\"<https://127.0.0.1/x>; rel=\\\"next\\\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[[[[]]]]",
            "[null]",
            "[{\"id\":{}}]",
            "{\"id\":null,\"uri\":[],\"type\":{}}",
            "3.5",
            "\"\u202e\u0000x\"".Replace("\0", "\\u0000", StringComparison.Ordinal),
        ];
        return random.Next(values.Length + 2) switch
        {
            var at when at < values.Length => values[at],
            var at when at == values.Length => $"{new string('[', 3_000)}{new string(']', 3_000)}",
            _ => random.Next(40) == 0 ? $"\"{new string('x', Enormous)}\"" : $"\"{new string('y', 20_000)}\"",
        };
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => Places(field.Value).Prepend((fields, field.Key))),
            JsonArray list => list.SelectMany((member, at) => Places(member).Prepend((list, (object)at))),
            _ => [],
        };
}
