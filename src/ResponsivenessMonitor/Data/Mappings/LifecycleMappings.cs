using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data.Mappings;

internal sealed class VisitMapping : IEntityTypeConfiguration<VisitDay>
{
    public void Configure(EntityTypeBuilder<VisitDay> builder)
    {
        _ = builder.ToTable("Visits").HasKey(visit => new { visit.AccountId, visit.Date });
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(visit => visit.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignMapping : IEntityTypeConfiguration<AccountSign>
{
    public void Configure(EntityTypeBuilder<AccountSign> builder)
    {
        _ = builder.ToTable("Signs").HasKey(sign => sign.Id);
        _ = builder.HasIndex(sign => new { sign.AccountId, sign.Sign }).IsUnique().HasFilter("closed_at is null");
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(sign => sign.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CaseMapping : IEntityTypeConfiguration<AccountCase>
{
    public void Configure(EntityTypeBuilder<AccountCase> builder)
    {
        _ = builder.ToTable("Cases").HasKey(entry => entry.Id);
        _ = builder.HasIndex(entry => entry.AccountId).IsUnique().HasFilter("closed_at is null");
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SilenceMapping : IEntityTypeConfiguration<AccountSilence>
{
    public void Configure(EntityTypeBuilder<AccountSilence> builder)
    {
        _ = builder.ToTable("Silences").HasKey(silence => silence.Id);
        _ = builder.HasIndex(silence => silence.AccountId);
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(silence => silence.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        _ = builder.ToTable("Absences").HasKey(absence => absence.Id);
        _ = builder.HasIndex(absence => new { absence.PersonId, absence.Until });
        _ = builder.HasOne<RegisteredPerson>().WithMany().HasForeignKey(absence => absence.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReviewMapping : IEntityTypeConfiguration<RegistrationReview>
{
    public void Configure(EntityTypeBuilder<RegistrationReview> builder)
    {
        _ = builder.ToTable("Reviews").HasKey(review => review.Id);
        _ = builder.HasIndex(review => new { review.AccountId, review.AskedAt }).IsUnique();
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(review => review.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SetbackMapping : IEntityTypeConfiguration<Setback>
{
    public void Configure(EntityTypeBuilder<Setback> builder) =>
        builder.ToTable("Setbacks").HasKey(setback => new { setback.Job, setback.Subject });
}
