using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What a person decides of letters that did not simply leave, and what a check says of them.</summary>
internal sealed class LettersInDoubtTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        office.Register();
        Add(1, LetterState.Held, "no answer came");
        Add(2, LetterState.Held, "the process ended while it was being sent");
        Add(3, LetterState.Refused, "550 no such user");
        Add(4, LetterState.Sent, null);
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void Held_letters_are_shown_with_whom_they_are_for_since_when_and_why()
    {
        string output = office.Run("letters", "held").Output;
        Assert.That(
            output.Split('\n')[1],
            Does.Contain("2026-06-10 08:00:00Z").And.Contain("jo1@uni.example").And.Contain("1 overdue").And.Contain("no answer came")
        );
        Assert.That(output, Does.Contain("letters release ID").And.Contain("letters drop ID --reason TEXT").And.Not.Contain("jo3@"));
    }

    [Test]
    public void A_released_letter_is_to_be_sent_now_as_the_same_letter_and_a_second_release_changes_nothing()
    {
        AuditOutcome released = office.Run("letters", "release", "1", "--by", "jo@uni.example");
        Assert.That((released.Code, released.Output), Is.EqualTo((0, "Letter 1 is sent again.\n")), released.Error);
        Letter letter = Letter(1);
        Assert.That(
            (letter.State, letter.SendAt, letter.MessageId, letter.LeaseEpoch),
            Is.EqualTo((LetterState.Waiting, (Instant?)office.Now, "m1@uni.example", 1L))
        );
        Assert.That(letter.InDoubtSince, Is.Not.Null, "its next attempt is a repeat");

        AuditOutcome again = office.Run("letters", "release", "1");
        Assert.That((again.Code, again.Output), Is.EqualTo((0, "Nothing was changed. Letter 1 is to be sent.\n")));
        AuditEntry entry = Audited().Single();
        Assert.That(
            (entry.By, entry.Action, entry.Detail),
            Is.EqualTo(("jo@uni.example", "letter-release", "letter 1 was held: no answer came"))
        );
    }

    [Test]
    public void All_in_doubt_or_all_refused_are_released_at_once()
    {
        Assert.That(office.Run("letters", "release", "--all").Output, Is.EqualTo("Letter 1 is sent again.\nLetter 2 is sent again.\n"));
        Assert.That(Letter(3).State, Is.EqualTo(LetterState.Refused));
        Assert.That(office.Run("letters", "release", "--refused").Output, Is.EqualTo("Letter 3 is sent again.\n"));
        Assert.That(office.Run("letters", "release", "--all").Output, Is.EqualTo("Nothing was changed. There are no such letters.\n"));
    }

    [Test]
    public void A_dropped_letter_is_settled_with_its_reason_and_is_not_sent_any_more()
    {
        string[] drop = ["letters", "drop", "2", "--reason", "it stands in the relay's log", "--by", "jo@uni.example"];
        Assert.That(office.Run(drop).Output, Is.EqualTo("Letter 2 is dropped.\n"));
        Letter letter = Letter(2);
        Assert.That(
            (letter.State, letter.SendAt, letter.FinalAt, letter.LastError),
            Is.EqualTo((LetterState.Dropped, (Instant?)null, (Instant?)office.Now, "it stands in the relay's log"))
        );
        Assert.That(office.Run(drop).Output, Does.StartWith("Nothing was changed. Letter 2 had been dropped"));
        Assert.That(office.Run("letters", "release", "2").Error, Does.Contain("Letter 2 is settled and not sent any more"));
        Assert.That(office.Run("letters", "list").Output, Does.Contain("dropped by a person (it stands in the relay's log)"));
        Assert.That(Audited().Single().Action, Is.EqualTo("letter-drop"));
    }

    [Test]
    public void What_cannot_be_done_says_why()
    {
        Assert.That(
            office.Run("letters", "release", "99").Error,
            Does.Contain("There is no letter 99; 'letters list' shows their numbers.")
        );
        Assert.That(office.Run("letters", "release", "4").Output, Does.Contain("Letter 4 was sent."));
        Assert.That(office.Run("letters", "release").Code, Is.EqualTo(64));
        Assert.That(office.Run("letters", "release", "1", "--all").Code, Is.EqualTo(64));
        Assert.That(office.Run("letters", "release", "one").Error, Does.Contain("'one' is no letter's number"));
        Assert.That(office.Run("letters", "drop", "1").Code, Is.EqualTo(64), "without a reason");
        Assert.That(office.Run("letters", "drop", "1", "--reason", " ").Error, Does.Contain("Say why"));
        Assert.That(Letter(1).State, Is.EqualTo(LetterState.Held));
    }

    [Test]
    public void A_letter_that_is_being_sent_at_this_moment_is_not_dropped_and_one_that_was_only_claimed_is()
    {
        Add(5, LetterState.Sending, null, leaseUntil: office.Now + Duration.FromMinutes(1));
        Add(6, LetterState.Waiting, null, leaseUntil: office.Now + Duration.FromMinutes(1));

        Assert.That(office.Run("letters", "drop", "5", "--reason", "no").Error, Does.Contain("is being sent at this moment"));
        Assert.That(office.Run("letters", "drop", "6", "--reason", "no").Code, Is.Zero);
        Assert.That((Letter(6).LeaseEpoch, Letter(6).LeaseUntil), Is.EqualTo((1L, (Instant?)null)), "whoever claimed it leaves it alone");
    }

    [Test]
    public void A_check_says_how_many_letters_wait_since_when_and_why()
    {
        Add(7, LetterState.Retry, "454 relay is down", sendAt: office.Now + Duration.FromMinutes(5));
        AuditOutcome checkedOne = office.Run("check");
        Assert.That(
            checkedOne.Error,
            Does.Contain("Letters: 1 wait to be sent, the longest since 2026-06-10T08:00:00Z. Lately: 454 relay is down")
        );
        Assert.That(checkedOne.Error, Does.Contain("Letters: 2 are held in doubt"));
        Assert.That(checkedOne.Code, Is.EqualTo(2));
    }

    [Test]
    public void A_check_says_that_a_mail_server_refuses_everybody_and_not_that_it_refuses_one()
    {
        Drop(4);
        Assert.That(office.Run("check").Error, Does.Not.Contain("refused all"));
        Add(8, LetterState.Refused, "550 go away");
        Assert.That(
            office.Run("check").Error,
            Does.Contain("within a day the mail server refused all 2, to 2 recipients").And.Contain("letters release --refused")
        );
    }

    [Test]
    public void A_check_says_what_no_job_can_get_done()
    {
        using (MonitorDbContext db = office.Open())
        {
            Setback setback = new()
            {
                Job = "AssessEnquiriesJob",
                Subject = "enquiry 4711",
                FirstAt = office.Now,
            };
            _ = setback.Take("InvalidOperationException: There is no calendar 'arts'.", office.Now);
            _ = db.Setbacks.Add(setback);
            _ = db.SaveChanges();
        }

        AuditOutcome outcome = office.Run("check");
        Assert.That(outcome.Error, Does.Contain("Jobs: AssessEnquiriesJob fails at enquiry 4711 since").And.Contain("no calendar 'arts'"));
        Assert.That(outcome.Code, Is.EqualTo(2));
    }

    private void Add(long number, LetterState state, string? error, Instant? leaseUntil = null, Instant? sendAt = null)
    {
        Instant written = office.Now - Duration.FromHours(1);
        using MonitorDbContext db = office.Open();
        Letter letter = new()
        {
            Key = $"k{number}",
            MessageId = $"m{number}@uni.example",
            RecipientName = "Jo Smith",
            RecipientAddress = $"jo{number}@uni.example",
            Subject = "1 overdue",
            Text = "One line.",
            State = state,
            WrittenAt = written,
            LastError = error,
            LeaseUntil = leaseUntil,
            SendAt = sendAt,
            InDoubtSince = state == LetterState.Held ? written : null,
            IsRecipientRefused = state == LetterState.Refused,
            FinalAt = state is LetterState.Sent or LetterState.Refused ? written : null,
        };
        _ = db.Letters.Add(letter);
        _ = db.SaveChanges();
    }

    private void Drop(long number)
    {
        using MonitorDbContext db = office.Open();
        _ = db.Letters.Remove(db.Letters.Single(letter => letter.Key == $"k{number}"));
        _ = db.SaveChanges();
    }

    private Letter Letter(long number)
    {
        using MonitorDbContext db = office.Open();
        return db.Letters.Single(letter => letter.Key == $"k{number}");
    }

    private List<AuditEntry> Audited()
    {
        using MonitorDbContext db = office.Open();
        return [.. db.AuditEntries.Where(entry => entry.Action.StartsWith("letter-"))];
    }
}
