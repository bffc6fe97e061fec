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

    /// <summary>The two fields.</summary>
    /// <param name="visit">Who came, and when.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The form they belong to.</param>
    /// <param name="isRequired">Whether they may not be left empty; then now stands in them.</param>
    internal static PageFieldGroup Of(ActionVisit visit, ActionForm form, string act, bool isRequired)
    {
        DateTimeZone zone = visit.Hours.Zone;
        LocalDateTime now = visit.Now.InZone(zone).LocalDateTime;
        LocalDate earliest = (visit.Now - SpellAct.AnsweredOffline.LongestAgo).InZone(zone).Date;
        PageField date = new(Date, "Date", FieldKind.Date, isRequired ? LocalDatePattern.Iso.Format(now.Date) : string.Empty)
        {
            Lowest = LocalDatePattern.Iso.Format(earliest),
            Highest = LocalDatePattern.Iso.Format(now.Date),
            IsRequired = isRequired,
        };
        PageField time = new(Time, "Time", FieldKind.Time, isRequired ? Minutes.Format(now.TimeOfDay) : string.Empty)
        {
            IsRequired = isRequired,
        };
        string empty = isRequired ? string.Empty : " Leave both empty if the platform shows the time.";
        return new PageFieldGroup(
            "When was it answered?",
            $"Date and time in {zone.Id}, at most three days ago. Write them such as 2026-06-09 and 14:30.{empty}",
            [form.Field(act, date), form.Field(act, time)]
        );
    }

    /// <summary>When it was, or the form with what is wrong; null when both were left empty.</summary>
    internal static (Instant? At, ActionForm Form) Read(ActionVisit visit, ActionForm form, bool isRequired)
    {
        if (!isRequired && form[Date].Length == 0 && form[Time].Length == 0)
        {
            return (null, form);
        }

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
