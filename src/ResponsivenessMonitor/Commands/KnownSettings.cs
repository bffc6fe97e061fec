using System.Collections;
using System.Reflection;

namespace ResponsivenessMonitor.Commands;

/// <summary>All settings that something reads, taken from the options themselves: every type with a <c>Section</c> constant is read from it.</summary>
internal static class KnownSettings
{
    private const string Section = "Section";

    /// <summary>The options of each section, by its name in any case.</summary>
    internal static IReadOnlyDictionary<string, Type> Types { get; } =
        typeof(KnownSettings)
            .Assembly.GetTypes()
            .Select(type => (Type: type, Name: NameOf(type)))
            .Where(pair => pair.Name is not null)
            .ToDictionary(pair => pair.Name ?? string.Empty, pair => pair.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>What may stand in each of our sections, by its name in any case.</summary>
    internal static IReadOnlyDictionary<string, SettingShape> Sections { get; } =
        Types.ToDictionary(pair => pair.Key, pair => ShapeOf(pair.Value, new SettingAttribute()), StringComparer.OrdinalIgnoreCase);

    /// <summary>The paths of settings whose values nobody is to read, such as <c>Mail:Password</c>.</summary>
    internal static IReadOnlyList<string> Secrets { get; } = [.. Sections.SelectMany(pair => SecretsOf(pair.Key, pair.Value))];

    /// <summary>Of a list its elements' type, of a dictionary its keys' and its values'.</summary>
    internal static Type[] ArgumentsOf(Type kind) =>
        kind.IsGenericType ? kind.GetGenericArguments() : ArgumentsOf(kind.BaseType ?? typeof(IEnumerable<string>));

    /// <summary>Whether it is one value, and neither a list nor a section.</summary>
    internal static bool IsSingle(Type kind) => kind == typeof(string) || kind.IsValueType;

    /// <summary>What is said of a setting beside its comment.</summary>
    internal static SettingAttribute MarkOf(PropertyInfo property) =>
        property.GetCustomAttribute<SettingAttribute>() ?? new SettingAttribute();

    private static string? NameOf(Type type) =>
        type != typeof(KnownSettings)
            ? type.GetField(Section, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)?.GetRawConstantValue()
                as string
            : null;

    private static SettingShape ShapeOf(Type type, SettingAttribute mark)
    {
        Type kind = Nullable.GetUnderlyingType(type) ?? type;
        if (IsSingle(kind))
        {
            return new SettingShape.Single(kind, mark.IsSecret);
        }

        return typeof(IEnumerable).IsAssignableFrom(kind)
            ? new SettingShape.Many(ShapeOf(ArgumentsOf(kind)[^1], mark), mark.OrOne)
            : new SettingShape.Section(
                kind.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .ToDictionary(
                        property => property.Name,
                        property => ShapeOf(property.PropertyType, MarkOf(property)),
                        StringComparer.OrdinalIgnoreCase
                    )
            );
    }

    private static IEnumerable<string> SecretsOf(string path, SettingShape shape) =>
        shape switch
        {
            SettingShape.Single { IsSecret: true } => [path],
            SettingShape.Section section => section.Members.SelectMany(member => SecretsOf($"{path}:{member.Key}", member.Value)),
            _ => [],
        };
}
