using System.Diagnostics;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>§2: one hostile post must never stop an account, and no verdict depends on the machine's speed.</summary>
internal sealed class HostileTextTests
{
    private const int Long = 100_000;
    private const int Longer = 4 * Long;

    /// <summary>Four times the text may cost four times the time and some noise, which another try is rid of; a square costs sixteen times.</summary>
    private const double MostGrowth = 12;

    /// <summary>Below this the clock measures the machine rather than the text.</summary>
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(4);

    private static readonly Triage Triage = new(WordLists.English);

    private static readonly string[] Units =
    [
        "a",
        "a.",
        "a@",
        "@a",
        "@a ",
        "@a@a ",
        "a@a.",
        "1",
        "1 ",
        "0-",
        "0 (",
        "12-34-",
        "0113 496 ",
        "call 0113 ",
        "number 1234567 ",
        "sort code 12 34 56 ",
        "A1",
        "AB1 1",
        "GB82 ",
        "31/12/",
        "http://",
        "www. ",
        "'a",
        "'",
        "can ",
        "hi ",
        "would love ",
        "((",
        ". ",
        "\n",
        "١",
        "👩\u200d",
        "\ufe0f",
        "e\u0301\u0327",
        "\ud800",
        "𝗮",
    ];

    [TestCaseSource(nameof(Units))]
    [MaxTime(20_000)]
    public void A_hostile_post_costs_no_more_than_its_length(string unit)
    {
        string text = Repeated(unit, Long);
        string longer = Repeated(unit, Longer);

        Judge(text);

        Assert.That(() => Seconds(() => Judge(longer)) / Seconds(() => Judge(text)), Is.LessThan(MostGrowth).After(5_000, 1));
    }

    [TestCaseSource(nameof(Units))]
    [MaxTime(20_000)]
    public void A_hostile_post_hides_no_question_after_it(string unit) =>
        Assert.That(
            Triage.Judge(new InboundMessage(MessageKind.Comment, Repeated(unit, Long) + "\nIs it open?")).Kind,
            Is.EqualTo(TriageKind.Enquiry)
        );

    [TestCaseSource(nameof(Units))]
    [MaxTime(20_000)]
    public void A_hostile_reply_to_others_is_read_for_our_handle(string unit)
    {
        string text = "@asker " + Repeated(unit, Long) + " look @librarydesk";
        InboundMessage message = new(MessageKind.Mention, text) { RepliesToOthers = true, AccountHandles = ["librarydesk"] };

        Assert.That(Triage.Judge(message).Kind, Is.Not.EqualTo(TriageKind.NotInbound));
    }

    private static void Judge(string text)
    {
        _ = Triage.Judge(new InboundMessage(MessageKind.Comment, text));
        _ = Triage.DirectsOffline(text);
    }

    private static string Repeated(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return Math.Max(elapsed.TotalSeconds, Floor.TotalSeconds);
    }
}
