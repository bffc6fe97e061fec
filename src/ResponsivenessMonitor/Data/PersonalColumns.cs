namespace ResponsivenessMonitor.Data;

/// <summary>Whom each column speaks of that holds a text or bytes (§7): a new one has to be put here, and if it is personal, into docs/privacy.md.</summary>
internal static class PersonalColumns
{
    /// <summary>Every such column, as <c>table.column</c>.</summary>
    internal static IReadOnlyDictionary<string, DataSubject> All { get; } =
        new Dictionary<string, DataSubject>(StringComparer.Ordinal)
        {
            ["accesses.credential"] = DataSubject.Nobody,
            ["accesses.host"] = DataSubject.Nobody,
            ["accesses.paused_because"] = DataSubject.Nobody,
            ["accesses.platform"] = DataSubject.Nobody,
            ["accounts.audience"] = DataSubject.Nobody,
            ["accounts.author_id"] = DataSubject.Nobody, // the university's own
            ["accounts.branding"] = DataSubject.Nobody,
            ["accounts.business_case"] = DataSubject.Nobody,
            ["accounts.calendar"] = DataSubject.Nobody,
            ["accounts.commitment"] = DataSubject.Nobody,
            ["accounts.content_plan"] = DataSubject.Nobody,
            ["accounts.handle"] = DataSubject.Nobody,
            ["accounts.instant_replies"] = DataSubject.Nobody,
            ["accounts.name"] = DataSubject.Nobody,
            ["accounts.platform"] = DataSubject.Nobody,
            ["accounts.slug"] = DataSubject.Nobody,
            ["audit_entries.action"] = DataSubject.Nobody,
            ["audit_entries.by"] = DataSubject.Colleague,
            ["audit_entries.detail"] = DataSubject.Both, // an answer's address, names of a registration that changed
            ["calendars.content"] = DataSubject.Nobody,
            ["calendars.name"] = DataSubject.Nobody,
            ["cases.named"] = DataSubject.Nobody,
            ["closures.calendar"] = DataSubject.Nobody,
            ["closures.open"] = DataSubject.Nobody,
            ["enquiries.answer_item"] = DataSubject.Author,
            ["enquiries.conversation"] = DataSubject.Author,
            ["enquiries.enquirer"] = DataSubject.Author,
            ["enquiries.excerpt"] = DataSubject.Author,
            ["enquiries.opening_item"] = DataSubject.Author,
            ["enquiries.opening_key"] = DataSubject.Author,
            ["enquiries.permalink"] = DataSubject.Author,
            ["enquiries.sibling"] = DataSubject.Nobody, // another account of the university
            ["enquiries.standing"] = DataSubject.Nobody,
            ["enquiry_acts.answer_item"] = DataSubject.Author,
            ["enquiry_acts.conversation"] = DataSubject.Author,
            ["enquiry_acts.on_item"] = DataSubject.Author,
            ["enquiry_acts.sibling"] = DataSubject.Nobody,
            ["items.author"] = DataSubject.Author,
            ["items.conversation"] = DataSubject.Author,
            ["items.in_reply_to"] = DataSubject.Author,
            ["items.names"] = DataSubject.Author,
            ["items.permalink"] = DataSubject.Author,
            ["items.platform_item_id"] = DataSubject.Author,
            ["items.pseudonym"] = DataSubject.Author,
            ["keys.name"] = DataSubject.Author, // who was erased, as a hash
            ["keys.value"] = DataSubject.Nobody,
            ["letters.html"] = DataSubject.Both,
            ["letters.key"] = DataSubject.Nobody,
            ["letters.last_error"] = DataSubject.Colleague, // a mail server's words may repeat the address
            ["letters.lease_owner"] = DataSubject.Nobody,
            ["letters.message_id"] = DataSubject.Nobody,
            ["letters.recipient_address"] = DataSubject.Colleague,
            ["letters.recipient_name"] = DataSubject.Colleague,
            ["letters.subject"] = DataSubject.Nobody,
            ["letters.tells"] = DataSubject.Nobody,
            ["letters.text"] = DataSubject.Both,
            ["letters.thread"] = DataSubject.Nobody,
            ["letters.unsubscribe"] = DataSubject.Colleague,
            ["notices.dedup_key"] = DataSubject.Author,
            ["notices.detail"] = DataSubject.Nobody,
            ["notices.settled_because"] = DataSubject.Nobody,
            ["people.address"] = DataSubject.Colleague,
            ["people.calendar"] = DataSubject.Nobody,
            ["people.name"] = DataSubject.Colleague,
            ["played_clock.play"] = DataSubject.Nobody,
            ["readings.detail"] = DataSubject.Nobody,
            ["sessions.content"] = DataSubject.Nobody,
            ["sessions.credential"] = DataSubject.Nobody,
            ["sessions.host"] = DataSubject.Nobody,
            ["sessions.platform"] = DataSubject.Nobody,
            ["setbacks.because"] = DataSubject.Nobody,
            ["setbacks.job"] = DataSubject.Nobody,
            ["setbacks.subject"] = DataSubject.Nobody,
            ["signs.evidence"] = DataSubject.Nobody,
            ["silences.signs"] = DataSubject.Nobody,
            ["targets.commitment"] = DataSubject.Nobody,
            ["targets.name"] = DataSubject.Nobody,
            ["watches.bookmark"] = DataSubject.Nobody, // places in lists; hashes where they stand for items
            ["watches.lease_owner"] = DataSubject.Nobody,
        };
}

/// <summary>Whom a column may speak of.</summary>
internal enum DataSubject
{
    /// <summary>No person.</summary>
    Nobody,

    /// <summary>Somebody who wrote to an account or in its conversations.</summary>
    Author,

    /// <summary>Somebody whom a registration names, or who acts here.</summary>
    Colleague,

    /// <summary>Either.</summary>
    Both,
}
