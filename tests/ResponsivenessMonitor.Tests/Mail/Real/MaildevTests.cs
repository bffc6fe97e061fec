using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Tests.Mail.Real;

/// <summary>Letters given to maildev and read back as its own reader of mail understood them.</summary>
[Category("Real")]
internal sealed class MaildevTests
{
    [SetUp]
    public Task Find() => MailServers.WithMaildevAsync();

    [Test]
    public async Task A_letter_is_understood_as_it_was_meant()
    {
        OutgoingLetter letter = A.Letter("2 überfällig – 図書館", "Café bis 17:00.\nZweite Zeile.\n", "<p>Café bis 17:00.</p>") with
        {
            MessageId = UniqueId(),
            From = new MailBox("Größere Auskunft 図書館", "social-media@example.ac.uk"),
            To = new MailBox("Zoë Åström", "zoe@example.ac.uk"),
            Unsubscribe = new Uri("https://monitor.example.ac.uk/decline?letter=7"),
        };
        Assert.That(await SendAsync(letter), Is.InstanceOf<SendResult.Accepted>());

        using HttpClient client = new() { BaseAddress = new Uri(MailServers.Maildev) };
        JsonElement mail = await ReceivedAsync(client, letter.MessageId);
        string source = await client.GetStringAsync($"/api/email/{mail.GetProperty("id").GetString()}/source");
        using HttpResponseMessage removed = await client.DeleteAsync($"/api/email/{mail.GetProperty("id").GetString()}");

        JsonElement headers = mail.GetProperty("headers");
        Assert.Multiple(() =>
        {
            Assert.That(Text(mail, "subject"), Is.EqualTo("2 überfällig – 図書館"));
            Assert.That(Text(mail.GetProperty("from")[0], "name"), Is.EqualTo("Größere Auskunft 図書館"));
            Assert.That(Text(mail.GetProperty("to")[0], "name"), Is.EqualTo("Zoë Åström"));
            Assert.That(Text(mail.GetProperty("to")[0], "address"), Is.EqualTo("zoe@example.ac.uk"));
            Assert.That(mail.GetProperty("envelope").GetProperty("to").GetArrayLength(), Is.EqualTo(1));
            Assert.That(Text(mail, "text").TrimEnd().ReplaceLineEndings("\n"), Is.EqualTo("Café bis 17:00.\nZweite Zeile."));
            Assert.That(Text(mail, "html").TrimEnd(), Is.EqualTo("<p>Café bis 17:00.</p>"));
            Assert.That(Text(headers, "references"), Is.EqualTo("<enquiry-41@mail.example.ac.uk>"));
            Assert.That(Text(headers, "in-reply-to"), Is.EqualTo("<enquiry-41@mail.example.ac.uk>"));
            Assert.That(Text(headers, "auto-submitted"), Is.EqualTo("auto-generated"));
            Assert.That(source, Does.Contain("\r\nX-Auto-Response-Suppress: All\r\n"));
            Assert.That(source, Does.Contain("\r\nList-Unsubscribe: <https://monitor.example.ac.uk/decline?letter=7>\r\n"));
            Assert.That(source, Does.Contain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
            Assert.That(source, Does.Contain("Content-Type: multipart/alternative;"));
        });
    }

    [Test]
    public async Task Without_login_no_letter_is_lost()
    {
        SendResult result = await SendAsync(A.Letter(), password: "wrong");

        Assert.That((result as SendResult.Deferred)?.Reason, Does.StartWith("530").And.Contain("Mail:User and Mail:Password"));
    }

    [TestCase("pass", ExpectedResult = "Works")]
    [TestCase("wrong", ExpectedResult = "Problem")]
    public async Task<string> A_check_tries_the_login(string password) =>
        (await new SmtpProbe(Options(password), TimeProvider.System).ProveAsync(CancellationToken.None)).GetType().Name;

    private static async Task<JsonElement> ReceivedAsync(HttpClient client, string messageId)
    {
        using JsonDocument all = JsonDocument.Parse(await client.GetStringAsync("/api/email"));
        return all
            .RootElement.EnumerateArray()
            .Single(mail => string.Equals(Text(mail.GetProperty("headers"), "message-id"), $"<{messageId}>", StringComparison.Ordinal))
            .Clone();
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;

    private static Task<SendResult> SendAsync(OutgoingLetter letter, string password = "pass") =>
        new SmtpTransport(Options(password)).SendAsync(letter, Duration.FromSeconds(20), CancellationToken.None);

    private static MailOptions Options(string password) =>
        new()
        {
            Host = "127.0.0.1",
            Port = MailServers.MaildevPort,
            UseStartTls = false,
            User = "user",
            Password = password,
        };

    /// <summary>The server may run on and hold the letters of earlier runs.</summary>
    private static string UniqueId() => $"real-{TimeProvider.System.GetUtcNow().UtcTicks}@mail.example.ac.uk";
}
