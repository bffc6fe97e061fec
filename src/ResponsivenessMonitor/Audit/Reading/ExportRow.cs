namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>One good line of an export, its texts as numbers of a <see cref="NameTable"/>.</summary>
/// <param name="Account">The account that was asked or spoke, among the names.</param>
/// <param name="Conversation">The conversation, named within the account, among the names.</param>
/// <param name="Item">The item, named within the account, among the items.</param>
/// <param name="Author">Who wrote it, among the names.</param>
/// <param name="InReplyTo">What it replies to, among the items; <see cref="None"/> when it does not say.</param>
/// <param name="Line">The line of the file, counted from one.</param>
/// <param name="At">When, in Unix milliseconds.</param>
internal readonly record struct ExportRow(int Account, int Conversation, int Item, int Author, int InReplyTo, int Line, long At)
{
    /// <summary>Stands for no item.</summary>
    internal const int None = -1;
}
