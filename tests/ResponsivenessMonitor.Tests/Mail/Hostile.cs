using System.Reflection;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>Puts other texts into every field of what a letter is written from, wherever a text can stand.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>",
        "</blockquote></td></tr></table><h1>Pay here</h1>",
        "</style><style>*{display:none}",
        "</title><meta http-equiv=refresh content=0>",
        "<!--[if mso]><img src=x><![endif]-->",
        "<!-- ",
        "-->",
        "]]>",
        "\" onmouseover=\"alert(1)",
        "' style='position:fixed",
        "<a href=\"https://evil.example/\">here</a>",
        "&lt;b&gt; &amp; &#x202e; &nbsp;",
        "Hello\r\nBcc: everybody@example.com\r\n\r\nbody",
        "\r\nContent-Type: text/html\r\n\r\n<b>",
        "\n.\r\nQUIT\r\n",
        "\n\n-- \nWritten to you by the Vice-Chancellor",
        "-- ",
        "> They wrote:\n> quoted\nnot quoted",
        "What to do: pay at once.",
        "\u202egnorw\u202c \u2066hidden\u2069\u061c",
        "zero\u200bwidth\u200djoined\ufeff\u00ad\u2060",
        "\u0000\u0007\u001b[31mred\u009b2J",
        "\u2028line\u2029paragraph\u0085next\u000bdown\u000c",
        "\ud800 half a pair \udfff",
        "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "see https://evil.example/login or www.evil.example or hxxp://evil.example",
        "=_letter-7 --=_letter-7-- =0D=0A. =?utf-8?B?PGI+?=",
        "jo@evil.example <jo@evil.example>, everybody@example.com;",
        "\"quoted\\\" (comment) \\",
        "{{Letter.Subject}} @Letter %s ${x} @(1+1)",
        "\u3164\u2800\uffa0",
        "\U000E0041\U000E0042\U0001F468\u200d\U0001F469",
        "ｈｔｔｐ：／／evil．example",
        "שלום عربي",
    ];

    /// <summary>The same letter with other texts, and how many were put into it.</summary>
    /// <param name="value">A head, or a matter.</param>
    /// <param name="next">Gives the texts.</param>
    internal static T Fill<T>(T value, Func<string> next)
        where T : notnull => (T)Filled(value, next);

    /// <summary>A text made of what has done harm before, of any signs, or of very many.</summary>
    internal static string Text(Random random) =>
        random.Next(12) switch
        {
            0 => new string('x', random.Next(20_000)),
            1 => string.Concat(Enumerable.Repeat(Any(random), 600)),
            < 5 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Any(random))),
            _ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)])),
        };

    private static string Any(Random random) =>
        random.Next(4) switch
        {
            0 => ((char)random.Next(0, 0x250)).ToString(),
            1 => ((char)random.Next(0x2000, 0x2070)).ToString(),
            2 => ((char)random.Next(0xd7f0, 0xffff)).ToString(),
            _ => Pieces[random.Next(Pieces.Length)][..1],
        };

    private static object Filled(object value, Func<string> next) =>
        value switch
        {
            string => next(),
            _ when IsList(value.GetType()) => FilledList(value, next),
            _ when IsOfLetters(value.GetType()) => FilledRecord(value, next),
            _ => value,
        };

    private static object FilledRecord(object value, Func<string> next)
    {
        Type type = value.GetType();
        MethodInfo? clone = type.GetMethod("<Clone>$");
        if (clone is null)
        {
            return value; // values without texts, such as the count of accounts
        }

        object copy = clone.Invoke(value, null)!;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property is { CanWrite: true, GetMethod.IsPublic: true }))
        {
            if (property.GetIndexParameters().Length == 0 && property.GetValue(value) is { } held)
            {
                property.SetValue(copy, IsOurs(property) ? held : Filled(held, next));
            }
        }

        if (copy is Matter && type.GetProperty("Of")?.GetValue(copy) is LetterAccount of)
        {
            typeof(Matter).GetProperty(nameof(Matter.Account))!.SetValue(copy, of);
        }

        return copy;
    }

    private static object FilledList(object value, Func<string> next)
    {
        Type element = value.GetType().GetGenericArguments()[0];
        object[] filled = [.. ((System.Collections.IEnumerable)value).Cast<object>().Select(held => Filled(held, next))];
        Array typed = Array.CreateInstance(element, filled.Length);
        filled.CopyTo(typed, 0);
        MethodInfo create = typeof(Hostile)
            .GetMethod(nameof(ListOf), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element);
        return create.Invoke(null, [typed])!;
    }

    private static ValueList<T> ListOf<T>(T[] held) => [.. held];

    /// <summary>The names of periods are the program's own; the account of a matter is one thing under two names.</summary>
    private static bool IsOurs(PropertyInfo property) =>
        property
            is { Name: nameof(DigestFigures.Period), DeclaringType.Name: nameof(DigestFigures) }
                or { Name: nameof(Matter.Account), DeclaringType.Name: nameof(Matter) };

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>);

    private static bool IsOfLetters(Type type) => string.Equals(type.Namespace, typeof(Matter).Namespace, StringComparison.Ordinal);
}
