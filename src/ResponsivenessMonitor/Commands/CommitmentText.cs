using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands;

/// <summary>A commitment as people write it: <c>same-day</c>, <c>none</c>, or an amount of office time such as <c>8h</c>.</summary>
internal static class CommitmentText
{
    /// <exception cref="FormatException">The text is none of the three.</exception>
    internal static Commitment Read(string text) =>
        text switch
        {
            "same-day" => new Commitment.SameOfficeDay(),
            "none" => new Commitment.None(),
            _ => new Commitment.Amount(Amount(text)),
        };

    private static Duration Amount(string text)
    {
        try
        {
            return AmountText.Read(text);
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{fault.Message} Or write same-day or none.", fault);
        }
    }
}
