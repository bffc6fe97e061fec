namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>One good line of an export, its texts as numbers of a <see cref="NameTable"/>.</summary>
/// <param name="Account">The account that was asked or spoke.</param>
/// <param name="Conversation">The conversation, named within the account.</param>
/// <param name="Item">The item, named within the account.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="InReplyTo">What it replies to; negative when it does not say.</param>
/// <param name="Line">The line of the file, counted from one.</param>
/// <param name="At">When, in Unix milliseconds.</param>
internal readonly record struct ExportRow(int Account, int Conversation, int Item, int Author, int InReplyTo, int Line, long At);
