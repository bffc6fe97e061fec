using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        _ = builder.ToTable("Accounts").HasKey(account => account.Id);
        _ = builder.HasIndex(account => account.Slug).IsUnique();
        _ = builder.HasIndex(account => new { account.Platform, account.Handle }).IsUnique();
        _ = builder
            .HasOne(account => account.Administrator)
            .WithMany()
            .HasForeignKey(account => account.AdministratorId)
            .OnDelete(DeleteBehavior.Restrict);
        _ = builder
            .HasOne(account => account.Deputy)
            .WithMany()
            .HasForeignKey(account => account.DeputyId)
            .OnDelete(DeleteBehavior.Restrict);
        _ = builder
            .HasOne(account => account.Authoriser)
            .WithMany()
            .HasForeignKey(account => account.AuthoriserId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<RegisteredPerson>
{
    public void Configure(EntityTypeBuilder<RegisteredPerson> builder)
    {
        _ = builder.ToTable("People").HasKey(person => person.Id);
        _ = builder.HasIndex(person => person.Address).IsUnique();
    }
}

internal sealed class WatchMapping : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        _ = builder.ToTable("Watches").HasKey(watch => watch.AccountId);
        _ = builder.Property(watch => watch.AccountId).ValueGeneratedNever();
        _ = builder
            .HasOne(watch => watch.Account)
            .WithOne()
            .HasForeignKey<Watch>(watch => watch.AccountId)
            .OnDelete(DeleteBehavior.Cascade);
        _ = builder.HasOne(watch => watch.Access).WithMany().HasForeignKey(watch => watch.AccessId).OnDelete(DeleteBehavior.Restrict);
        _ = builder.HasIndex(watch => watch.NextPollAt).HasFilter("next_poll_at is not null");
        _ = builder.HasIndex(watch => new { watch.AccessId, watch.NextPollAt }).HasFilter("next_poll_at is not null");
        _ = builder.HasIndex(watch => watch.NextVisitLookAt).HasFilter("next_visit_look_at is not null");
        _ = builder.HasIndex(watch => watch.NextReviewAt).HasFilter("next_review_at is not null");
    }
}

internal sealed class AccessMapping : IEntityTypeConfiguration<PlatformAccess>
{
    public void Configure(EntityTypeBuilder<PlatformAccess> builder)
    {
        _ = builder.ToTable("Accesses").HasKey(access => access.Id);
        _ = builder
            .HasIndex(access => new
            {
                access.Platform,
                access.Credential,
                access.Host,
            })
            .IsUnique();
    }
}

internal sealed class MeteredReadsMapping : IEntityTypeConfiguration<MeteredReads>
{
    public void Configure(EntityTypeBuilder<MeteredReads> builder)
    {
        _ = builder.ToTable("MeteredReads").HasKey(reads => new { reads.AccountId, reads.Month });
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(reads => reads.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadingMapping : IEntityTypeConfiguration<ReadingPeriod>
{
    public void Configure(EntityTypeBuilder<ReadingPeriod> builder)
    {
        _ = builder.ToTable("Readings").HasKey(reading => reading.Id);
        _ = builder.HasIndex(reading => new { reading.AccountId, reading.LastAt });
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(reading => reading.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
