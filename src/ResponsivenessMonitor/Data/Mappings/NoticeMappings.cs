using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data.Mappings;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        _ = builder.ToTable("Notices").HasKey(notice => notice.Id);
        // Whoever settles a notice has to have seen what it was: a letter may be written of it while its enquiry is assessed.
        _ = builder.Property(notice => notice.State).IsConcurrencyToken();
        _ = builder.HasIndex(notice => notice.DedupKey).IsUnique();
        _ = builder.HasIndex(notice => notice.DeliverAt).HasFilter("deliver_at is not null");
        _ = builder.HasIndex(notice => notice.EnquiryId);
        _ = builder.HasOne(notice => notice.Letter).WithMany().HasForeignKey(notice => notice.LetterId).OnDelete(DeleteBehavior.SetNull);
        _ = builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.AccountId).OnDelete(DeleteBehavior.Cascade);
        _ = builder.HasOne<Enquiry>().WithMany().HasForeignKey(notice => notice.EnquiryId).OnDelete(DeleteBehavior.Cascade);
        _ = builder.HasOne<Digest>().WithMany().HasForeignKey(notice => notice.DigestId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DigestMapping : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> builder)
    {
        _ = builder.ToTable("Digests").HasKey(digest => digest.Id);
        _ = builder.HasIndex(digest => new { digest.Audience, digest.Date }).IsUnique();
        _ = builder.HasIndex(digest => digest.DueAt).HasFilter("due_at is not null");
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        _ = builder.ToTable("Letters").HasKey(letter => letter.Id);
        _ = builder.HasIndex(letter => letter.Key).IsUnique();
        _ = builder.HasIndex(letter => letter.SendAt).HasFilter("send_at is not null");
        _ = builder.HasIndex(letter => letter.RecipientAddress);
        _ = builder.HasIndex(letter => new { letter.PersonId, letter.FinalAt });
        _ = builder.HasIndex(letter => letter.FinalAt).HasFilter("state = 'Sent'");
    }
}
