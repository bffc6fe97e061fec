using NodaTime;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class PickupTransportTests
{
    private string folder = string.Empty;

    [SetUp]
    public void Make() => folder = Path.Combine(Directory.CreateTempSubdirectory("pickup-").FullName, "letters");

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Test]
    public async Task The_same_letter_twice_is_one_file()
    {
        Assert.That(await SendAsync(A.Letter()), Is.InstanceOf<SendResult.Accepted>());
        Assert.That(await SendAsync(A.Letter()), Is.InstanceOf<SendResult.Accepted>());

        Assert.That(Directory.EnumerateFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "letter-7.eml" }));
    }

    [Test]
    public void A_key_cannot_leave_the_folder() =>
        Assert.That(() => SendAsync(A.Letter() with { Key = "../letter" }), Throws.ArgumentException);

    [Test]
    public async Task A_folder_that_cannot_be_written_to_is_tried_again_later()
    {
        await File.WriteAllTextAsync(folder, "in the way");

        Assert.That(await SendAsync(A.Letter()), Is.InstanceOf<SendResult.Deferred>());
    }

    [TestCase("not an address")]
    [TestCase("a@example.ac.uk, b@example.ac.uk")]
    [TestCase("a@example.ac.uk\r\nBcc: b@example.ac.uk")]
    [TestCase("\"x\" <a@example.ac.uk>")]
    public async Task A_recipient_without_one_plain_address_is_refused(string address) =>
        Assert.That(await SendAsync(A.Letter() with { To = new MailBox("Jo", address) }), Is.InstanceOf<SendResult.Refused>());

    private Task<SendResult> SendAsync(OutgoingLetter letter) =>
        new PickupTransport(folder, "responsiveness.example.ac.uk").SendAsync(letter, Duration.FromSeconds(5), CancellationToken.None);
}
