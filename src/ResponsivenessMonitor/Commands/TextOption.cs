using System.CommandLine;
using System.CommandLine.Parsing;

namespace ResponsivenessMonitor.Commands;

/// <summary>Options whose text is read by a function that throws a <see cref="FormatException"/> saying how to write it.</summary>
internal static class TextOption
{
    /// <summary>An option that is given once at most.</summary>
    internal static Option<T> Of<T>(string name, string helpName, string description, Func<string, T> read) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result => result.Tokens is [{ Value: string text }] ? Read(result, () => read(text)) : default,
        };

    /// <summary>An option that may be given several times.</summary>
    internal static Option<T> OfMany<T>(string name, string helpName, string description, Func<IEnumerable<string>, T> read) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => Read(result, () => read(result.Tokens.Select(token => token.Value))),
        };

    /// <summary>What the option was given as, else what is usual.</summary>
    internal static T Or<T>(this ParseResult parse, Option<T> option, T usual) =>
        parse.GetResult(option) is { } given && given.GetValueOrDefault<T>() is { } value ? value : usual;

    private static T? Read<T>(ArgumentResult result, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException fault)
        {
            string name = (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;
            result.AddError($"{name}: {fault.Message}");
            return default;
        }
    }
}
