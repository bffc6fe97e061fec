using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>
/// What a play must tell by policy §1, §3 and §6, reckoned from its script and register alone: nothing of the product's rules, jobs or tables takes
/// part, only the register's and the script's records.
/// </summary>
internal sealed class MonthModel
{
    /// <summary>To whom Marketing's letters go.</summary>
    private const string Marketing = "marketing";

    private static readonly LocalTime DigestTime = new(8, 30);

    private readonly Play play;
    private readonly ModelOffice marketing;
    private readonly ModelAccount[] accounts;
    private readonly SortedSet<Instant> agenda = [];
    private readonly ModelLetters letters;
    private Instant lastDigest;

    internal MonthModel(Play play)
    {
        this.play = play;
        letters = new ModelLetters(agenda);
        Dictionary<string, ModelOffice> offices = new[] { "default", "lunch", "plain" }.ToDictionary(
            name => name,
            ModelOffice.Named,
            StringComparer.Ordinal
        );
        foreach (ScriptLine closure in play.Script.Lines.Where(line => line.Act == ScriptAct.Closure))
        {
            offices[closure.Calendar!].Enter(closure.Dates!, closure.Open);
        }

        marketing = offices["default"];
        ILookup<string, ScriptLine> lines = play
            .Script.Lines.Where(line => line.Account is not null)
            .ToLookup(line => line.Account!.Value.Slug, StringComparer.Ordinal);
        accounts =
        [
            .. play.Accounts.Select(account => new ModelAccount(account, offices[account.Calendar], [.. lines[account.Id.Slug]])
            {
                NextReading = play.From,
            }),
        ];
        lastDigest = ModelOffice.At(marketing.PreviousOpenDay(ModelOffice.DateOf(play.From)), DigestTime);
        Run();
    }

    /// <summary>What is told, by key, and when its letter is written.</summary>
    internal IReadOnlyDictionary<string, Instant> Told => letters.Told;

    /// <summary>What becomes of the digest of each open date.</summary>
    internal Dictionary<LocalDate, string> Digests { get; } = [];

    /// <summary>The accounts at the end.</summary>
    internal IReadOnlyList<ModelAccount> Accounts => accounts;

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private void Run()
    {
        agenda.UnionWith(accounts.SelectMany(account => account.Said));
        _ = agenda.Add(play.From);
        _ = agenda.Add(play.To);
        for (LocalDate date = DemoTime.FirstDay; ModelOffice.Midnight(date) < play.To; date = date.PlusDays(1))
        {
            _ = agenda.Add(ModelOffice.At(date, DigestTime));
        }

        while (agenda.Count > 0 && agenda.Min is var now && now <= play.To)
        {
            foreach (ModelAccount account in accounts)
            {
                Take(account, now);
            }

            PlanDigest(now);
            letters.Write(now);
            _ = agenda.Remove(now);
        }
    }

    private void Take(ModelAccount account, Instant now)
    {
        bool isRead = account.NextReading <= now || now == play.To;
        bool isFirstOfDay = isRead && (account.ReadAt is not { } last || ModelOffice.DateOf(last) != ModelOffice.DateOf(now));
        if (isRead)
        {
            account.Read(now);
            _ = agenda.Add(account.NextReading);
        }

        foreach (ModelSpell spell in account.Spells)
        {
            if (spell.FoundAt is null)
            {
                break; // they come in the order in which they were received
            }

            Tell(account, spell, now);
        }

        Visit(account, isFirstOfDay, now);
    }

    private void Tell(ModelAccount account, ModelSpell spell, Instant now)
    {
        if (!spell.IsOpen || now > spell.Deadlines.NeverFrom && account.ReadAt > spell.Deadlines.NeverFrom)
        {
            spell.GivenUpAt ??= spell.EndKnownAt is null ? now : null;
            Drop(spell.Notices.Values);
            return;
        }

        Tell(account, spell, "Administrator", account.Administrator, now);
        Tell(account, spell, "Deputy", account.Deputy, now);
        Tell(account, spell, "Marketing", Marketing, now);
    }

    private void Tell(ModelAccount account, ModelSpell spell, string role, string recipient, Instant now)
    {
        List<ModelStep> due = [];
        foreach (ModelStep step in Enum.GetValues<ModelStep>().Where(step => IsFor(role, step, account.IsMarketing)))
        {
            Instant? at = DueAt(account.Office, spell, role, step);
            if (at is null || spell.Notices.ContainsKey((role, step)))
            {
                continue;
            }

            if (at > now)
            {
                _ = agenda.Add(at.Value);
                continue;
            }

            Instant lapse = step == ModelStep.PastAim ? spell.Deadlines.AimLapses : spell.Deadlines.Breach;
            if (step == ModelStep.DueSoon || account.ReadAt > lapse)
            {
                due.Add(step);
            }
        }

        if (due.Count == 0)
        {
            return;
        }

        ModelStep[] untold =
        [
            .. spell
                .Notices.Where(pair => string.Equals(pair.Key.Role, role, StringComparison.Ordinal) && pair.Value.Waits)
                .Select(pair => pair.Key.Step),
        ];
        ModelStep gravest = due.Concat(untold).Max();
        Drop(untold.Where(step => step != gravest).Select(step => spell.Notices[(role, step)]));
        foreach (ModelStep step in due)
        {
            string key = $"{account.Slug} {spell.Opening} {step} {role}";
            ModelNotice notice = ModelLetters.Reminder(key, recipient, role is "Marketing" ? null : account.Office, now);
            spell.Notices.Add((role, step), notice);
            if (step == gravest)
            {
                letters.Await(notice);
            }
            else
            {
                notice.IsDropped = true;
            }
        }
    }

    private static bool IsFor(string role, ModelStep step, bool isMarketing) =>
        role switch
        {
            "Administrator" => true,
            "Deputy" => step >= ModelStep.Breached,
            _ => step == ModelStep.Escalated && !isMarketing,
        };

    private static Instant? DueAt(ModelOffice office, ModelSpell spell, string role, ModelStep step)
    {
        ModelDeadlines deadlines = spell.Deadlines;
        Instant? toldAt = ToldAt(spell, role, ModelStep.Breached) ?? ToldAt(spell, role, ModelStep.Escalated);
        LocalDate? told = toldAt is { } at ? ModelOffice.DateOf(at) : null;
        return step switch
        {
            ModelStep.DueSoon => deadlines.WarnAt,
            ModelStep.PastAim => deadlines.AimLapses < deadlines.CommitmentLapses ? deadlines.AimLapses : null,
            ModelStep.Breached => deadlines.Breach,
            ModelStep.Escalated => deadlines.EscalateAt,
            ModelStep.FirstReminder => told is { } day ? office.FirstOpen(office.NextOpenDay(day)) : null,
            _ => told is { } day ? office.FirstOpen(office.NextOpenDay(office.NextOpenDay(day))) : null,
        };
    }

    private static Instant? ToldAt(ModelSpell spell, string role, ModelStep step) => spell.Notices.GetValueOrDefault((role, step))?.ToldAt;

    private void Visit(ModelAccount account, bool isFirstOfDay, Instant now)
    {
        bool isVisited = account.TakeVisits(now);
        LocalDate today = ModelOffice.DateOf(now);
        if (isFirstOfDay)
        {
            for (LocalDate date = DemoTime.FirstDay.PlusDays(1); date < today; date = date.PlusDays(1))
            {
                if (account.Office.IsOpenDay(date) && !account.Days.ContainsKey(date))
                {
                    Miss(account, date, now);
                }
            }
        }

        if (today == DemoTime.FirstDay || !account.Office.IsOpenDay(today))
        {
            return;
        }

        Instant close = account.Office.LastClose(today);
        Instant due = account.Office.Subtract(close, Duration.FromHours(2));
        if (now < due)
        {
            _ = agenda.Add(due);
        }
        else if (now < close && !isVisited && account.NudgedOn != today)
        {
            bool isWeekly = account.Streak().Count >= 3;
            if (!isWeekly || !(account.NudgedOn > today.PlusDays(-7)))
            {
                account.NudgedOn = today;
                letters.Await(new ModelNotice($"visit:{account.Slug}:{Text(today)}", account.Administrator, now, now, IsReminder: true));
            }
        }
    }

    private void Miss(ModelAccount account, LocalDate date, Instant now)
    {
        account.Days[date] = now;
        if (account.Streak().Third != date)
        {
            return;
        }

        string key = $"visits-missed:{account.Slug}:{Text(date)}";
        Instant opening = account.Office.NextOpen(now);
        letters.Await(new ModelNotice($"{key}:Marketing", Marketing, now, now, IsReminder: true));
        letters.Await(new ModelNotice($"{key}:Administrator", account.Administrator, opening, opening, IsReminder: true));
        letters.Await(new ModelNotice($"{key}:Deputy", account.Deputy, opening, opening, IsReminder: true));
    }

    private void PlanDigest(Instant now)
    {
        LocalDate date = ModelOffice.DateOf(now);
        if (!marketing.IsOpenDay(date) || now != ModelOffice.At(date, DigestTime))
        {
            return;
        }

        bool Since(Instant? known) => known > lastDigest && known <= now;

        bool hasNews = accounts.Any(account =>
            account.Spells.Any(spell => Since(spell.BreachKnownAt) || (spell.IsOpen && account.ReadAt > EarlierLapse(spell.Deadlines)))
            || account.Days.Values.Any(missed => Since(missed))
        );
        LocalDate before = marketing.PreviousOpenDay(date);
        bool isSummary = before.Month != date.Month || before.PlusDays(7 - (int)before.DayOfWeek) < date;
        Digests[date] =
            hasNews ? "Sent"
            : isSummary ? "SentAllClear"
            : "Empty";
        if (hasNews || isSummary)
        {
            letters.Await(new ModelNotice($"digest:marketing:{Text(date)}", Marketing, now, now, IsReminder: false));
        }

        lastDigest = now;
    }

    private static Instant EarlierLapse(ModelDeadlines deadlines) => Instant.Min(deadlines.AimLapses, deadlines.Breach);

    private static void Drop(IEnumerable<ModelNotice> notices)
    {
        foreach (ModelNotice notice in notices.Where(notice => notice.Waits))
        {
            notice.IsDropped = true;
        }
    }
}
