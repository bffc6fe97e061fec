using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>An OpenAPI document, and what is wrong with a request by it: its path, its parameters, their values.</summary>
internal sealed class OpenApiDocument(JsonElement root)
{
    /// <summary>What is wrong with a GET; empty when nothing is.</summary>
    /// <param name="pathAndQuery">Such as <c>/2/users/7/mentions?max_results=100</c>.</param>
    internal IReadOnlyList<string> FaultsOf(string pathAndQuery)
    {
        string[] parts = pathAndQuery.Split('?', 2);
        if (Find(parts[0]) is not { } operation)
        {
            return [$"there is no GET {parts[0]}"];
        }

        JsonElement[] parameters = [.. operation.GetProperty("parameters").EnumerateArray().Select(Resolve)];
        List<string> faults = [];
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (string pair in parts.Length == 1 ? [] : parts[1].Split('&'))
        {
            string[] both = pair.Split('=', 2);
            JsonElement known = parameters.FirstOrDefault(one => IsQuery(one) && one.GetProperty("name").ValueEquals(both[0]));
            if (known.ValueKind == JsonValueKind.Undefined)
            {
                faults.Add($"{parts[0]} takes no {both[0]}");
                continue;
            }

            faults.AddRange(given.Add(both[0]) ? [] : [$"{both[0]} is there twice"]);
            faults.AddRange(
                FaultsOf(Resolve(known.GetProperty("schema")), Uri.UnescapeDataString(both[1])).Select(fault => $"{both[0]}: {fault}")
            );
        }

        faults.AddRange(
            parameters
                .Where(one => IsQuery(one) && one.TryGetProperty("required", out JsonElement required) && required.GetBoolean())
                .Select(one => one.GetProperty("name").GetString()!)
                .Where(name => !given.Contains(name))
                .Select(name => $"{parts[0]} wants {name}")
        );
        return faults;
    }

    private static bool IsQuery(JsonElement parameter) => parameter.GetProperty("in").ValueEquals("query");

    private IEnumerable<string> FaultsOf(JsonElement schema, string value)
    {
        if (schema.TryGetProperty("items", out JsonElement items))
        {
            string[] members = value.Split(',');
            JsonElement each = Resolve(items);
            return members
                .SelectMany(member => FaultsOf(each, member))
                .Concat(
                    schema.TryGetProperty("maxItems", out JsonElement most) && members.Length > most.GetInt32()
                        ? [$"{members.Length} are too many"]
                        : []
                );
        }

        return (
            Text(schema, "enum", out JsonElement names) && !names.EnumerateArray().Any(name => name.ValueEquals(value))
                ? [$"{value} is not known"]
                : Array.Empty<string>()
        )
            .Concat(
                Text(schema, "pattern", out JsonElement pattern)
                && !Regex.IsMatch(value, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))
                    ? [$"{value} is not written so"]
                    : []
            )
            .Concat(
                Text(schema, "minimum", out JsonElement least)
                && !(Number(value) >= least.GetInt32() && Number(value) <= schema.GetProperty("maximum").GetInt32())
                    ? [$"{value} is out of bounds"]
                    : []
            )
            .Concat(
                Text(schema, "format", out JsonElement format)
                && format.ValueEquals("date-time")
                && !NodaTime.Text.InstantPattern.General.Parse(value).Success
                    ? [$"{value} is no time"]
                    : []
            )
            .Concat(
                Text(schema, "maxLength", out JsonElement longest) && value.Length > longest.GetInt32() ? [$"{value} is too long"] : []
            );
    }

    private static bool Text(JsonElement schema, string name, out JsonElement value) => schema.TryGetProperty(name, out value);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The GET of a path, by the template that has the fewest places to fill.</summary>
    private JsonElement? Find(string path)
    {
        string[] parts = path.Split('/');
        JsonElement[] found =
        [
            .. root.GetProperty("paths")
                .EnumerateObject()
                .Where(template => Fits(template.Name.Split('/'), parts) && template.Value.TryGetProperty("get", out _))
                .OrderBy(template => template.Name.Count(c => c == '{'))
                .Select(template => template.Value.GetProperty("get")),
        ];
        return found is [var first, ..] ? first : null;
    }

    private static bool Fits(string[] template, string[] path) =>
        template.Length == path.Length
        && template
            .Zip(path)
            .All(pair =>
                pair.First.StartsWith('{') ? pair.Second.Length > 0 : string.Equals(pair.First, pair.Second, StringComparison.Ordinal)
            );

    private JsonElement Resolve(JsonElement element)
    {
        JsonElement at = element;
        while (at.TryGetProperty("$ref", out JsonElement reference))
        {
            at = reference.GetString()!.Split('/')[1..].Aggregate(root, (node, name) => node.GetProperty(name));
        }

        return at;
    }
}
