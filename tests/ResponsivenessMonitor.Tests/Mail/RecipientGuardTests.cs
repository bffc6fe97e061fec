using NodaTime;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class RecipientGuardTests
{
    [TestCase("jo.smith@example.ac.uk", ExpectedResult = true)]
    [TestCase("JO.SMITH@EXAMPLE.AC.UK", ExpectedResult = true)]
    [TestCase("anybody@trial.example.ac.uk", ExpectedResult = true)]
    [TestCase("anybody@example.ac.uk", ExpectedResult = false)]
    [TestCase("anybody@sub.trial.example.ac.uk", ExpectedResult = false)]
    [TestCase("x@evil.example, jo.smith@example.ac.uk", ExpectedResult = false)]
    public async Task<bool> Only_who_is_listed_is_written_to(string address)
    {
        Carrier carrier = new();
        RecipientGuard guard = new(carrier, ["jo.smith@example.ac.uk", "@trial.example.ac.uk"]);
        SendResult result = await guard.SendAsync(
            A.Letter() with
            {
                To = new MailBox("Jo", address),
            },
            Duration.FromSeconds(5),
            CancellationToken.None
        );

        Assert.That(result is SendResult.Accepted == (carrier.Sent == 1), "what was withheld is not said to have been accepted");
        return carrier.Sent == 1;
    }

    [Test]
    public async Task What_is_withheld_says_why_and_is_no_fault_of_the_recipient() =>
        Assert.That(
            await new RecipientGuard(new Carrier(), []).SendAsync(A.Letter(), Duration.FromSeconds(5), CancellationToken.None),
            Is.EqualTo(new SendResult.Refused("Withheld: the recipient is not in Mail:AllowedRecipients.", IsOfRecipient: false))
        );

    private sealed class Carrier : IMailTransport
    {
        internal int Sent { get; private set; }

        public Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken)
        {
            Sent++;
            return Task.FromResult<SendResult>(new SendResult.Accepted("250 OK"));
        }
    }
}
