using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Asks when an answer was given: a date and a time of day in the account's zone.</summary>
internal static class WhenFields
{
    internal const string Date = "date";
    internal const string Time = "time";

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <summary>The two fields, in which now stands at first.</summary>
    /// <param name="visit">Who came, and when.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The form they belong to.</param>
    internal static PageFieldGroup Of(ActionVisit visit, ActionForm form, string act)
    {
        DateTimeZone zone = visit.Hours.Zone;
        LocalDateTime now = visit.Now.InZone(zone).LocalDateTime;
        LocalDate earliest = (visit.Now - SpellAct.AnsweredOffline.LongestAgo).InZone(zone).Date;
        PageField date = new(Date, "Date", FieldKind.Date, LocalDatePattern.Iso.Format(now.Date))
        {
            Lowest = LocalDatePattern.Iso.Format(earliest),
            Highest = LocalDatePattern.Iso.Format(now.Date),
            IsRequired = true,
        };
        PageField time = new(Time, "Time", FieldKind.Time, Minutes.Format(now.TimeOfDay)) { IsRequired = true };
        return new PageFieldGroup(
            "When was it answered?",
            $"Date and time in {zone.Id}, at most three days ago. Write them such as 2026-06-09 and 14:30.",
            [form.Field(act, date), form.Field(act, time)]
        );
    }

    /// <summary>When it was; null, and the form with what is wrong, where that cannot be told.</summary>
    internal static (Instant? At, ActionForm Form) Read(ActionVisit visit, ActionForm form)
    {
        ParseResult<LocalDate> date = LocalDatePattern.Iso.Parse(form[Date]);
        ParseResult<LocalTime> time = Minutes.Parse(form[Time]) is { Success: true } minutes ? minutes : Seconds.Parse(form[Time]);
        ActionForm read = date.Success ? form : form.WithFault(Date, "Write the date such as 2026-06-09.");
        read = time.Success ? read : read.WithFault(Time, "Write the time such as 14:30.");
        return date.Success && time.Success ? Judge(visit, form, date.Value + time.Value) : (null, read);
    }

    private static (Instant? At, ActionForm Form) Judge(ActionVisit visit, ActionForm form, LocalDateTime local)
    {
        Instant at = visit.Hours.Zone.AtLeniently(local).ToInstant();
        Instant received = visit.Enquiry.Received;
        if (at < received && received - at < Duration.FromMinutes(1))
        {
            at = received; // in the same minute: the field knows no seconds
        }

        return at > visit.Now ? (null, form.WithFault(Time, "That is still to come: write when it was answered."))
            : at < received ? (null, form.WithFault(Time, $"That is before it was received, at {Local(received, visit)}."))
            : !SpellAct.AnsweredOffline.MayBeSaid(at, visit.Now)
                ? (null, form.WithFault(Date, "That is more than three days ago: please tell the Marketing Service instead."))
            : (at, form);
    }

    private static string Local(Instant instant, ActionVisit visit)
    {
        LocalDateTime local = instant.InZone(visit.Hours.Zone).LocalDateTime;
        return $"{LocalDatePattern.Iso.Format(local.Date)} {Minutes.Format(local.TimeOfDay)}";
    }
}
