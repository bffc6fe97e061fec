using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>The versions of the rules that an account's enquiries go by now.</summary>
internal sealed record EnquiryRules(long CalendarId, OfficeCalendar Calendar, long TargetId, ReplyTarget Target);
