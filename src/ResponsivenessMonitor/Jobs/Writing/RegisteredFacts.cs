using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>What the register says of an account, for those who confirm it each year (§5, ¶13).</summary>
internal static class RegisteredFacts
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");

    /// <summary>All that is stated, in the policy's order.</summary>
    /// <param name="account">The account, with its people.</param>
    /// <param name="target">Its timescales.</param>
    internal static ValueList<Fact> Of(Account account, ReplyTarget target) =>
        [
            .. new (string Name, string? Text)[]
            {
                ("Account", $"{account.Name}, @{account.Handle} on {account.Platform.DisplayName}"),
                ("Why it exists", account.BusinessCase),
                ("Audience", account.Audience),
                ("Content", account.ContentPlan),
                ("Posts", account.PostingInterval is { } interval ? $"every {Days(interval)}" : null),
                ("Name, branding and design", account.Branding),
                ("Reply", Timescales(target)),
                ("Administrator", Named(account.Administrator)),
                ("Deputy", Named(account.Deputy)),
                ("Approved by", account.Authoriser is { } authoriser ? On(authoriser.Name, account.ApprovedOn) : null),
                ("Registered", account.RegisteredOn is { } registered ? Day.Format(registered) : null),
                ("Run by", RunBy(account.RunBy)),
                ("Ends", account.EndsOn is { } end ? Day.Format(end) : null),
            }
                .Where(fact => !string.IsNullOrWhiteSpace(fact.Text))
                .Select(fact => new Fact(fact.Name, fact.Text!)),
        ];

    private static string Timescales(ReplyTarget target)
    {
        string aim = $"within {Hours(target.Aim)} as a rule";
        return target.Commitment switch
        {
            Commitment.SameOfficeDay => $"{aim}, and always on the same day",
            Commitment.Amount amount => $"{aim}, and always within {Hours(amount.OfficeTime)}",
            _ => aim,
        };
    }

    private static string? Named(RegisteredPerson? person) =>
        person is null ? null : $"{person.Name}{(person.Address is { } at ? $", {at}" : "")}";

    private static string On(string name, LocalDate? date) => date is { } day ? $"{name}, {Day.Format(day)}" : name;

    private static string RunBy(RunBy runBy) =>
        runBy switch
        {
            Policy.Accounts.RunBy.StudentsUnion => "the students' union",
            Policy.Accounts.RunBy.Partner => "a partner of the university",
            _ => "staff",
        };

    private static string Hours(Duration duration) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{duration.TotalHours:0.##} working {(duration == Duration.FromHours(1) ? "hour" : "hours")}"
        );

    private static string Days(Duration duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0.##} {(duration == Duration.FromDays(1) ? "day" : "days")}");
}
