using ResponsivenessMonitor.Mail.Letters.Samples;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Mail;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Every kind of letter can be looked at before anything is set up.</summary>
internal sealed class LettersPreviewTests
{
    private string folder = string.Empty;

    [SetUp]
    public void Name() => folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"preview-{TestContext.CurrentContext.Test.ID}");

    [TearDown]
    public void Remove()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Every_kind_is_written_as_page_as_text_and_as_a_message()
    {
        AuditOutcome outcome = AuditOutcome.Of("letters", "preview", "--folder", folder);
        string[] kinds = [.. SampleLetters.All(hasPages: true).Select(sample => sample.Kind)];

        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(outcome.Output, Is.EqualTo($"Wrote {kinds.Length} kinds of letter to {folder}.\n"));
        Assert.That(
            Directory.EnumerateFiles(folder).Select(Path.GetFileName),
            Is.EquivalentTo(kinds.SelectMany(kind => new[] { $"{kind}.html", $"{kind}.txt", $"{kind}.eml" }))
        );
        Assert.That(kinds, Is.Unique.And.All.Match("^[a-z-]+$"));
    }

    [Test]
    public void A_message_holds_what_page_and_text_hold()
    {
        _ = AuditOutcome.Of("letters", "preview", "due-soon", "--folder", folder);
        StrictMime message = StrictMime.Read(File.ReadAllBytes(Path.Combine(folder, "due-soon.eml")));

        Assert.That(Directory.EnumerateFiles(folder).Count(), Is.EqualTo(3));
        Assert.That(message.Parts[0].Content.ReplaceLineEndings("\n").Trim(), Is.EqualTo(Read("due-soon.txt")));
        Assert.That(message.Parts[1].Content.Trim(), Is.EqualTo(Read("due-soon.html")));
    }

    [Test]
    public void The_same_is_written_every_time()
    {
        _ = AuditOutcome.Of("letters", "preview", "breached", "--folder", folder);
        byte[] first = File.ReadAllBytes(Path.Combine(folder, "breached.eml"));
        _ = AuditOutcome.Of("letters", "preview", "breached", "--folder", folder);
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "breached.eml")), Is.EqualTo(first));
    }

    [Test]
    public void Without_pages_letters_have_no_buttons()
    {
        _ = AuditOutcome.Of("letters", "preview", "looks-defunct", "--folder", folder, "--without-pages");
        Assert.That(Read("looks-defunct.html"), Does.Not.Contain("<a "));
        Assert.That(Read("looks-defunct.txt"), Does.Contain("reply \"still alive\" to this mail"));
    }

    [Test]
    public void The_kinds_are_listed_with_their_subjects()
    {
        AuditOutcome outcome = AuditOutcome.Of("letters", "preview", "--list");
        Assert.That(outcome.Output, Does.Contain("due-soon").And.Contain("1 due by 14:00 – @LibraryDesk"));
        Assert.That(outcome.Output.TrimEnd().Split('\n'), Has.Length.EqualTo(SampleLetters.All(hasPages: true).Count() + 1));
    }

    [TestCase("no-such-letter", "KIND: 'no-such-letter' is no kind of letter. They are: due-soon, past-aim,")]
    [TestCase("due-soon", "--folder is missing: name the folder into which the letters are written, or use --list.")]
    public void What_is_wrong_is_said(string kind, string error)
    {
        AuditOutcome outcome = AuditOutcome.Of("letters", "preview", kind);
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((64, string.Empty)));
        Assert.That(outcome.Error, Does.StartWith(error));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_named()
    {
        string file = Path.GetTempFileName();
        try
        {
            AuditOutcome outcome = AuditOutcome.Of("letters", "preview", "--folder", file);
            Assert.That(outcome.Code, Is.EqualTo(74));
            Assert.That(outcome.Error, Does.StartWith($"--folder: '{file}' cannot be written to: "));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void There_is_a_sample_of_every_kind_of_notice_and_of_every_step()
    {
        string[] told =
        [
            .. SampleLetters
                .All(hasPages: true)
                .SelectMany(sample => sample.Matters)
                .Select(matter => matter.GetType().Name)
                .Distinct(StringComparer.Ordinal),
        ];
        Step[] steps =
        [
            .. SampleLetters
                .All(hasPages: true)
                .SelectMany(sample => sample.Matters)
                .OfType<ResponsivenessMonitor.Mail.Letters.Matter.OfEnquiry>()
                .Select(matter => matter.Step)
                .Distinct(),
        ];

        Assert.That(Enum.GetNames<NoticeKind>().Except(told, StringComparer.Ordinal), Is.Empty);
        Assert.That(steps, Is.EquivalentTo(Enum.GetValues<Step>()));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, file)).Trim();
}
