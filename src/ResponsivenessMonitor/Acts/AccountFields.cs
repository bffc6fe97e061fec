using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Acts;

/// <summary>A column of the register.</summary>
/// <param name="Name">Its name in the CSV.</param>
/// <param name="Show">Its text, as the CSV would have it; empty when nothing is stated.</param>
internal sealed record AccountField(string Name, Func<AccountDraft, string> Show);

/// <summary>The columns of the register in their order, and what differs in them.</summary>
internal static class AccountFields
{
    internal static IReadOnlyList<AccountField> All { get; } =
    [
        new("platform", draft => draft.Slug.Platform.Name),
        new("handle", draft => draft.Handle),
        new("name", draft => draft.Name),
        new("steward", draft => Word(draft.Steward)),
        new("state", draft => Word(draft.State)),
        new("calendar", draft => draft.Calendar ?? string.Empty),
        new("aim", draft => draft.Aim is { } aim ? Amount(aim) : string.Empty),
        new("commitment", draft => Text(draft.Commitment)),
        new("administrator_name", draft => draft.Administrator.Name ?? string.Empty),
        new("administrator_email", draft => draft.Administrator.Address ?? string.Empty),
        new("deputy_name", draft => draft.Deputy.Name ?? string.Empty),
        new("deputy_email", draft => draft.Deputy.Address ?? string.Empty),
        new("authoriser_name", draft => draft.Authoriser.Name ?? string.Empty),
        new("authoriser_email", draft => draft.Authoriser.Address ?? string.Empty),
        new("approved_on", draft => Text(draft.ApprovedOn)),
        new("registered_on", draft => Text(draft.RegisteredOn)),
        new("monitored_since", draft => draft.MonitoredSince is { } since ? InstantPattern.ExtendedIso.Format(since) : string.Empty),
        new("ends_on", draft => Text(draft.EndsOn)),
        new("posting_interval", draft => draft.PostingInterval is { } interval ? Days(interval) : string.Empty),
        new("comments", draft => Word(draft.Comments)),
        new("instant_replies", draft => draft.InstantReplies.Replace("\n", " | ", StringComparison.Ordinal)),
        new("run_by", draft => Word(draft.RunBy)),
        new("business_case", draft => draft.BusinessCase ?? string.Empty),
        new("audience", draft => draft.Audience ?? string.Empty),
        new("content_plan", draft => draft.ContentPlan ?? string.Empty),
        new("branding", draft => draft.Branding ?? string.Empty),
        new("access", draft => draft.Access?.ToString() ?? string.Empty),
    ];

    /// <summary>What is different, field by field; all that is stated when there was nothing before.</summary>
    internal static IReadOnlyList<FieldChange> Between(AccountDraft? before, AccountDraft after) =>
        [
            .. All.Select(field => new FieldChange(field.Name, before is null ? string.Empty : field.Show(before), field.Show(after)))
                .Where(change => !string.Equals(change.From, change.To, StringComparison.Ordinal)),
        ];

    /// <summary>A case as the register writes it: <c>StudentsUnion</c> is <c>students-union</c>.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => Join(value.ToString(), '-');

    /// <summary>The same with spaces: <c>NeverAnswered</c> is <c>never answered</c>.</summary>
    internal static string Words(string name) => Join(name, ' ');

    private static string Join(string name, char between) =>
        string.Concat(
            name.Select(
                (c, at) =>
                    !char.IsUpper(c) ? $"{c}"
                    : at == 0 ? $"{char.ToLowerInvariant(c)}"
                    : $"{between}{char.ToLowerInvariant(c)}"
            )
        );

    private static string Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : string.Empty;

    private static string Text(Commitment? commitment) =>
        commitment switch
        {
            null => string.Empty,
            Commitment.SameOfficeDay => "same-day",
            Commitment.Amount(Duration amount) => Amount(amount),
            _ => "none",
        };

    private static string Amount(Duration amount)
    {
        long seconds = (long)amount.TotalSeconds;
        (string Unit, long Count)[] parts = [("h", seconds / 3600), ("m", seconds / 60 % 60), ("s", seconds % 60)];
        return string.Concat(parts.Where(part => part.Count > 0).Select(part => $"{part.Count}{part.Unit}"));
    }

    private static string Days(Duration interval) =>
        interval.TotalDays % 1 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{interval.TotalDays:0}d") : Amount(interval);
}

/// <summary>A field that is to be other than it was.</summary>
/// <param name="Field">Its name.</param>
/// <param name="From">What it was; empty when nothing was stated.</param>
/// <param name="To">What it is to be.</param>
internal sealed record FieldChange(string Field, string From, string To)
{
    /// <summary>Such as <c>aim: 4h to 2h</c>.</summary>
    public override string ToString() => $"{Field}: {(From.Length == 0 ? "nothing" : From)} to {(To.Length == 0 ? "nothing" : To)}";
}
