using NodaTime;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>Writes one letter: gathers what its words need, and keeps it in the outbox.</summary>
internal sealed class LetterWriter(
    RuleBook rules,
    EnquiryMatters enquiries,
    OtherMatters others,
    LetterHeads heads,
    LinkBook book,
    LetterRenderer renderer,
    MailOptions mail,
    MarketingOptions marketing
)
{
    /// <summary>Writes the letter of a group.</summary>
    /// <param name="db">Is read, not written.</param>
    /// <param name="group">What it tells whom.</param>
    /// <param name="key">By which it is known for ever.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<Letter> WriteAsync(
        MonitorDbContext db,
        LetterGroup group,
        string key,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        DateTimeZone zone = (await rules.LatestAsync(db, marketing.Calendar, cancellationToken)).Calendar.Zone;
        (Role role, long? person) = (group.Recipient.Role, group.Recipient.PersonId);
        ReaderLinks links = new(await book.ForAsync(db, role, person, now, cancellationToken), role, person);
        List<Matter> matters = [];
        foreach (Notice notice in group.Notices)
        {
            matters.Add(
                notice.Step is null
                    ? await others.OfAsync(db, notice, links, now, cancellationToken)
                    : await enquiries.OfAsync(db, notice, group.Recipient, links, now, cancellationToken)
            );
        }

        matters.AddRange(await enquiries.BeforeAsync(db, group, links, cancellationToken));
        LetterHead head = await heads.OfAsync(db, group, links, now, zone, cancellationToken);
        LetterModel model = LetterComposer.Compose(head, matters);
        string domain = mail.Sender.Address[(mail.Sender.Address.LastIndexOf('@') + 1)..];
        return new Letter
        {
            Key = key,
            MessageId = $"{key}@{domain}",
            Thread = $"{group.ThreadOn(now.InZone(zone).Date)}@{domain}",
            RecipientName = group.Recipient.Name,
            RecipientAddress = group.Recipient.Address,
            PersonId = group.Recipient.PersonId,
            Role = group.Recipient.Role,
            Tells = group.Tells,
            Subject = model.Subject,
            Text = LetterText.Of(model),
            Html = await renderer.RenderAsync(model),
            Unsubscribe = head.Decline is { Scheme: "https" } decline ? decline.AbsoluteUri : null,
            WrittenAt = now,
            SendAt = now,
            State = LetterState.Waiting,
        };
    }
}
