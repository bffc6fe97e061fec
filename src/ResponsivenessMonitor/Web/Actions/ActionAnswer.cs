using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>What came of a button that was pressed.</summary>
internal abstract record ActionAnswer
{
    private ActionAnswer() { }

    /// <summary>It was done.</summary>
    internal sealed record Done(PageLine What) : ActionAnswer;

    /// <summary>It had been done before, or had come about by itself.</summary>
    /// <param name="What">What is true now, in whole sentences.</param>
    internal sealed record Already(string What) : ActionAnswer;

    /// <summary>It cannot be done.</summary>
    internal sealed record Refused(string Why) : ActionAnswer;

    /// <summary>Something that was written is wrong; the form knows what.</summary>
    internal sealed record Wrong(ActionForm Form) : ActionAnswer;

    /// <summary>The page has no such button.</summary>
    internal sealed record Unknown : ActionAnswer;

    /// <summary>The answer to an act.</summary>
    internal static ActionAnswer Of(ActOutcome outcome, PageLine done) =>
        outcome switch
        {
            ActOutcome.Done { What: { } what } => new Done(done.And(PageLine.Of($" {what}"))),
            ActOutcome.Done => new Done(done),
            ActOutcome.Refused refused => new Refused(refused.Why),
            ActOutcome.AlreadySo already => new Already(already.What),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An act was done, had been done, or was refused."),
        };
}
