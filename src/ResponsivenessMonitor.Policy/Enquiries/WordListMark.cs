namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>What the sign before an entry of a word list says of it.</summary>
internal enum WordListMark
{
    /// <summary>No sign: it counts wherever it stands.</summary>
    None,

    /// <summary><c>*n't</c>: any word with that ending counts.</summary>
    Ending,

    /// <summary><c>^is</c>: it counts only where a sentence begins.</summary>
    Beginning,

    /// <summary><c>+ok</c>: it may stand before a beginning and beside what covers a message, and counts for nothing by itself.</summary>
    Accompanying,

    /// <summary><c>!would love</c>: it does not count, and neither does a shorter entry that it begins with.</summary>
    Excepted,
}
