using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data.Mappings;

internal sealed class ItemMapping : IEntityTypeConfiguration<StoredItem>
{
    public void Configure(EntityTypeBuilder<StoredItem> builder)
    {
        _ = builder.ToTable("Items").HasKey(item => new { item.AccountId, item.PlatformItemId });
        _ = builder.HasIndex(item => new { item.AccountId, item.Conversation });
        _ = builder.HasIndex(item => new { item.AccountId, item.SpamAt }).HasFilter("spam_at is not null");
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(item => item.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EnquiryMapping : IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<Enquiry> builder)
    {
        _ = builder
            .ToTable(
                "Enquiries",
                table => table.HasCheckConstraint("ck_enquiries_open_is_due", "(state = 'Open') = (next_look_at is not null)")
            )
            .HasKey(enquiry => enquiry.Id);
        _ = builder.Property(enquiry => enquiry.Version).IsConcurrencyToken();
        _ = builder.HasOne(enquiry => enquiry.Account).WithMany().HasForeignKey(enquiry => enquiry.AccountId);
        _ = builder.HasOne<CalendarVersion>().WithMany().HasForeignKey(enquiry => enquiry.CalendarId).OnDelete(DeleteBehavior.Restrict);
        _ = builder.HasOne<TargetVersion>().WithMany().HasForeignKey(enquiry => enquiry.TargetId).OnDelete(DeleteBehavior.Restrict);
        _ = builder.HasIndex(enquiry => new { enquiry.AccountId, enquiry.OpeningItem }).IsUnique();
        _ = builder.HasIndex(enquiry => new { enquiry.AccountId, enquiry.Conversation });
        _ = builder.HasIndex(enquiry => enquiry.NextLookAt).HasFilter("next_look_at is not null");
        _ = builder.HasIndex(enquiry => enquiry.AccountId, "ix_enquiries_open_of_account").HasFilter("next_look_at is not null");
        _ = builder.HasIndex(enquiry => new { enquiry.CountedOn, enquiry.AccountId });
    }
}

internal sealed class EnquiryActMapping : IEntityTypeConfiguration<EnquiryAct>
{
    public void Configure(EntityTypeBuilder<EnquiryAct> builder)
    {
        _ = builder.ToTable("EnquiryActs").HasKey(act => act.Id);
        _ = builder.HasIndex(act => new { act.AccountId, act.Conversation });
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(act => act.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FiguresMapping : IEntityTypeConfiguration<MonthlyFigures>
{
    public void Configure(EntityTypeBuilder<MonthlyFigures> builder)
    {
        _ = builder
            .ToTable("Figures")
            .HasKey(figures => new
            {
                figures.AccountId,
                figures.Month,
                figures.TargetId,
            });
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(figures => figures.AccountId);
        _ = builder.HasOne<TargetVersion>().WithMany().HasForeignKey(figures => figures.TargetId).OnDelete(DeleteBehavior.Restrict);
    }
}
