using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class SubjectTests
{
    [TestCase("Due soon", ExpectedResult = "1 due by 14:00 – @LibraryDesk")]
    [TestCase("Past aim", ExpectedResult = "1 past the aim and due by 17:00 – @LibraryDesk")]
    [TestCase("Breached", ExpectedResult = "2 overdue, 1 due by 14:05 – @LibraryDesk")]
    [TestCase("First reminder", ExpectedResult = "Reminder: 1 overdue – @LibraryDesk")]
    [TestCase("Second reminder", ExpectedResult = "Reminder: 2 overdue – @LibraryDesk")]
    [TestCase("Escalated", ExpectedResult = "1 escalated to Marketing – @LibraryDesk")]
    [TestCase("Visit nudge", ExpectedResult = "Visit due by 17:00 – @LibraryDesk")]
    [TestCase("Weekly line", ExpectedResult = "Still no visit to @LibraryDesk")]
    [TestCase("Visits missed", ExpectedResult = "No visit for 3 working days – @LibraryDesk")]
    [TestCase("Cannot be seen", ExpectedResult = "@LibraryDesk cannot be seen: deleted, says X")]
    [TestCase("Suspended", ExpectedResult = "@LibraryDesk cannot be seen: suspended, says X")]
    [TestCase("Looks defunct", ExpectedResult = "Is @LibraryDesk still alive?")]
    [TestCase("Suspended for good", ExpectedResult = "@LibraryDesk is suspended: is an appeal on its way?")]
    [TestCase("Closure overdue", ExpectedResult = "Please decide: keep or close @LibraryDesk")]
    [TestCase("Access lost", ExpectedResult = "@LibraryDesk is not read since 12:00")]
    [TestCase("Access ends", ExpectedResult = "Access to @LibraryDesk ends Tue 16 Jun 12:00")]
    [TestCase("Platform lost", ExpectedResult = "X is not read since 12:00 – 2 accounts")]
    [TestCase("Registration incomplete", ExpectedResult = "1 registration lacks something – @LibraryDesk")]
    [TestCase("Yearly review", ExpectedResult = "Please confirm the registration of @LibraryDesk")]
    [TestCase("Yearly review, second reminder", ExpectedResult = "Reminder 2: confirm the registration of @LibraryDesk")]
    [TestCase("Many", ExpectedResult = "23 overdue – @LibraryDesk")]
    [TestCase("Introduction", ExpectedResult = "From now on you get reminders for @LibraryDesk")]
    [TestCase("Breach digest", ExpectedResult = "2 newly overdue, 23 overdue and open, 1 past the aim – breach digest, Wed 10 Jun")]
    [TestCase("All clear", ExpectedResult = "All clear: weekly summary, Mon 8 Jun")]
    [TestCase(
        "Monthly summary",
        ExpectedResult = "91.7 % answered in time last month, 1 account below the goal – monthly summary, Wed 1 Jul"
    )]
    [TestCase(
        "After a pause",
        ExpectedResult = "[After a pause] 1 escalated to Marketing – @LibraryDesk; 2 newly overdue, 23 overdue and open, 1 past the aim – breach digest, Wed 10 Jun"
    )]
    [TestCase("Rehearsal", ExpectedResult = "[Rehearsal] 1 due by 14:00 – @LibraryDesk")]
    public string The_subject_says_the_state(string sample) => Samples.Named(sample).Compose().Subject;

    [Test]
    public void Several_accounts_share_a_subject()
    {
        LetterModel letter = LetterComposer.Compose(
            A.Head(),
            [A.Matter(Step.DueSoon), A.Matter(Step.DueSoon, A.Enquiry(42, aim: "2026-06-09T13:30", commitment: null), A.UniHelp)]
        );

        Assert.That(letter.Subject, Is.EqualTo("2 due by 13:30 – @UniHelp and @LibraryDesk"));
    }

    [Test]
    public void A_subject_never_holds_what_an_enquirer_wrote()
    {
        LetterEnquiry enquiry = A.Enquiry() with { Excerpt = "unmistakable" };

        Assert.That(LetterComposer.Compose(A.Head(), [A.Matter(Step.DueSoon, enquiry)]).Subject, Does.Not.Contain("unmistakable"));
    }

    [Test]
    public void A_letter_without_a_matter_is_refused() => Assert.That(() => LetterComposer.Compose(A.Head(), []), Throws.ArgumentException);
}
