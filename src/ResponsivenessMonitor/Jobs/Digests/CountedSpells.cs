using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The enquiries that are still kept, with what each adds to the figures; never of a person (¶28, 30).</summary>
internal sealed class CountedSpells
{
    private readonly List<(Enquiry Enquiry, SpellFigures Figures)> spells = [];

    /// <summary>Loads those that are counted on some dates.</summary>
    internal static async Task<CountedSpells> LoadAsync(
        MonitorDbContext db,
        RuleBook rules,
        IReadOnlyCollection<WatchedAccount> accounts,
        DateInterval dates,
        CancellationToken cancellationToken
    )
    {
        Dictionary<long, Instant> knownTo = accounts.ToDictionary(watched => watched.Account.Id, watched => watched.KnownTo);
        long? only = knownTo.Count == 1 ? knownTo.Keys.Single() : null;
        (LocalDate first, LocalDate last) = (dates.Start, dates.End);
        List<Enquiry> enquiries = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.CountedOn >= first && enquiry.CountedOn <= last && (only == null || enquiry.AccountId == only))
            .OrderBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        CountedSpells counted = new();
        foreach (Enquiry enquiry in enquiries)
        {
            OfficeCalendar calendar = await rules.CalendarAsync(db, enquiry.CalendarId, cancellationToken);
            counted.spells.Add((enquiry, enquiry.ToFigures(calendar, knownTo[enquiry.AccountId])));
        }

        return counted;
    }

    /// <summary>The figures of those counted on some dates, of one account or of all.</summary>
    internal List<SpellFigures> Of(DateInterval dates, long? accountId = null) =>
        [
            .. spells
                .Where(spell => dates.Contains(spell.Figures.CountedOn) && (accountId is null || spell.Enquiry.AccountId == accountId))
                .Select(spell => spell.Figures),
        ];

    /// <summary>How many of what was asked in public was answered there (¶15 d).</summary>
    internal TransparencyShare TransparencyOf(DateInterval dates) =>
        TransparencyShare.Of(
            spells
                .Where(spell => dates.Contains(spell.Figures.CountedOn))
                .Select(spell => (spell.Enquiry.Kind, spell.Enquiry.Sensitive, (SpellEnd?)spell.Enquiry.ToSpell().End))
        );
}
