using System.Globalization;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>The pretend university's script.</summary>
public sealed class DemoScriptTests
{
    private static readonly ReplayScript Month = PretendUniversity.Script(seed: 1, days: 30);

    [Test]
    [SetCulture("tr-TR")]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.That(ScriptWriter.Write(PretendUniversity.Script(1, 30)).SequenceEqual(ScriptWriter.Write(Month)), Is.True);

    [Test]
    public void Another_seed_gives_another_script() =>
        Assert.That(ScriptWriter.Write(PretendUniversity.Script(2, 30)).SequenceEqual(ScriptWriter.Write(Month)), Is.False);

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(21)]
    public void Fewer_days_are_the_beginning_of_more(int days)
    {
        byte[] week = ScriptWriter.Write(PretendUniversity.Script(1, days));
        Assert.That(ScriptWriter.Write(Month).AsSpan().StartsWith(week), Is.True);
        Assert.That(Month.Lines.Count(line => line.At < PretendUniversity.EndAfter(days)), Is.EqualTo(week.Count(b => b == '\n')));
    }

    [Test]
    public void It_can_be_written_and_read_again_without_a_fault()
    {
        string text = Encoding.UTF8.GetString(ScriptWriter.Write(Month));
        (ReplayScript read, IReadOnlyList<ScriptFault> faults) = ScriptReader.Read(new StringReader(text));
        Assert.That(faults, Is.Empty);
        Assert.That(read.Lines.SequenceEqual(Month.Lines), Is.True);
    }

    [Test]
    public void Everything_that_can_happen_does() =>
        Assert.That(Month.Lines.Select(line => line.Act).Distinct(), Is.EquivalentTo(Enum.GetValues<ScriptAct>()));

    [Test]
    public void Nothing_but_posts_is_older_than_the_first_day() =>
        Assert.That(
            Month.Lines.Where(line => line.At < PretendUniversity.Start).Select(line => line.Kind),
            Is.Not.Empty.And.All.EqualTo(ScriptKind.Post)
        );

    [Test]
    public void It_lasts_to_the_last_day_and_no_longer()
    {
        Assert.That(Month.Lines[^1].At, Is.LessThan(PretendUniversity.EndAfter(30)));
        Assert.That(Month.Lines[^1].At, Is.GreaterThan(PretendUniversity.EndAfter(29)));
        Assert.That(
            PretendUniversity.EndAfter(30).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Is.EqualTo("2026-11-04 00:00")
        );
    }

    [Test]
    public void Each_account_has_a_lesson_of_its_own_and_people_whose_addresses_are_no_one_s()
    {
        Assert.That(PretendUniversity.Accounts, Has.Count.GreaterThanOrEqualTo(16));
        Assert.That(PretendUniversity.Accounts.Select(account => account.Lesson), Is.Unique.And.All.Not.Empty);
        Assert.That(PretendUniversity.Accounts.Select(account => account.Id), Is.Unique);
        Assert.That(
            PretendUniversity
                .Accounts.SelectMany(account => (Person?[])[account.Administrator, account.Deputy, account.Authoriser])
                .OfType<Person>()
                .Select(person => person.Address),
            Is.All.EndsWith($"@{PretendUniversity.Domain}")
        );
        Assert.That(
            Month.Lines.Select(line => line.Account).OfType<AccountId>().Distinct(),
            Is.EquivalentTo(PretendUniversity.Accounts.Select(account => account.Id))
        );
    }

    [Test]
    public void People_act_in_order_of_time_and_every_kind_of_act_occurs()
    {
        IReadOnlyList<PersonAct> acts = PersonAct.Of(Month);
        Assert.That(acts.Select(act => act.At), Is.Ordered);
        Assert.That(
            acts.Select(act => act.GetType()).Distinct(),
            Is.EquivalentTo(typeof(PersonAct).Assembly.GetTypes().Where(type => type.BaseType == typeof(PersonAct)))
        );
        Assert.That(
            acts.OfType<PersonAct.AnsweredOffline>().Select(act => act.At - act.AnsweredAt),
            Is.EqualTo([Duration.FromHours(3.5), Duration.Zero])
        );
    }
}
