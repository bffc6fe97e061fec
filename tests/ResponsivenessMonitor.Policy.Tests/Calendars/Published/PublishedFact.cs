namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>One fact that another project publishes about office time, asked of a calendar of ours.</summary>
/// <param name="Calendar">The calendar asked.</param>
/// <param name="Id">The fact's name here, such as <c>biz-022</c>.</param>
/// <param name="Question">What is asked, such as <c>add</c>.</param>
/// <param name="At">The instant or local time the question begins with.</param>
/// <param name="By">How much, how many, which, or until when; <c>-</c> where the question needs no more.</param>
/// <param name="Answer">Our answer.</param>
/// <param name="Remark">Why the fact is of interest, or which other convention its project follows; often empty.</param>
internal sealed record PublishedFact(
    PublishedCalendar Calendar,
    string Id,
    string Question,
    string At,
    string By,
    string Answer,
    string Remark
);
