namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>What Intrepidd/working_hours (MIT) publishes about working time in spec/working_hours/computation_spec.rb.</summary>
/// <remarks>
/// Of 72 facts two follow another convention, and say so: wh-056 counts below zero, wh-065 counts by the wall clock.
/// </remarks>
internal static class WorkingHoursFacts
{
    internal const string Table = """
        # spec/working_hours/computation_spec.rb
        calendar UTC: mon-fri 09:00-17:00
        wh-001  | add          | 1991-11-15T14:00:42Z | 2:00:00              | 1991-11-15T16:00:42Z
        wh-002  | subtract     | 1991-11-18T14:00:42Z | 7:00:00              | 1991-11-15T15:00:42Z

        calendar Asia/Tokyo: mon-fri 09:00-17:00
        wh-003  | add          | 1991-11-15T07:00:00Z | 3:00:00              | 1991-11-18T02:00:00Z | Friday 16:00 in Tokyo to Monday 11:00

        calendar UTC: mon 07:00-12:00,13:00-18:00
        wh-004  | add          | 1991-11-11T05:00:00Z | 6:00:00              | 1991-11-11T14:00:00Z

        calendar UTC: mon-fri 09:00-17:00
        wh-005  | add          | 1991-11-15T16:30:42Z | 0:45:00              | 1991-11-18T09:15:42Z
        wh-006  | add          | 1991-11-15T16:59:42Z | 0:02:00              | 1991-11-18T09:01:42Z

        calendar UTC: mon 00:00-24:00
        wh-007  | add          | 2014-04-07T23:59:30Z | 0:01:00              | 2014-04-14T00:00:30Z | over a close at 24:00

        calendar UTC: mon 00:00-24:00; tue 08:00-18:00
        wh-008  | subtract     | 2014-04-08T00:00:30Z | 0:01:00              | 2014-04-07T23:59:00Z

        calendar UTC: thu,fri 08:00-18:00
            hours of 2019-12-27: 10:00-18:00
        wh-009  | add          | 2019-12-27T09:00:00Z | 0:02:00              | 2019-12-27T10:02:00Z
        wh-010  | subtract     | 2019-12-27T09:00:00Z | 0:02:00              | 2019-12-26T17:58:00Z
        wh-011  | subtract     | 2019-12-27T11:00:00Z | 2:00:00              | 2019-12-26T17:00:00Z

        calendar UTC: thu,fri 08:00-18:00
            hours of 2019-12-27: 08:00-17:00
        wh-012  | add          | 2019-12-27T17:59:00Z | 0:02:00              | 2020-01-02T08:02:00Z
        wh-013  | subtract     | 2019-12-27T18:00:00Z | 0:02:00              | 2019-12-27T16:58:00Z
        wh-014  | add          | 2019-12-27T16:00:00Z | 2:00:00              | 2020-01-02T09:00:00Z

        calendar UTC: thu 08:00-18:00; fri 08:00-12:00,13:00-18:00
            hours of 2019-12-27: 08:00-12:00,14:00-18:00
        wh-015  | add          | 2019-12-27T12:59:00Z | 0:02:00              | 2019-12-27T14:02:00Z
        wh-016  | subtract     | 2019-12-27T14:00:00Z | 0:02:00              | 2019-12-27T11:58:00Z
        wh-017  | add          | 2019-12-27T10:00:00Z | 4:00:00              | 2019-12-27T16:00:00Z
        wh-018  | subtract     | 2019-12-27T16:00:00Z | 4:00:00              | 2019-12-27T10:00:00Z

        calendar UTC: mon-fri 09:00-17:00
            closed: 2014-05-01
        wh-019  | opens after  | 2014-05-01T12:00:00Z | -                    | 2014-05-02T09:00:00Z

        calendar UTC: mon-fri 09:00-17:00
        wh-020  | opens after  | 2014-06-01T12:00:00Z | -                    | 2014-06-02T09:00:00Z
        wh-021  | opens after  | 2014-04-07T09:00:00Z | -                    | 2014-04-07T09:00:00Z
        wh-022  | opens after  | 2014-04-07T16:59:00Z | -                    | 2014-04-07T16:59:00Z
        wh-023  | opens after  | 2014-04-07T08:59:00Z | -                    | 2014-04-07T09:00:00Z
        wh-024  | opens after  | 2014-04-07T17:00:00Z | -                    | 2014-04-08T09:00:00Z

        calendar UTC: mon 07:00-12:00,13:00-18:00
        wh-025  | opens after  | 2014-04-07T11:59:00Z | -                    | 2014-04-07T11:59:00Z
        wh-026  | opens after  | 2014-04-07T12:00:00Z | -                    | 2014-04-07T13:00:00Z
        wh-027  | opens after  | 2014-04-07T12:59:00Z | -                    | 2014-04-07T13:00:00Z
        wh-028  | opens after  | 2014-04-07T13:00:00Z | -                    | 2014-04-07T13:00:00Z

        calendar UTC: mon-fri 09:00-17:00
        wh-029  | opens after  | 2014-04-07T20:00:00Z | -                    | 2014-04-08T09:00:00Z

        calendar Europe/Paris: sun 09:00-17:00
        wh-030  | opens after  | 2020-03-28T23:00:00Z | -                    | 2020-03-29T07:00:00Z | the clocks go forward
        wh-031  | opens after  | 2020-03-29T04:00:00Z | -                    | 2020-03-29T07:00:00Z | the clocks go forward
        wh-032  | opens after  | 2020-10-24T22:00:00Z | -                    | 2020-10-25T08:00:00Z | the clocks go back
        wh-033  | opens after  | 2020-10-25T02:00:00Z | -                    | 2020-10-25T08:00:00Z | the clocks go back
        wh-034  | closes after | 2020-03-28T23:00:00Z | -                    | 2020-03-29T15:00:00Z | the clocks go forward
        wh-035  | closes after | 2020-10-24T22:00:00Z | -                    | 2020-10-25T16:00:00Z | the clocks go back

        calendar UTC: mon-fri 09:00-17:00
            closed: 2014-05-01
        wh-036  | closes after | 2014-05-01T12:00:00Z | -                    | 2014-05-02T17:00:00Z

        calendar UTC: mon-fri 09:00-17:00
        wh-037  | closes after | 2014-06-01T12:00:00Z | -                    | 2014-06-02T17:00:00Z
        wh-038  | closes after | 2014-04-07T12:00:00Z | -                    | 2014-04-07T17:00:00Z
        wh-039  | closes after | 2014-04-07T08:59:00Z | -                    | 2014-04-07T17:00:00Z
        wh-040  | closes after | 2014-04-07T17:00:00Z | -                    | 2014-04-08T17:00:00Z

        calendar UTC: mon-fri 09:00-17:00
            closed: 2014-05-01
        wh-041  | open at      | 2014-05-01T12:00:00Z | -                    | no

        calendar UTC: mon-fri 09:00-17:00
        wh-042  | open at      | 2014-06-01T12:00:00Z | -                    | no
        wh-043  | open at      | 2014-04-07T09:00:00Z | -                    | yes
        wh-044  | open at      | 2014-04-07T16:59:00Z | -                    | yes
        wh-045  | open at      | 2014-04-07T08:59:00Z | -                    | no
        wh-046  | open at      | 2014-04-07T17:00:00Z | -                    | no

        calendar UTC: mon 07:00-12:00,13:00-18:00
        wh-047  | open at      | 2014-04-07T11:59:00Z | -                    | yes
        wh-048  | open at      | 2014-04-07T12:00:00Z | -                    | no
        wh-049  | open at      | 2014-04-07T12:59:00Z | -                    | no
        wh-050  | open at      | 2014-04-07T13:00:00Z | -                    | yes

        calendar Asia/Tokyo: mon-fri 09:00-17:00
        wh-051  | open at      | 2014-04-07T00:00:00Z | -                    | yes

        calendar UTC: mon-fri 09:00-17:00
        wh-052  | within       | 2014-04-07T08:00:00Z | 2014-04-07T08:00:00Z | 0:00:00
        wh-053  | within       | 2014-04-11T20:00:00Z | 2014-04-14T05:00:00Z | 0:00:00 | Friday evening to early Monday
        wh-054  | within       | 2014-04-13T09:10:24Z | 2014-04-14T09:10:24Z | 0:10:24 | published with 10 and 20 ms, left out here
        wh-055  | within       | 2014-04-07T10:00:00Z | 2014-04-07T15:00:00Z | 5:00:00
        wh-056  | within       | 2014-04-07T15:00:00Z | 2014-04-07T10:00:00Z | 0:00:00 | working_hours: reversed ends count below zero, -5:00:00; here nothing
        wh-057  | within       | 2014-04-07T07:00:00Z | 2014-04-07T20:00:00Z | 8:00:00

        calendar UTC: mon 00:00-24:00
        wh-058  | within       | 2014-04-06T12:00:00Z | 2016-04-06T12:00:00Z | 2520:00:00 | 105 Mondays

        calendar UTC: mon 07:00-12:00,13:00-18:00
        wh-059  | within       | 2014-04-07T11:59:00Z | 2014-04-07T13:01:00Z | 0:02:00
        wh-060  | within       | 2014-04-07T11:00:00Z | 2014-04-14T13:00:00Z | 11:00:00

        calendar UTC: mon-fri 09:00-17:00
        wh-061  | within       | 2014-04-07T10:00:00Z | 2014-04-07T19:00:00Z | 7:00:00
        wh-062  | within       | 2014-04-07T05:00:00Z | 2014-04-07T15:00:00Z | 6:00:00

        calendar Europe/Paris: sun 08:00-21:00
        wh-063  | within       | 2020-03-29T01:00:00Z | 2020-03-30T00:00:00Z | 13:00:00 | the clocks go forward
        wh-064  | within       | 2019-10-27T01:00:00Z | 2019-10-28T00:00:00Z | 13:00:00 | the clocks go back

        calendar Europe/Paris: sun 00:00-24:00
        wh-065  | within       | 2020-10-24T22:00:00Z | 2020-10-25T23:00:00Z | 25:00:00 | working_hours: 24:00:00 by the wall clock; here physical time, and this Sunday has 25 h

        calendar Europe/Paris: sun 08:00-21:00
        wh-066  | within       | 2002-10-27T06:00:00Z | 2021-10-30T00:00:00Z | 12896:00:00 | 19 years, 38 changes of the clocks

        calendar UTC: mon,tue 08:00-18:00
            hours of 2014-04-07: 10:00-12:00,14:00-17:00
        wh-067  | within       | 2014-04-07T08:00:00Z | 2014-04-07T09:00:00Z | 0:00:00
        wh-068  | within       | 2014-04-07T13:00:00Z | 2014-04-07T13:30:00Z | 0:00:00
        wh-069  | within       | 2014-04-07T19:00:00Z | 2014-04-07T20:00:00Z | 0:00:00
        wh-070  | within       | 2014-04-07T09:00:00Z | 2014-04-07T12:00:00Z | 2:00:00
        wh-071  | within       | 2014-04-07T09:00:00Z | 2014-04-07T14:00:00Z | 2:00:00
        wh-072  | within       | 2014-04-07T12:00:00Z | 2014-04-07T18:00:00Z | 3:00:00
        """;
}
