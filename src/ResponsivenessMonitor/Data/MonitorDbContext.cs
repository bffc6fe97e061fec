using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data.Conversions;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>The database, which is the truth: jobs only look at what is due in it.</summary>
internal abstract class MonitorDbContext(DbContextOptions options) : DbContext(options)
{
    internal DbSet<Account> Accounts => Set<Account>();

    internal DbSet<RegisteredPerson> People => Set<RegisteredPerson>();

    internal DbSet<Watch> Watches => Set<Watch>();

    internal DbSet<PlatformAccess> Accesses => Set<PlatformAccess>();

    internal DbSet<MeteredReads> MeteredReads => Set<MeteredReads>();

    internal DbSet<ReadingPeriod> Readings => Set<ReadingPeriod>();

    internal DbSet<CalendarVersion> Calendars => Set<CalendarVersion>();

    internal DbSet<TargetVersion> Targets => Set<TargetVersion>();

    internal DbSet<EnteredClosure> Closures => Set<EnteredClosure>();

    internal DbSet<StoredItem> Items => Set<StoredItem>();

    internal DbSet<Enquiry> Enquiries => Set<Enquiry>();

    internal DbSet<EnquiryAct> EnquiryActs => Set<EnquiryAct>();

    internal DbSet<VisitDay> Visits => Set<VisitDay>();

    internal DbSet<AccountSign> Signs => Set<AccountSign>();

    internal DbSet<AccountCase> Cases => Set<AccountCase>();

    internal DbSet<AccountSilence> Silences => Set<AccountSilence>();

    internal DbSet<Absence> Absences => Set<Absence>();

    internal DbSet<RegistrationReview> Reviews => Set<RegistrationReview>();

    internal DbSet<Notice> Notices => Set<Notice>();

    internal DbSet<Digest> Digests => Set<Digest>();

    internal DbSet<Letter> Letters => Set<Letter>();

    internal DbSet<MonthlyFigures> Figures => Set<MonthlyFigures>();

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<Setback> Setbacks => Set<Setback>();

    internal DbSet<StoredSession> Sessions => Set<StoredSession>();

    internal DbSet<StoredKey> Keys => Set<StoredKey>();

    internal DbSet<PlayedClock> PlayedClocks => Set<PlayedClock>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        DomainConversions.Add(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.ApplyConfigurationsFromAssembly(typeof(MonitorDbContext).Assembly);
        SnakeCase.Apply(modelBuilder);
    }
}
