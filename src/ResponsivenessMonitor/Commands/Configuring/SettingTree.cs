using System.Collections;
using System.Globalization;
using System.Reflection;

namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary>All settings as a tree, read from the options themselves: their names, kinds, defaults and comments.</summary>
/// <param name="comments">The comments of the code.</param>
internal sealed class SettingTree(DocText comments)
{
    private const string AnyName = "NAME";

    /// <summary>The sections, by their names.</summary>
    internal IReadOnlyList<SettingNode> Sections() =>
        [
            .. KnownSettings
                .Types.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Of(pair.Key, pair.Value, comments.Of(pair.Value), New(pair.Value), new SettingAttribute())),
        ];

    private SettingNode Of(string path, Type type, string meaning, object? value, SettingAttribute mark)
    {
        Type kind = Nullable.GetUnderlyingType(type) ?? type;
        if (KnownSettings.IsSingle(kind))
        {
            return new SettingNode.Single(path, meaning, mark, kind, Written(value));
        }

        if (!typeof(IEnumerable).IsAssignableFrom(kind))
        {
            return new SettingNode.Group(path, meaning, mark, [.. kind.GetProperties().Select(property => Of(path, property, value))]);
        }

        Type[] arguments = KnownSettings.ArgumentsOf(kind);
        return arguments.Length == 1
            ? new SettingNode.Many(path, meaning, mark)
            : new SettingNode.Named(
                path,
                meaning,
                mark,
                Of($"{path}:{mark.Key ?? AnyName}", arguments[1], meaning, New(arguments[1]), mark)
            );
    }

    private SettingNode Of(string path, PropertyInfo property, object? owner) =>
        Of(
            $"{path}:{property.Name}",
            property.PropertyType,
            comments.Of(property),
            property.GetValue(owner),
            KnownSettings.MarkOf(property)
        );

    private static object? New(Type type) => type == typeof(string) ? string.Empty : Activator.CreateInstance(type, nonPublic: true);

    private static string? Written(object? value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        };
}
