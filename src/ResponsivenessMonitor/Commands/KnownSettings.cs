using System.Collections;
using System.Reflection;

namespace ResponsivenessMonitor.Commands;

/// <summary>All settings that something reads, taken from the options themselves: every type with a <c>Section</c> constant is read from it.</summary>
internal static class KnownSettings
{
    private const string Section = "Section";

    /// <summary>What may stand in each of our sections, by its name in any case.</summary>
    internal static IReadOnlyDictionary<string, SettingShape> Sections { get; } =
        typeof(KnownSettings)
            .Assembly.GetTypes()
            .Select(type => (Type: type, Name: NameOf(type)))
            .Where(pair => pair.Name is not null)
            .ToDictionary(pair => pair.Name ?? string.Empty, pair => ShapeOf(pair.Type), StringComparer.OrdinalIgnoreCase);

    private static string? NameOf(Type type) =>
        type != typeof(KnownSettings)
            ? type.GetField(Section, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)?.GetRawConstantValue()
                as string
            : null;

    private static SettingShape ShapeOf(Type type)
    {
        Type kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(string) || kind.IsValueType)
        {
            return new SettingShape.Single(kind);
        }

        // The last argument: of a list its elements, of a dictionary its values.
        return typeof(IEnumerable).IsAssignableFrom(kind)
            ? new SettingShape.Many(ShapeOf(ArgumentsOf(kind)[^1]))
            : new SettingShape.Section(
                kind.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .ToDictionary(property => property.Name, property => ShapeOf(property.PropertyType), StringComparer.OrdinalIgnoreCase)
            );
    }

    private static Type[] ArgumentsOf(Type kind) =>
        kind.IsGenericType ? kind.GetGenericArguments() : ArgumentsOf(kind.BaseType ?? typeof(IEnumerable<string>));
}
