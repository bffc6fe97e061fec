using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>§2 and ¶15 d: what should go offline, and answers that direct there. Names, numbers and addresses are invented or reserved for examples.</summary>
internal sealed class SensitivityTests
{
    private static readonly Triage Triage = new(WordLists.English);

    [TestCase("My student number is 33412345, please look", ExpectedResult = SensitiveSigns.IdentityNumber | SensitiveSigns.Words)]
    [TestCase("I am c3341234 by the way", ExpectedResult = SensitiveSigns.IdentityNumber)]
    [TestCase("UCAS 123-456-7890 here", ExpectedResult = SensitiveSigns.IdentityNumber)]
    [TestCase("NI is QQ 12 34 56 C", ExpectedResult = SensitiveSigns.IdentityNumber)]
    [TestCase("paid with 4111 1111 1111 1111 twice", ExpectedResult = SensitiveSigns.CardNumber)]
    [TestCase(
        "ticket 4111 1111 1111 1112 is lost",
        ExpectedResult = SensitiveSigns.None,
        TestName = "A long number with a wrong check digit is no card"
    )]
    [TestCase("refund to 12-34-56 please", ExpectedResult = SensitiveSigns.BankAccount)]
    [TestCase("my IBAN: GB82 WEST 1234 5698 7654 32", ExpectedResult = SensitiveSigns.BankAccount)]
    [TestCase("I was born on 31/12/2001", ExpectedResult = SensitiveSigns.DateOfBirth)]
    [TestCase("born 2001-12-31", ExpectedResult = SensitiveSigns.DateOfBirth)]
    [TestCase("Is the fair on 31/12/2026 on?", ExpectedResult = SensitiveSigns.None, TestName = "A date to come is no date of birth")]
    [TestCase("write to sam.pell@example.org", ExpectedResult = SensitiveSigns.EmailAddress)]
    [TestCase("@library@social.example are you open", ExpectedResult = SensitiveSigns.None, TestName = "A handle is no e-mail address")]
    [TestCase("ring me on 07700 900123", ExpectedResult = SensitiveSigns.Telephone)]
    [TestCase("ring me on +44 20 7946 0958", ExpectedResult = SensitiveSigns.Telephone)]
    [TestCase("I live in ZZ1 9QX", ExpectedResult = SensitiveSigns.Postcode)]
    [TestCase("nobody answers about my fees", ExpectedResult = SensitiveSigns.Words)]
    [TestCase("Visa letter still not here", ExpectedResult = SensitiveSigns.Words)]
    [TestCase("I can't afford this week's rent", ExpectedResult = SensitiveSigns.Words)]
    [TestCase("Open on 12 June from 9 to 17:30?", ExpectedResult = SensitiveSigns.None)]
    [TestCase(
        "https://uni.example/news/33412345 is a good read",
        ExpectedResult = SensitiveSigns.None,
        TestName = "A number in a link is no sign"
    )]
    public SensitiveSigns A_students_personal_or_financial_details_are_a_sign(string text) =>
        Triage.Judge(new InboundMessage(MessageKind.DirectMessage, text)).Sensitive;

    [TestCase("Please DM us your details", ExpectedResult = true)]
    [TestCase("Could you send us a message?", ExpectedResult = true)]
    [TestCase("E-mail us and we will look", ExpectedResult = true)]
    [TestCase("Write to help@uni.example", ExpectedResult = true, TestName = "An address directs offline")]
    [TestCase("Ring 0113 496 0000", ExpectedResult = true, TestName = "So does a telephone number")]
    [TestCase("We are open until ten tonight", ExpectedResult = false)]
    public bool An_answer_that_directs_the_enquirer_offline_is_recognised(string answer) => Triage.DirectsOffline(answer);
}
