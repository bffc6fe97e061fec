using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>What became of asking a platform for tokens.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer() { }

    /// <summary>They were granted.</summary>
    internal sealed record Granted(GrantedTokens Tokens) : TokenAnswer;

    /// <summary>They were not, and will not be until somebody does something.</summary>
    /// <param name="Kind">What of the access is lost.</param>
    /// <param name="Why">What is wrong; without a full stop, and without a token.</param>
    /// <param name="Mend">What to do about it; without a full stop.</param>
    internal sealed record Refused(AccessLossKind Kind, string Why, string Mend) : TokenAnswer;

    /// <summary>It could not be asked, or what came is no answer.</summary>
    /// <param name="Reading">What a reading returns for it.</param>
    /// <param name="Why">What happened; without a full stop, and without a token.</param>
    internal sealed record Failed(Reading Reading, string Why) : TokenAnswer;
}
