using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Where valid things for tests begin.</summary>
internal static class A
{
    /// <summary>A conversation of one account on Wednesday 10 June 2026, in which replies nest unless another shape is given.</summary>
    public static ConversationBuilder Conversation(ConversationShape shape = ConversationShape.Nested) => new(shape);
}
