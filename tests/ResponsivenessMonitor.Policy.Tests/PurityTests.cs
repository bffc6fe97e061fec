using System.Reflection;
using System.Xml.Linq;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests;

/// <summary>The rules know neither clock, file, network nor database: whoever asks brings the instant.</summary>
internal sealed class PurityTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Policy = typeof(OfficeCalendar).Assembly;

    /// <summary>Types and whole namespaces that have no place in a rule's signature.</summary>
    private static readonly string[] Foreign =
    [
        "System.DateTime",
        "System.DateTimeOffset",
        "System.TimeProvider",
        "System.TimeZoneInfo",
        "System.IO.",
        "System.Net.",
        "System.Data.",
        "System.Threading.Tasks.",
        "System.Threading.CancellationToken",
        "System.Diagnostics.Process",
        "Microsoft.",
        "NodaTime.IClock",
        "NodaTime.SystemClock",
    ];

    [Test]
    public void The_rules_refer_to_NodaTime_and_the_system_only() =>
        Assert.That(
            Policy.GetReferencedAssemblies().Select(assembly => assembly.Name),
            Has.All.Matches<string?>(name => name is "NodaTime" || name is not null && name.StartsWith("System.", StringComparison.Ordinal))
        );

    [Test]
    public void The_rules_have_NodaTime_as_their_only_package_and_no_project_beside_them()
    {
        XDocument project = XDocument.Load(Path.Combine(Root(), "src/ResponsivenessMonitor.Policy/ResponsivenessMonitor.Policy.csproj"));

        Assert.That(
            project.Descendants("PackageReference").Select(package => (string?)package.Attribute("Include")),
            Is.EqualTo(["NodaTime"])
        );
        Assert.That(project.Descendants("ProjectReference"), Is.Empty);
        Assert.That(project.Descendants("FrameworkReference"), Is.Empty);
    }

    [Test]
    public void No_rule_speaks_of_clocks_files_networks_or_tasks() => Assert.That(ForeignMentions(Policy.GetTypes()), Is.Empty);

    [Test]
    public void A_rule_that_did_would_be_found() =>
        Assert.That(
            ForeignMentions([typeof(Impure)]).Order(StringComparer.Ordinal),
            Is.EqualTo(["Impure.Now: System.DateTime", "Impure.Read: System.IO.Stream"])
        );

    private static IEnumerable<string> ForeignMentions(IEnumerable<Type> types) =>
        from type in types
        from member in type.GetMembers(Declared)
        where member is not Type
        from mentioned in TypesOf(member).SelectMany(Parts)
        let name = mentioned.FullName ?? mentioned.Name
        where
            Foreign.Any(foreign =>
                name.StartsWith(foreign, StringComparison.Ordinal) && (foreign.EndsWith('.') || name.Length == foreign.Length)
            )
        where !member.Name.Contains('<', StringComparison.Ordinal)
        select $"{type.Name}.{member.Name}: {name}";

    private static IEnumerable<Type> TypesOf(MemberInfo member) =>
        member switch
        {
            MethodInfo { IsSpecialName: true } => [], // a property's own methods
            MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
            ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            _ => [],
        };

    /// <summary>The type, what it is an array or list of, and so on.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];

    private static string Root()
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ResponsivenessMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private static class Impure
    {
        internal static IReadOnlyList<DateTime> Now => [];

        internal static void Read(Stream from) => from.Dispose();
    }
}
