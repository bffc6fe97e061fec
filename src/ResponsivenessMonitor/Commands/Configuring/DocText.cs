using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary>What the comments of the code say of types and members, as Markdown; read from the file that the compiler writes beside the program.</summary>
internal sealed partial class DocText
{
    private readonly Dictionary<string, XElement> members;

    private DocText(Dictionary<string, XElement> members) => this.members = members;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not there, or is none of the kind.</exception>
    internal static DocText OfProgram()
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"{typeof(DocText).Assembly.GetName().Name}.xml");
        try
        {
            return new DocText(
                XDocument
                    .Load(file)
                    .Descendants("member")
                    .Where(member => member.Element("summary") is not null)
                    .ToDictionary(member => (string?)member.Attribute("name") ?? string.Empty, StringComparer.Ordinal)
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException)
        {
            throw new FormatException(
                $"{file} holds the comments of settings and cannot be read; build or publish the program with it.",
                fault
            );
        }
    }

    /// <summary>A type's comment; empty when it has none.</summary>
    internal string Of(Type type) => Of($"T:{NameOf(type)}");

    /// <summary>A property's comment.</summary>
    internal string Of(PropertyInfo property) => Of($"P:{NameOf(property.DeclaringType)}.{property.Name}");

    /// <summary>The comment of an enumeration's value.</summary>
    internal string Of(Type kind, string value) => Of($"F:{NameOf(kind)}.{value}");

    private static string? NameOf(Type? type) => type?.FullName?.Replace('+', '.');

    private string Of(string name) =>
        members.TryGetValue(name, out XElement? member)
            ? Spaces().Replace(string.Concat((member.Element("summary") ?? member).Nodes().Select(Markdown)), " ").Trim()
            : string.Empty;

    private static string Markdown(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" or "paramref" } code => $"`{(code.IsEmpty ? (string?)code.Attribute("name") : code.Value)}`",
            XElement { Name.LocalName: "see" } link when (string?)link.Attribute("href") is { } address => $"[{link.Value}]({address})",
            XElement { Name.LocalName: "see" } link => $"`{((string?)link.Attribute("cref") ?? link.Value).Split(':', '.')[^1]}`",
            XElement element => $" {string.Concat(element.Nodes().Select(Markdown))} ",
            _ => string.Empty,
        };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
