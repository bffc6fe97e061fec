namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>What zendesk/biz (Apache-2.0) publishes about business time in its specs and README; each block names the file.</summary>
/// <remarks>
/// Of 127 facts three follow another convention, and say so: biz moves an empty amount to an opening or a close (biz-002,
/// biz-004), and ends an amount that uses a period up at the next opening (biz-022).
/// </remarks>
internal static class BizFacts
{
    internal const string Table = """
        # spec/calculation/for_duration_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
        biz-001 | subtract     | 2006-01-04T16:01:30Z | 0:01:30              | 2006-01-04T16:00:00Z
        biz-002 | subtract     | 2006-01-03T00:00:00Z | 0:00:00              | 2006-01-03T00:00:00Z | biz: no amount goes back to the previous close, 2006-01-02T17:00:00Z; here it stays
        biz-003 | add          | 2006-01-04T15:58:30Z | 0:01:30              | 2006-01-04T16:00:00Z
        biz-004 | add          | 2006-01-03T00:00:00Z | 0:00:00              | 2006-01-03T00:00:00Z | biz: no amount goes on to the next opening, 2006-01-03T10:00:00Z; here it stays
        biz-005 | subtract     | 2006-01-04T16:30:00Z | 1:30:00              | 2006-01-04T15:00:00Z
        biz-006 | add          | 2006-01-04T14:30:00Z | 1:30:00              | 2006-01-04T16:00:00Z
        biz-007 | subtract     | 2006-01-04T17:00:00Z | 3:00:00              | 2006-01-04T14:00:00Z
        biz-008 | add          | 2006-01-04T13:00:00Z | 3:00:00              | 2006-01-04T16:00:00Z
        biz-009 | days back    | 2006-01-09T12:00:00Z | 2                    | 2006-01-06T12:00:00Z
        biz-010 | days back    | 2006-01-05T08:00:00Z | 2                    | 2006-01-02T17:00:00Z
        biz-011 | days back    | 2006-01-05T18:00:00Z | 2                    | 2006-01-03T16:00:00Z
        biz-012 | days back    | 2006-01-09T12:30:52Z | 2                    | 2006-01-06T12:30:52Z
        biz-013 | days on      | 2006-01-06T12:00:00Z | 2                    | 2006-01-09T12:00:00Z
        biz-014 | days on      | 2006-01-03T08:00:00Z | 2                    | 2006-01-05T10:00:00Z
        biz-015 | days on      | 2006-01-03T18:00:00Z | 2                    | 2006-01-06T09:00:00Z
        biz-016 | days on      | 2006-01-06T12:30:52Z | 2                    | 2006-01-09T12:30:52Z
        biz-017 | days back    | 2006-01-02T14:00:00Z | 0                    | 2006-01-02T14:00:00Z
        biz-018 | days on      | 2006-01-02T13:00:00Z | 0                    | 2006-01-02T13:00:00Z

        # spec/calculation/duration_within_spec.rb
        biz-019 | within       | 2006-01-08T00:00:00Z | 2006-01-01T00:00:00Z | 0:00:00 | an end before the start counts nothing
        biz-020 | within       | 2006-01-01T00:00:00Z | 2006-01-01T00:00:00Z | 0:00:00
        biz-021 | within       | 2006-01-01T00:00:00Z | 2006-01-08T00:00:00Z | 39:30:00

        # spec/biz_spec.rb
        calendar Africa/Abidjan: sun 11:00-12:00
            break on 2015-06-01: 10:00-12:00
            closed: 2015-12-25
        biz-022 | add          | 2006-01-01T00:00:00Z | 2:00:00              | 2006-01-08T12:00:00Z | biz: two whole periods end at the next opening, 2006-01-15T11:00:00Z; here at the close
        biz-023 | within       | 2006-01-01T11:30:00Z | 2006-01-08T11:30:00Z | 1:00:00
        biz-024 | open at      | 2006-01-01T11:00:00Z | -                    | yes
        biz-025 | break at     | 2015-06-01T11:00:00Z | -                    | yes
        biz-026 | holiday at   | 2015-12-25T12:00:00Z | -                    | yes

        # spec/schedule_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            break on 2006-01-02: 10:00-11:30
            break on 2006-01-03: 14:15-14:30,15:40-15:50
            closed: 2006-01-01, 2006-12-25
        biz-027 | add          | 2006-01-02T09:00:00Z | 0:30:00              | 2006-01-02T09:30:00Z
        biz-028 | within       | 2006-01-05T12:00:00Z | 2006-01-06T12:00:00Z | 7:00:00
        biz-029 | open at      | 2006-01-02T08:00:00Z | -                    | no
        biz-030 | open at      | 2006-01-02T12:00:00Z | -                    | yes
        biz-031 | break at     | 2006-01-02T11:00:00Z | -                    | yes
        biz-032 | break at     | 2006-01-02T13:00:00Z | -                    | no
        biz-033 | holiday at   | 2006-12-25T12:00:00Z | -                    | yes
        biz-034 | holiday at   | 2006-12-26T12:00:00Z | -                    | no

        # spec/calculation/active_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2006-01-07: 09:00-11:00
            hours of 2006-01-10: 09:00-11:00
            hours of 2006-01-11: 09:00-11:00
            break on 2006-01-03: 05:30-11:00
            break on 2006-01-10: 05:30-11:00
            closed: 2006-01-04, 2006-01-11
        biz-035 | open at      | 2006-01-01T06:00:00Z | -                    | no
        biz-036 | open at      | 2006-01-03T06:00:00Z | -                    | no | a break outside the hours
        biz-037 | open at      | 2006-01-04T06:00:00Z | -                    | no | a holiday
        biz-038 | open at      | 2006-01-02T12:00:00Z | -                    | yes
        biz-039 | open at      | 2006-01-03T10:00:00Z | -                    | no | a break beats the hours
        biz-040 | open at      | 2006-01-04T12:00:00Z | -                    | no | a holiday beats the hours
        biz-041 | open at      | 2006-01-07T12:00:00Z | -                    | no | a date's own hours replace the week's
        biz-042 | open at      | 2006-01-07T10:00:00Z | -                    | yes | a date's own hours
        biz-043 | open at      | 2006-01-10T10:00:00Z | -                    | no | a break beats the own hours
        biz-044 | open at      | 2006-01-11T12:00:00Z | -                    | no | a holiday beats the own hours

        # spec/calculation/on_break_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            break on 2006-01-04: 11:00-13:00
        biz-045 | break at     | 2006-01-04T11:00:00Z | -                    | yes
        biz-046 | break at     | 2006-01-04T12:00:00Z | -                    | yes
        biz-047 | break at     | 2006-01-04T13:00:00Z | -                    | no | a break ends when it ends
        biz-048 | break at     | 2006-01-05T12:00:00Z | -                    | no

        # spec/calculation/on_holiday_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            closed: 2006-01-04
        biz-049 | holiday at   | 2006-01-04T00:00:00Z | -                    | yes
        biz-050 | holiday at   | 2006-01-04T12:00:00Z | -                    | yes
        biz-051 | holiday at   | 2006-01-05T00:00:00Z | -                    | no
        biz-052 | holiday at   | 2006-01-05T12:00:00Z | -                    | no

        # spec/holiday_spec.rb
        calendar America/Los_Angeles: mon 09:00-17:00
            closed: 2010-07-15
        biz-053 | holiday at   | 2010-07-15T06:00:00Z | -                    | no | a holiday is a local date
        biz-054 | holiday at   | 2010-07-15T07:00:00Z | -                    | yes
        biz-055 | holiday at   | 2010-07-15T19:00:00Z | -                    | yes
        biz-056 | holiday at   | 2010-07-16T07:00:00Z | -                    | no
        biz-057 | holiday at   | 2010-07-16T08:00:00Z | -                    | no

        # spec/interval_spec.rb
        calendar America/Los_Angeles: mon 09:00-17:00
        biz-058 | open at      | 2006-01-02T16:00:00Z | -                    | no
        biz-059 | open at      | 2006-01-02T17:00:00Z | -                    | yes
        biz-060 | open at      | 2006-01-02T20:00:00Z | -                    | yes
        biz-061 | open at      | 2006-01-03T01:00:00Z | -                    | no
        biz-062 | open at      | 2006-01-03T02:00:00Z | -                    | no

        # spec/core_ext/integer_spec.rb
        calendar Etc/UTC: mon 09:00-17:00
        biz-063 | add          | 2006-01-02T10:00:00Z | 0:00:01              | 2006-01-02T10:00:01Z
        biz-064 | add          | 2006-01-02T10:00:00Z | 0:00:10              | 2006-01-02T10:00:10Z
        biz-065 | add          | 2006-01-02T10:00:00Z | 0:01:00              | 2006-01-02T10:01:00Z
        biz-066 | add          | 2006-01-02T10:00:00Z | 0:10:00              | 2006-01-02T10:10:00Z
        biz-067 | add          | 2006-01-02T10:00:00Z | 1:00:00              | 2006-01-02T11:00:00Z
        biz-068 | add          | 2006-01-02T10:00:00Z | 10:00:00             | 2006-01-09T12:00:00Z

        # spec/core_ext/time_spec.rb
        calendar Etc/UTC: mon 09:00-17:00
            break on 2006-01-02: 10:00-12:00
            closed: 2006-01-01
        biz-069 | open at      | 2006-01-02T14:00:00Z | -                    | yes
        biz-070 | open at      | 2006-01-02T08:00:00Z | -                    | no

        # spec/time_spec.rb
        calendar America/Los_Angeles: mon 09:00-17:00
        biz-071 | wall clock   | 2006-01-04T12:30:09  | -                    | 2006-01-04T20:30:09Z
        biz-072 | wall clock   | 2014-03-09T02:30:00  | -                    | 2014-03-09T10:30:00Z | left out by the clocks: an hour later

        calendar America/Sao_Paulo: mon 09:00-17:00
        biz-073 | wall clock   | 2015-10-17T24:00:00  | -                    | 2015-10-18T03:00:00Z | a midnight left out by the clocks

        calendar America/Los_Angeles: mon 09:00-17:00
        biz-074 | wall clock   | 2014-11-02T01:30:00  | -                    | 2014-11-02T08:30:00Z | twice on the clocks: the first

        # README.md
        calendar America/Los_Angeles: mon,wed 09:00-17:00; tue 00:00-24:00; thu 09:00-12:00,13:00-17:00; sat 10:00-14:00
            hours of 2006-01-01: 09:00-12:00
            hours of 2006-01-07: 08:00-10:00,12:00-14:00
            break on 2006-01-02: 10:00-11:30
            break on 2006-01-03: 14:15-14:30,15:40-15:50
            closed: 2016-01-01, 2016-12-25
        biz-075 | within       | 2015-01-10T10:00:00Z | 2015-01-17T10:00:00Z | 51:00:00 | the sum of six printed periods
        biz-076 | subtract     | 2015-05-05T12:34:57Z | 59:58:00             | 2015-04-27T20:36:57Z | 3,598 minutes

        # spec/periods/after_spec.rb
        calendar America/Los_Angeles: mon 09:00-17:00; sun 02:30-03:15
        biz-077 | open at      | 2006-04-02T10:30:00Z | -                    | no | emptied by the clocks: 02:30 becomes 03:30
        """;

    internal const string Periods = """
        # spec/periods/after_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            closed: 2006-01-16, 2006-01-18
        bizseg-001.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T09:00:00Z/2006-01-02T17:00:00Z
        bizseg-001.1 | period after  | 2006-01-01T00:00:00Z | 1  | 2006-01-03T10:00:00Z/2006-01-03T16:00:00Z
        bizseg-001.2 | period after  | 2006-01-01T00:00:00Z | 2  | 2006-01-04T08:00:00Z/2006-01-04T12:00:00Z
        bizseg-001.3 | period after  | 2006-01-01T00:00:00Z | 3  | 2006-01-05T10:00:00Z/2006-01-05T16:00:00Z
        bizseg-001.4 | period after  | 2006-01-01T00:00:00Z | 4  | 2006-01-06T09:00:00Z/2006-01-06T10:00:00Z
        bizseg-001.5 | period after  | 2006-01-01T00:00:00Z | 5  | 2006-01-07T11:00:00Z/2006-01-07T14:30:00Z
        bizseg-001.6 | period after  | 2006-01-01T00:00:00Z | 6  | 2006-01-09T09:00:00Z/2006-01-09T17:00:00Z
        bizseg-001.7 | period after  | 2006-01-01T00:00:00Z | 7  | 2006-01-10T10:00:00Z/2006-01-10T16:00:00Z
        bizseg-001.8 | period after  | 2006-01-01T00:00:00Z | 8  | 2006-01-11T09:00:00Z/2006-01-11T17:00:00Z
        bizseg-001.9 | period after  | 2006-01-01T00:00:00Z | 9  | 2006-01-12T10:00:00Z/2006-01-12T16:00:00Z
        bizseg-001.10 | period after  | 2006-01-01T00:00:00Z | 10 | 2006-01-13T09:00:00Z/2006-01-13T17:00:00Z
        bizseg-001.11 | period after  | 2006-01-01T00:00:00Z | 11 | 2006-01-14T11:00:00Z/2006-01-14T14:30:00Z
        bizseg-002.0 | period after  | 2006-01-02T12:00:00Z | 0  | 2006-01-02T12:00:00Z/2006-01-02T17:00:00Z | begun inside a period

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            break on 2006-01-02: 08:00-10:00
            closed: 2006-01-16, 2006-01-18
        bizseg-003.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T10:00:00Z/2006-01-02T17:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            break on 2006-01-02: 16:00-18:00
            closed: 2006-01-16, 2006-01-18
        bizseg-004.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T09:00:00Z/2006-01-02T16:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            break on 2006-01-02: 08:00-18:00
            closed: 2006-01-16, 2006-01-18
        bizseg-005.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-03T10:00:00Z/2006-01-03T16:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            break on 2006-01-02: 13:30-15:30
            closed: 2006-01-16, 2006-01-18
        bizseg-006.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T09:00:00Z/2006-01-02T13:30:00Z
        bizseg-006.1 | period after  | 2006-01-01T00:00:00Z | 1  | 2006-01-02T15:30:00Z/2006-01-02T17:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            break on 2006-01-02: 10:00-11:30,13:00-14:00
            closed: 2006-01-16, 2006-01-18
        bizseg-007.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T09:00:00Z/2006-01-02T10:00:00Z
        bizseg-007.1 | period after  | 2006-01-01T00:00:00Z | 1  | 2006-01-02T11:30:00Z/2006-01-02T13:00:00Z
        bizseg-007.2 | period after  | 2006-01-01T00:00:00Z | 2  | 2006-01-02T14:00:00Z/2006-01-02T17:00:00Z

        calendar Etc/UTC: mon 17:00-19:00,20:00-22:00
            break on 2006-01-02: 18:00-21:00
        bizseg-008.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T17:00:00Z/2006-01-02T18:00:00Z | a break across two periods
        bizseg-008.1 | period after  | 2006-01-01T00:00:00Z | 1  | 2006-01-02T21:00:00Z/2006-01-02T22:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            break on 2006-01-02: 08:00-10:15,11:30-12:30
            break on 2006-01-03: 12:00-13:00,14:25-14:40
            closed: 2006-01-16, 2006-01-18
        bizseg-009.0 | period after  | 2006-01-01T00:00:00Z | 0  | 2006-01-02T10:15:00Z/2006-01-02T11:30:00Z
        bizseg-009.1 | period after  | 2006-01-01T00:00:00Z | 1  | 2006-01-02T12:30:00Z/2006-01-02T17:00:00Z
        bizseg-009.2 | period after  | 2006-01-01T00:00:00Z | 2  | 2006-01-03T10:00:00Z/2006-01-03T12:00:00Z
        bizseg-009.3 | period after  | 2006-01-01T00:00:00Z | 3  | 2006-01-03T13:00:00Z/2006-01-03T14:25:00Z
        bizseg-009.4 | period after  | 2006-01-01T00:00:00Z | 4  | 2006-01-03T14:40:00Z/2006-01-03T16:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2005-12-31: 10:00-14:00
            hours of 2006-01-04: 08:00-12:00
            hours of 2006-01-06: 09:00-10:00
            closed: 2006-01-16, 2006-01-18
        bizseg-010.0 | period after  | 2006-01-14T00:00:00Z | 0  | 2006-01-14T11:00:00Z/2006-01-14T14:30:00Z | over two holidays
        bizseg-010.1 | period after  | 2006-01-14T00:00:00Z | 1  | 2006-01-17T10:00:00Z/2006-01-17T16:00:00Z
        bizseg-010.2 | period after  | 2006-01-14T00:00:00Z | 2  | 2006-01-19T10:00:00Z/2006-01-19T16:00:00Z

        calendar America/Los_Angeles: sat 06:00-18:00
        bizseg-011.0 | period after  | 2006-01-08T01:00:00Z | 0  | 2006-01-08T01:00:00Z/2006-01-08T02:00:00Z | a Saturday evening there is a Sunday here

        calendar America/Los_Angeles: mon 09:00-17:00; sun 02:30-03:15
        bizseg-012.0 | period after  | 2006-04-02T08:00:00Z | 0  | 2006-04-03T16:00:00Z/2006-04-04T00:00:00Z | a period emptied by the clocks

        # spec/periods/before_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2006-01-04: 09:00-10:00
            hours of 2006-01-05: 08:00-12:00
            hours of 2006-01-31: 06:00-20:00
            closed: 2006-01-16, 2006-01-18
        bizseg-013.0 | period before | 2006-01-08T00:00:00Z | 0  | 2006-01-07T11:00:00Z/2006-01-07T14:30:00Z
        bizseg-013.1 | period before | 2006-01-08T00:00:00Z | 1  | 2006-01-06T09:00:00Z/2006-01-06T17:00:00Z
        bizseg-013.2 | period before | 2006-01-08T00:00:00Z | 2  | 2006-01-05T08:00:00Z/2006-01-05T12:00:00Z
        bizseg-013.3 | period before | 2006-01-08T00:00:00Z | 3  | 2006-01-04T09:00:00Z/2006-01-04T10:00:00Z
        bizseg-013.4 | period before | 2006-01-08T00:00:00Z | 4  | 2006-01-03T10:00:00Z/2006-01-03T16:00:00Z
        bizseg-013.5 | period before | 2006-01-08T00:00:00Z | 5  | 2006-01-02T09:00:00Z/2006-01-02T17:00:00Z
        bizseg-014.0 | period before | 2006-01-03T00:00:00Z | 0  | 2006-01-02T09:00:00Z/2006-01-02T17:00:00Z
        bizseg-015.0 | period before | 2006-01-02T12:00:00Z | 0  | 2006-01-02T09:00:00Z/2006-01-02T12:00:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2006-01-04: 09:00-10:00
            hours of 2006-01-05: 08:00-12:00
            hours of 2006-01-31: 06:00-20:00
            break on 2006-01-07: 11:30-12:00,12:30-13:00
            closed: 2006-01-16, 2006-01-18
        bizseg-016.0 | period before | 2006-01-08T00:00:00Z | 0  | 2006-01-07T13:00:00Z/2006-01-07T14:30:00Z
        bizseg-016.1 | period before | 2006-01-08T00:00:00Z | 1  | 2006-01-07T12:00:00Z/2006-01-07T12:30:00Z
        bizseg-016.2 | period before | 2006-01-08T00:00:00Z | 2  | 2006-01-07T11:00:00Z/2006-01-07T11:30:00Z

        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue,thu 10:00-16:00; sat 11:00-14:30
            hours of 2006-01-04: 09:00-10:00
            hours of 2006-01-05: 08:00-12:00
            hours of 2006-01-31: 06:00-20:00
            closed: 2006-01-16, 2006-01-18
        bizseg-017.0 | period before | 2006-01-20T00:00:00Z | 0  | 2006-01-19T10:00:00Z/2006-01-19T16:00:00Z
        bizseg-017.1 | period before | 2006-01-20T00:00:00Z | 1  | 2006-01-17T10:00:00Z/2006-01-17T16:00:00Z
        bizseg-017.2 | period before | 2006-01-20T00:00:00Z | 2  | 2006-01-14T11:00:00Z/2006-01-14T14:30:00Z

        calendar Asia/Brunei: sun 06:00-18:00
        bizseg-018.0 | period before | 2006-01-07T23:00:00Z | 0  | 2006-01-07T22:00:00Z/2006-01-07T23:00:00Z | a Sunday morning there is a Saturday here

        # spec/periods/proxy_spec.rb
        calendar Etc/UTC: mon,wed,fri 09:00-17:00; tue 10:00-16:00; thu 10:00-12:00,13:00-17:00; sat 11:00-14:30
        bizseg-019.0 | period after  | 2006-01-05T00:00:00Z | 0  | 2006-01-05T10:00:00Z/2006-01-05T12:00:00Z | a lunch break
        bizseg-019.1 | period after  | 2006-01-05T00:00:00Z | 1  | 2006-01-05T13:00:00Z/2006-01-05T17:00:00Z
        """;
}
