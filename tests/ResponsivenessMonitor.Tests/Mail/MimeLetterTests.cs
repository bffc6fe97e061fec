using System.Text;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class MimeLetterTests
{
    [Test]
    public void The_same_letter_has_the_same_bytes()
    {
        byte[] first = Bytes(A.Letter());
        byte[] second = Bytes(A.Letter());

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Text_comes_before_the_same_as_a_page()
    {
        MimeParts message = MimeParts.Of(A.Letter(text: "Café\nto 17:00\n", html: "<p>Café to 17:00</p>"));

        Assert.That(message["Content-Type"], Does.StartWith("multipart/alternative;"));
        Assert.That(message.Parts.Select(part => part.Body.TrimEnd()), Is.EqualTo(new[] { "Café\r\nto 17:00", "<p>Café to 17:00</p>" }));
        Assert.That(message.Parts[0].Head, Does.Contain("text/plain; charset=utf-8"));
        Assert.That(message.Parts[1].Head, Does.Contain("text/html; charset=utf-8"));
    }

    [TestCase("Message-ID", ExpectedResult = "<letter-7@mail.example.ac.uk>")]
    [TestCase("In-Reply-To", ExpectedResult = "<enquiry-41@mail.example.ac.uk>")]
    [TestCase("References", ExpectedResult = "<enquiry-41@mail.example.ac.uk>")]
    [TestCase("Date", ExpectedResult = "Tue, 09 Jun 2026 12:05:00 +0000")]
    [TestCase("Auto-Submitted", ExpectedResult = "auto-generated")]
    [TestCase("X-Auto-Response-Suppress", ExpectedResult = "All")]
    [TestCase("List-Id", ExpectedResult = "<responsiveness.example.ac.uk>")]
    [TestCase("To", ExpectedResult = "\"Jo Smith\" <jo.smith@example.ac.uk>")]
    [TestCase("From", ExpectedResult = "\"Social media responsiveness\" <social-media@example.ac.uk>")]
    [TestCase("Reply-To", ExpectedResult = "\"Marketing Service\" <marketing@example.ac.uk>")]
    public string The_header_is(string name) => MimeParts.Of(A.Letter())[name];

    [Test]
    public void Nothing_tells_how_it_was_written() =>
        Assert.That(
            MimeParts.Of(A.Letter()).Headers.Select(header => header.Name),
            Is.Unique.And.None.AnyOf("X-Sender", "X-Receiver", "Bcc", "Cc")
        );

    [Test]
    public void A_long_subject_in_any_language_is_folded_and_comes_back_whole()
    {
        string subject = string.Concat(Enumerable.Repeat("Überfällig – 図書館 ", 8)).Trim();
        byte[] bytes = Bytes(A.Letter(subject));

        Assert.That(Encoding.ASCII.GetString(bytes).Split("\r\n").Max(line => line.Length), Is.LessThanOrEqualTo(998));
        Assert.That(bytes, Has.None.GreaterThan(127));
        Assert.That(Unfold(MimeParts.Of(bytes)["Subject"]), Is.EqualTo(subject));
    }

    [Test]
    public void The_first_letter_of_a_thread_refers_to_nothing() =>
        Assert.That(
            MimeParts.Of(A.Letter() with { Thread = A.Letter().MessageId }).Headers.Select(header => header.Name),
            Has.None.AnyOf("In-Reply-To", "References")
        );

    [Test]
    public void A_text_cannot_forge_the_line_that_parts_it() =>
        Assert.That(MimeParts.Of(A.Letter(text: "\n--=_letter-7--\n--=_letter-7\n")).Parts, Has.Length.EqualTo(2));

    [Test]
    public void A_name_cannot_bring_an_address_along() =>
        Assert.That(
            MimeParts.Of(A.Letter() with { To = new("Jo\" <everybody@example.com>, \"\\", "jo.smith@example.ac.uk") })["To"],
            Is.EqualTo("\"Jo' <everybody@example.com>, '/\" <jo.smith@example.ac.uk>")
        );

    [Test]
    public void Ids_cannot_bring_a_header_along() =>
        Assert.That(
            MimeParts.Of(A.Letter() with { Thread = "a@b>\r\nBcc: everybody@example.com" })["References"],
            Is.EqualTo("<a@bBcc:everybody@example.com>")
        );

    [Test]
    public void What_cannot_be_declined_offers_no_way_to() =>
        Assert.That(
            MimeParts.Of(A.Letter()).Headers.Select(header => header.Name),
            Has.None.AnyOf("List-Unsubscribe", "List-Unsubscribe-Post")
        );

    [Test]
    public void One_click_declines_what_may_be_declined()
    {
        MimeParts message = MimeParts.Of(
            A.Letter() with
            {
                Unsubscribe = new Uri("https://monitor.example.ac.uk/decline?letter=7&until=open"),
            }
        );

        Assert.That(message["List-Unsubscribe"], Is.EqualTo("<https://monitor.example.ac.uk/decline?letter=7&until=open>"));
        Assert.That(message["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
    }

    [Test]
    public void A_long_address_stays_whole_on_its_line()
    {
        string address = $"https://monitor.example.ac.uk/decline?signed={new string('x', 800)}";
        string message = Encoding.ASCII.GetString(Bytes(A.Letter() with { Unsubscribe = new Uri(address) }));

        Assert.That(message.Split("\r\n"), Has.One.EqualTo($"List-Unsubscribe: <{address}>"));
    }

    [TestCase("http://monitor.example.ac.uk/decline", TestName = "An address that is not encrypted is left out")]
    [TestCase("mailto:list@example.ac.uk", TestName = "An address to write to is left out")]
    [TestCase("/decline", TestName = "An address without a host is left out")]
    public void It_is_left_out(string address) =>
        Assert.That(
            MimeParts
                .Of(A.Letter() with { Unsubscribe = new Uri(address, UriKind.RelativeOrAbsolute) })
                .Headers.Select(header => header.Name),
            Has.None.AnyOf("List-Unsubscribe", "List-Unsubscribe-Post")
        );

    [Test]
    public void An_address_too_long_for_a_line_is_left_out() =>
        Assert.That(
            MimeParts
                .Of(A.Letter() with { Unsubscribe = new Uri($"https://monitor.example.ac.uk/{new string('x', 1000)}") })
                .Headers.Select(header => header.Name),
            Has.None.AnyOf("List-Unsubscribe", "List-Unsubscribe-Post")
        );

    [Test]
    public void An_address_cannot_bring_a_header_along()
    {
        MimeParts message = MimeParts.Of(
            A.Letter() with
            {
                Unsubscribe = new Uri("https://m\u00fcller.example/decline?x=>\r\nBcc: everybody@example.com\r\n\r\nbody<\u202e"),
            }
        );

        Assert.That(message.Headers.Select(header => header.Name), Has.None.EqualTo("Bcc"));
        Assert.That(
            message["List-Unsubscribe"],
            Is.EqualTo("<https://xn--mller-kva.example/decline?x=%3E%0D%0ABcc:%20everybody@example.com%0D%0A%0D%0Abody%3C%E2%80%AE>")
        );
        Assert.That(message.Parts, Has.Length.EqualTo(2));
    }

    private static byte[] Bytes(OutgoingLetter letter) =>
        MimeLetter.WriteAsync(letter, "responsiveness.example.ac.uk", CancellationToken.None).GetAwaiter().GetResult();

    private static string Unfold(string encoded) =>
        string.Concat(
            encoded
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2])))
        );
}
