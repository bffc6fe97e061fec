using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Data.Entities;

/// <content>What is left of it once its enquirer was erased.</content>
internal sealed partial class Enquiry
{
    /// <summary>What the names of an enquiry begin with whose enquirer was erased; its number follows.</summary>
    private const string ErasedName = "erased ";

    /// <summary>Whether it is nobody's any more, so that no platform knows it.</summary>
    internal static bool IsErased(string openingItem) => openingItem.StartsWith(ErasedName, StringComparison.Ordinal);

    /// <summary>
    /// Forgets who asked, and all by which they could be found again; what was measured stays. One that still waits ends like one whose items were
    /// removed, for nobody can tell any more whether it is answered.
    /// </summary>
    internal void EraseEnquirer(Instant at)
    {
        Forget();
        string blank = string.Create(CultureInfo.InvariantCulture, $"{ErasedName}{Id}");
        (OpeningItem, OpeningKey, Conversation) = (blank, blank, blank);
        (Enquirer, AnswerItem) = (StoredItem.ErasedAuthor, null);
        if (EndedAt is null && State == EnquiryState.Open)
        {
            Keep(new SpellEnd.Closed(at, ClosingReason.Removed));
            LookAt(at);
        }

        Version++;
    }
}
