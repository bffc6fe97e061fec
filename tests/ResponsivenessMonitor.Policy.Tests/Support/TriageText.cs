using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Verdicts as a test writes them: kind, rule, and the entry of the list that matched.</summary>
internal static class TriageText
{
    private static readonly Triage Triage = new(WordLists.English);

    /// <summary>The verdict on a message of words alone, such as <c>Enquiry AskingWord when</c>.</summary>
    public static string Judged(MessageKind kind, string text) => Text(Triage.Judge(new InboundMessage(kind, text)));

    public static string Text(TriageVerdict verdict) => $"{verdict.Kind} {verdict.Rule} {verdict.Entry}".TrimEnd();
}
