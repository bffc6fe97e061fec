namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Words that stand near a number and say what it is, so that hours, dates and counts bear no sign (¶15 d).</summary>
/// <param name="Telephone">Before a telephone number that is not written as one.</param>
/// <param name="BankAccount">Beside a sort code that is not written as one, or may be a date.</param>
/// <param name="Identity">Beside a student's or other identity number that may be a date or a count.</param>
public sealed record NumberCues(WordList Telephone, WordList BankAccount, WordList Identity);
