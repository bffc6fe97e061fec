using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data.Mappings;

internal sealed class CalendarMapping : IEntityTypeConfiguration<CalendarVersion>
{
    public void Configure(EntityTypeBuilder<CalendarVersion> builder)
    {
        _ = builder.ToTable("Calendars").HasKey(calendar => calendar.Id);
        _ = builder.HasIndex(calendar => new { calendar.Name, calendar.Version }).IsUnique();
    }
}

internal sealed class TargetMapping : IEntityTypeConfiguration<TargetVersion>
{
    public void Configure(EntityTypeBuilder<TargetVersion> builder)
    {
        _ = builder.ToTable("Targets").HasKey(target => target.Id);
        _ = builder.HasIndex(target => new { target.Name, target.Version }).IsUnique();
    }
}

internal sealed class ClosureMapping : IEntityTypeConfiguration<EnteredClosure>
{
    public void Configure(EntityTypeBuilder<EnteredClosure> builder)
    {
        _ = builder.ToTable("Closures").HasKey(closure => closure.Id);
        _ = builder.HasIndex(closure => new { closure.Calendar, closure.Date }).IsUnique();
    }
}

internal sealed class KeyMapping : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> builder) => builder.ToTable("Keys").HasKey(key => key.Name);
}

internal sealed class SessionMapping : IEntityTypeConfiguration<StoredSession>
{
    public void Configure(EntityTypeBuilder<StoredSession> builder) =>
        builder
            .ToTable("Sessions")
            .HasKey(session => new
            {
                session.Platform,
                session.Credential,
                session.Host,
            });
}

internal sealed class PlayedClockMapping : IEntityTypeConfiguration<PlayedClock>
{
    public void Configure(EntityTypeBuilder<PlayedClock> builder)
    {
        _ = builder.ToTable("PlayedClock").HasKey(clock => clock.Id);
        _ = builder.Property(clock => clock.Id).ValueGeneratedNever();
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        _ = builder.ToTable("AuditEntries").HasKey(entry => entry.Id);
        _ = builder.HasIndex(entry => entry.EnquiryId);
        _ = builder.HasIndex(entry => entry.At);
    }
}
