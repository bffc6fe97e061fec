using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>Accounts as letters speak of them.</summary>
internal static class LetterAccounts
{
    internal static LetterAccount Of(Account account, OfficeCalendar calendar) =>
        new(account.Slug.Slug, account.Name, account.Handle, account.Platform, account.Steward, calendar.Zone);
}
