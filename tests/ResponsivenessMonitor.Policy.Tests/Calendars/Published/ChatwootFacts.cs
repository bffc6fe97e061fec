namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>Instants that chatwoot/chatwoot publishes about service times in business hours; facts only, nothing of its text or code.</summary>
internal static class ChatwootFacts
{
    internal const string Table = """
        # spec/enterprise/services/sla/business_hours_service_spec.rb
        calendar UTC: mon-fri 09:00-17:00
        cw-001  | add          | 2024-01-17T10:00:00Z | 2:00:00              | 2024-01-17T12:00:00Z
        cw-002  | add          | 2024-01-19T16:00:00Z | 2:00:00              | 2024-01-22T10:00:00Z | Friday afternoon to Monday
        cw-003  | add          | 2024-01-17T07:00:00Z | 2:00:00              | 2024-01-17T11:00:00Z
        cw-004  | add          | 2024-01-17T18:00:00Z | 2:00:00              | 2024-01-18T11:00:00Z
        cw-005  | add          | 2024-01-20T10:00:00Z | 2:00:00              | 2024-01-22T11:00:00Z
        cw-006  | add          | 2024-01-15T16:00:00Z | 10:00:00             | 2024-01-17T10:00:00Z

        calendar America/New_York: mon-fri 09:00-17:00
        cw-007  | add          | 2024-01-19T21:00:00Z | 2:00:00              | 2024-01-22T15:00:00Z

        calendar UTC: mon-fri 09:00-17:00; sat 00:00-24:00
        cw-008  | add          | 2024-01-20T10:00:00Z | 2:00:00              | 2024-01-20T12:00:00Z
        cw-009  | add          | 2024-01-20T00:00:00Z | 24:00:00             | 2024-01-21T00:00:00Z | ends at a close, 24:00

        calendar UTC: mon,wed,thu,fri 09:00-17:00; tue 09:00-20:00
        cw-010  | add          | 2024-01-15T18:00:00Z | 10:00:00             | 2024-01-16T19:00:00Z | Tuesday's own close counts
        cw-011  | add          | 2024-01-15T16:00:00Z | 12:00:00             | 2024-01-16T20:00:00Z | ends at a close

        calendar UTC: mon-sun 00:00-24:00
        cw-012  | add          | 2024-01-19T16:00:00Z | 1:00:00              | 2024-01-19T17:00:00Z | open always

        # pull request 13392
        calendar UTC: mon-fri 09:00-17:00
        cw-013  | add          | 2024-01-19T16:30:00Z | 1:00:00              | 2024-01-22T09:30:00Z | dated by us; published for weekdays only
        """;
}
