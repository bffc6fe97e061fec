namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>What bokmann/business_time (MIT) publishes about business time in its tests; each block names the file.</summary>
/// <remarks>
/// Of 40 facts two follow another convention, and say so: an empty amount moves to an opening or a close (bt-004, bt-005).
/// </remarks>
internal static class BusinessTimeFacts
{
    internal const string Table = """
        # test/test_business_hours.rb
        calendar UTC: mon-fri 09:00-17:00
        bt-001  | add          | 2010-08-04T09:35:00Z | 8:00:00              | 2010-08-05T09:35:00Z
        bt-002  | subtract     | 2010-08-04T09:35:00Z | 8:00:00              | 2010-08-03T09:35:00Z
        bt-003  | add          | 2010-04-09T16:50:00Z | 1:00:00              | 2010-04-12T09:50:00Z
        bt-004  | add          | 2010-04-10T12:33:00Z | 0:00:00              | 2010-04-10T12:33:00Z | business_time: no amount goes on to the next opening, 2010-04-12T09:00:00Z; here it stays
        bt-005  | subtract     | 2016-01-30T12:33:00Z | 0:00:00              | 2016-01-30T12:33:00Z | business_time: no amount goes back to the previous close, 2016-01-29T17:00:00Z; here it stays
        bt-006  | subtract     | 2010-04-12T09:50:00Z | 1:00:00              | 2010-04-09T16:50:00Z

        calendar UTC: mon-fri 09:00-17:00
            closed: 2010-07-05
        bt-007  | add          | 2010-07-02T16:50:00Z | 1:00:00              | 2010-07-06T09:50:00Z
        bt-008  | subtract     | 2010-07-06T09:50:00Z | 1:00:00              | 2010-07-02T16:50:00Z

        calendar UTC: mon-fri 09:00-17:00
        bt-009  | add          | 2010-04-12T09:50:00Z | 3:00:00              | 2010-04-12T12:50:00Z

        calendar UTC: mon,fri 09:00-17:00; sat 10:00-15:00
        bt-010  | add          | 2010-12-24T15:00:00Z | 9:00:00              | 2010-12-27T11:00:00Z
        bt-011  | subtract     | 2010-12-27T11:00:00Z | 9:00:00              | 2010-12-24T15:00:00Z
        bt-012  | add          | 2010-12-24T08:00:00Z | 15:00:00             | 2010-12-27T11:00:00Z
        bt-013  | subtract     | 2010-12-27T11:00:00Z | 15:00:00             | 2010-12-24T09:00:00Z | begins at an opening

        calendar UTC: mon,fri 00:00-24:00; sat 11:00-15:00
        bt-014  | add          | 2010-12-24T15:00:00Z | 24:00:00             | 2010-12-27T11:00:00Z
        bt-015  | subtract     | 2010-12-27T11:00:00Z | 24:00:00             | 2010-12-24T15:00:00Z

        calendar UTC: fri 09:00-17:00
        bt-016  | add          | 2010-12-24T08:00:00Z | 8:00:00              | 2010-12-24T17:00:00Z | ends at a close
        bt-017  | subtract     | 2010-12-24T17:00:00Z | 8:00:00              | 2010-12-24T09:00:00Z | begins at an opening

        calendar UTC: mon,fri 00:00-24:00; sat 11:00-15:00
        bt-018  | add          | 2010-12-25T08:00:00Z | 15:00:00             | 2010-12-27T11:00:00Z
        bt-019  | subtract     | 2010-12-27T11:00:00Z | 15:00:00             | 2010-12-25T11:00:00Z | begins at an opening

        calendar UTC: mon-fri 09:00-17:00
        bt-020  | opens after  | 2010-04-26T04:30:00Z | -                    | 2010-04-26T09:00:00Z
        bt-021  | opens after  | 2010-04-26T18:00:00Z | -                    | 2010-04-27T09:00:00Z

        # test/test_business_hours_eastern.rb
        calendar America/New_York: mon-fri 09:00-17:00
        bt-022  | add          | 2010-08-04T13:35:00Z | 8:00:00              | 2010-08-05T13:35:00Z
        bt-023  | add          | 2010-04-09T20:50:00Z | 1:00:00              | 2010-04-12T13:50:00Z
        bt-024  | subtract     | 2010-04-12T13:50:00Z | 1:00:00              | 2010-04-09T20:50:00Z
        bt-025  | add          | 2010-04-12T13:50:00Z | 3:00:00              | 2010-04-12T16:50:00Z

        # test/test_calculating_business_duration.rb
        calendar UTC: mon,fri 09:00-17:00; sat 10:00-15:00
        bt-026  | within       | 2010-12-24T15:00:00Z | 2010-12-27T11:00:00Z | 9:00:00

        calendar UTC: mon-wed 09:00-18:00
        bt-027  | within       | 2012-05-28T08:04:26Z | 2012-05-29T14:56:45Z | 14:56:45

        calendar UTC: mon,fri 00:00-24:00; sat 11:00-15:00
        bt-028  | within       | 2010-12-24T15:00:00Z | 2010-12-27T11:00:00Z | 24:00:00

        calendar UTC: mon,fri,sat,sun 00:00-24:00
        bt-029  | within       | 2010-12-24T15:00:00Z | 2010-12-27T11:00:00Z | 68:00:00

        calendar UTC: mon,tue 08:00-20:00
        bt-030  | within       | 2014-05-12T20:50:00Z | 2014-05-13T08:10:00Z | 0:10:00

        # test/test_time_extensions.rb
        calendar UTC: mon-fri 09:00-17:00
        bt-031  | within       | 2012-02-01T10:00:00Z | 2012-02-01T14:20:00Z | 4:20:00
        bt-032  | within       | 2012-02-01T10:00:00Z | 2012-02-01T17:24:00Z | 7:00:00
        bt-033  | within       | 2012-02-01T10:00:00Z | 2012-02-01T17:00:00Z | 7:00:00
        bt-034  | within       | 2012-02-01T07:25:00Z | 2012-02-01T15:30:00Z | 6:30:00
        bt-035  | within       | 2012-02-01T10:00:00Z | 2012-02-02T10:00:00Z | 8:00:00
        bt-036  | within       | 2012-02-01T10:00:00Z | 2012-02-09T11:00:00Z | 49:00:00
        bt-037  | within       | 2012-02-03T10:40:00Z | 2012-02-04T10:40:00Z | 6:20:00
        bt-038  | open at      | 2013-02-01T10:00:00Z | -                    | yes
        bt-039  | open at      | 2013-02-01T05:00:00Z | -                    | no

        # test/test_business_time_until_eastern.rb
        calendar America/New_York: mon-fri 09:00-17:00
        bt-040  | within       | 2014-02-17T20:00:00Z | 2014-02-17T21:00:00Z | 1:00:00
        """;
}
