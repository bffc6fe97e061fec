using Microsoft.Extensions.Configuration;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

internal sealed class CalendarSettingsTests
{
    [TestCase("Calendars:a:Zone=Mars/Olympus", "Calendars:a:Zone: 'Mars/Olympus' is no time zone")]
    [TestCase("Calendars:a:Hours=mon-fri 9-17", "Calendars:a:Hours: ")]
    [TestCase("Calendars:a:Hours=closed", "Calendars:a:Hours: it never opens")]
    [TestCase("Calendars:a:Closures:0=england|Calendars:a:Closures:1=christmas", "Calendars:a:Closures:1: 'christmas' is no date")]
    [TestCase("Calendars:a:Closures=2026-13-01", "Calendars:a:Closures:0: '2026-13-01' is no date")]
    [TestCase("Calendars:a:Exceptions:2026-12-24=noon", "Calendars:a:Exceptions:2026-12-24: 'noon' is no stretch of hours")]
    [TestCase("Calendars:a:Exceptions:christmas=closed", "Calendars:a:Exceptions:christmas: 'christmas' is no date")]
    [TestCase("Calendars:a:Extends=b", "Calendars:a:Extends: there is no calendar 'b'; the settings have a.")]
    [TestCase("Calendars:a:Extends=default|Calendars:a:Zone=Europe/Paris", "Calendars:a:Zone: it must be that of 'default', Europe/London")]
    [TestCase("Calendars:a:Extends=a", "Calendars:a:Extends: the calendars go round in a circle: a → a.")]
    public void What_cannot_be_read_is_told_with_its_setting(string settings, string told) =>
        Assert.That(Of(settings).Faults(), Has.Exactly(1).StartsWith(told));

    [Test]
    public void A_circle_is_told_of_each_calendar_in_it() =>
        Assert.That(
            Of("Calendars:a:Extends=b|Calendars:b:Extends=A").Faults(),
            Is.EqualTo(
                new[]
                {
                    "Calendars:b:Extends: the calendars go round in a circle: a → b → A.",
                    "Calendars:A:Extends: the calendars go round in a circle: b → A → b.",
                }
            )
        );

    [Test]
    public void A_text_that_cannot_be_read_is_shown_with_a_caret_under_the_fault() =>
        Assert.That(
            Of("Calendars:a:Hours=mon-fri 09:00-25:00").Faults().Single(),
            Does.Contain("\n    mon-fri 09:00-25:00\n").And.Contain("^ here (column 15)")
        );

    [Test]
    public void A_calendar_that_extends_another_keeps_what_it_does_not_replace()
    {
        OfficeHours hours = Of(
                "Calendars:a:Zone=Europe/Paris|Calendars:a:Hours=mon-fri 08:00-16:00|Calendars:a:Closures:0=2026-12-24..2026-12-31|"
                    + "Calendars:b:Extends=A|Calendars:b:Exceptions:2026-12-29=10:00-12:00"
            )
            .Read("B");

        Assert.That((hours.Zone.Id, hours.Week.ToString()), Is.EqualTo(("Europe/Paris", "mon-fri 08:00-16:00")));
        Assert.That(hours.HoursOn(new LocalDate(2026, 12, 28)), Is.EqualTo(DayHours.Closed));
        Assert.That(hours.HoursOn(new LocalDate(2026, 12, 29)).ToString(), Is.EqualTo("10:00-12:00"));
    }

    [Test]
    public async Task A_start_with_calendars_that_cannot_be_read_is_refused_with_all_of_them()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(
            DatabaseProvider.Sqlite,
            ("Calendars:a:Hours", "nine to five"),
            ("Calendars:b:Zone", "London")
        );

        Assert.That(
            async () => await database.PrepareAsync(TestDatabase.Made),
            Throws.InstanceOf<StoreException>().With.Message.Contains("Calendars:a:Hours").And.Message.Contains("Calendars:b:Zone")
        );
    }

    private static CalendarSettings Of(string settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Split('|').Select(setting => KeyValuePair.Create(setting.Split('=')[0], (string?)setting.Split('=')[1]))
                )
                .Build()
        );
}
