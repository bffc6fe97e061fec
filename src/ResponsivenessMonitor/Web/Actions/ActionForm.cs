using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>What was sent with a button; empty while nothing was. Fields that a page does not ask for are ignored.</summary>
/// <param name="Act">The button.</param>
internal sealed record ActionForm(string Act)
{
    private const int LongestKept = 500;

    private ImmutableDictionary<string, string> values = ImmutableDictionary<string, string>.Empty;

    /// <summary>Nothing was sent.</summary>
    internal static ActionForm None { get; } = new(string.Empty);

    /// <summary>What is wrong, by the name of the field.</summary>
    internal ImmutableDictionary<string, string> Wrong { get; private init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Reads what was sent; of a field that was sent twice the first counts.</summary>
    internal static ActionForm Of(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        ImmutableDictionary<string, string> kept = sent.DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(pair => pair.Key, pair => Kept(pair.Value), StringComparer.Ordinal);
        return new ActionForm(kept.GetValueOrDefault(PageForm.ActField, string.Empty)) { values = kept };
    }

    /// <summary>What was written into a field; empty when nothing was.</summary>
    internal string this[string name] => values.GetValueOrDefault(name, string.Empty);

    /// <summary>The form with a fault at a field.</summary>
    internal ActionForm WithFault(string name, string fault) => this with { Wrong = Wrong.SetItem(name, fault) };

    /// <summary>A field of one of the page's forms: with what was written into it, if it was that form that was sent.</summary>
    internal PageField Field(string act, PageField field) =>
        string.Equals(act, Act, StringComparison.Ordinal)
            ? field with
            {
                Value = values.GetValueOrDefault(field.Name, field.Value),
                Fault = Wrong.GetValueOrDefault(field.Name, string.Empty),
            }
            : field;

    /// <summary>The faults, in the order of the fields.</summary>
    internal ValueList<PageFault> FaultsIn(IEnumerable<PageForm> forms) =>
        [
            .. forms
                .Where(form => string.Equals(form.Act, Act, StringComparison.Ordinal))
                .SelectMany(form =>
                    form.Groups.SelectMany(group => group.Fields)
                        .Where(field => field.Fault.Length > 0)
                        .Select(field => new PageFault(field.IdIn(form), field.Fault))
                ),
        ];

    private static string Kept(StringValues sent) => sent is [{ } first, ..] ? ForeignText.Typed(first, LongestKept) : string.Empty;
}
