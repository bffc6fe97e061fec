using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>What the register says of an account (¶13), to be checked by people.</summary>
internal static class RegisteredFacts
{
    private const int LongestText = 600;

    internal static ValueList<PageFact> Of(Account account, OfficeCalendar hours, PageClock clock)
    {
        ReplyTarget target = account.ToTarget(Duration.FromHours(1));
        return
        [
            new PageFact("Account", PageLine.Of(Phrase.Full(LetterAccounts.Of(account, hours)))),
            Fact("Run by", AccountFields.Words(account.RunBy.ToString())),
            Fact("Timescales of", AccountFields.Words(account.Steward.ToString())),
            Fact("Aim", $"{Phrase.Long(target.Aim)} of working hours"),
            Fact("Commitment", Commitment(target.Commitment)),
            Fact("Office hours", hours.Hours.Week.ToString()),
            Person("Administrator", account.Administrator),
            Person("Deputy", account.Deputy),
            Person("Approved by", account.Authoriser),
            Day("Approved on", account.ApprovedOn, clock),
            Day("Registered on", account.RegisteredOn, clock),
            Day("Ends on", account.EndsOn, clock, "no end is planned"),
            Text("Business case", account.BusinessCase),
            Text("Audience", account.Audience),
            Text("Content plan", account.ContentPlan),
            Fact(
                "Posts at least every",
                account.PostingInterval is { } interval
                    ? string.Create(CultureInfo.InvariantCulture, $"{interval.TotalDays:0.#} days")
                    : "not stated"
            ),
            Text("Name, branding, design", account.Branding),
        ];
    }

    private static PageFact Fact(string name, string text) => new(name, PageLine.Of(text));

    private static PageFact Text(string name, string? text) =>
        Fact(name, string.IsNullOrWhiteSpace(text) ? "not stated" : ForeignText.Clean(text, LongestText));

    private static PageFact Person(string name, RegisteredPerson? person) =>
        Fact(
            name,
            person is null ? "nobody"
                : person.Address is { } address ? $"{ForeignText.Name(person.Name)}, {ForeignText.Name(address)}"
                : $"{ForeignText.Name(person.Name)}, without an address"
        );

    private static PageFact Day(string name, LocalDate? date, PageClock clock, string none = "not stated") =>
        new(name, date is { } day ? PageLine.Of(clock.On(day)) : PageLine.Of(none));

    private static string Commitment(Commitment? commitment) =>
        commitment switch
        {
            Policy.Targets.Commitment.SameOfficeDay => "a reply on the same office day",
            Policy.Targets.Commitment.Amount amount => $"a reply within {Phrase.Long(amount.OfficeTime)} of working hours",
            _ => "none beside the aim",
        };
}
