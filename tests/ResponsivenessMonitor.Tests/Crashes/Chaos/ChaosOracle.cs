using NodaTime;
using Npgsql;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Compares what the product did with what the script demands; shares no code with the product.</summary>
internal sealed class ChaosOracle(ChaosOffice office, ChaosScript script)
{
    private sealed record Row(long Id, int Account, string Item, string State, string? AnswerItem);

    /// <summary>A notice. In doubt: its letter was dropped as overtaken, and may have been delivered, for whoever had begun to send it died or froze.</summary>
    private sealed record Told(long Enquiry, string Role, string Step, string State, string? MessageId, string? Because, bool IsInDoubt);

    private sealed record Sent(string MessageId, string Address, string State, long Notices);

    private readonly List<string> faults = [];

    /// <summary>Waits until everything has happened that must, and looks whether nothing else has.</summary>
    internal async Task<ChaosVerdict> SettleAsync(TimeSpan patience)
    {
        Instant deadline = CrowdPlatform.Now + Duration.FromTimeSpan(patience);
        while (true)
        {
            office.DemandThatNoneFell();
            ChaosVerdict verdict = await JudgeAsync();
            if (verdict.Faults.Count == 0 || CrowdPlatform.Now > deadline)
            {
                return verdict;
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<ChaosVerdict> JudgeAsync()
    {
        faults.Clear();
        Instant now = CrowdPlatform.Now;
        Dictionary<long, int> accounts = await AccountsAsync(office.Database);
        List<Row> rows = await RowsAsync(accounts);
        ILookup<(int Account, string Item), Row> enquiries = rows.ToLookup(row => (row.Account, row.Item));
        ILookup<long, Told> notices = (await NoticesAsync()).ToLookup(notice => notice.Enquiry);
        SunkMail[] mails = office.Sink.Mails;
        ILookup<string, SunkMail> byWords = mails
            .SelectMany(mail => mail.Questions.Select(words => (words, mail)))
            .ToLookup(pair => pair.words, pair => pair.mail, StringComparer.Ordinal);
        int lost = 0;
        int known = 0;
        foreach (ChaosQuestion question in script.Questions)
        {
            Row[] found = [.. enquiries[(question.Account, CrowdAccount.Text(question.Post.Id))]];
            known += found.Length;
            lost += found.Length == 0 ? 1 : 0;
            Demand(found.Length == 1, $"{question.Words} has {found.Length} enquiries");
            if (found.Length == 1)
            {
                JudgeQuestion(question, found[0], [.. notices[found[0].Id]], [.. byWords[question.Words]], now);
            }
        }

        Demand(rows.Count == known, $"{rows.Count} enquiries, of which {known} are of the script");
        string[] dropped =
        [
            .. notices
                .SelectMany(some => some)
                .Where(notice => notice.IsInDoubt)
                .Select(notice => notice.MessageId ?? "no letter")
                .Distinct(StringComparer.Ordinal),
        ];
        int repeats = JudgeMails(mails, await LettersAsync(), dropped);
        IReadOnlyList<ChaosLine> lines = await office.Ledger.ReadAsync();
        Polls = ChaosPolls.Judge(lines, office.Platform.Calls, accounts);
        faults.AddRange(Polls.Faults);
        faults.AddRange(ChaosPolls.JudgeLetters(lines));
        int doubled = script.Questions.Sum(question =>
            Math.Max(0, enquiries[(question.Account, CrowdAccount.Text(question.Post.Id))].Count() - 1)
        );
        int told = notices.SelectMany(some => some).Count(notice => notice.State is "Told");
        return new ChaosVerdict(
            [.. faults],
            script.Questions.Count,
            lost,
            doubled + rows.Count - known,
            told,
            mails.Length - repeats,
            repeats,
            dropped.Length
        );
    }

    /// <summary>How the committed readings stood to each other, as judged last.</summary>
    internal ChaosPolls? Polls { get; private set; }

    private void JudgeQuestion(ChaosQuestion question, Row row, Told[] notices, SunkMail[] mails, Instant now)
    {
        bool isAnswered = question.Answer is not null;
        Demand(row.State.Is(isAnswered ? "Answered" : "Open"), $"{question.Words} is {row.State}");
        Demand(
            row.AnswerItem.Is(question.Answer is { } answer ? CrowdAccount.Text(answer.Id) : null),
            $"{question.Words} was answered by {row.AnswerItem}"
        );
        Duration ahead = office.Platform.Accounts[question.Account].Ahead;
        if (ahead < Duration.Zero && isAnswered)
        {
            return; // by that clock it was long overdue when it was asked; whether it was told before the answer came is a matter of moments
        }

        Instant at = question.Post.At + ahead;
        bool isSkewed = ahead > Duration.Zero; // what comes from the future counts from when it was read
        (string Role, string To, string Step, Duration After)[] steps = [.. question.Standing.Steps()];
        foreach (
            IGrouping<string, (string Role, string To, string Step, Duration After)> role in steps.GroupBy(
                step => step.Role,
                StringComparer.Ordinal
            )
        )
        {
            (string Role, string To, string Step, Duration After)[] due =
                isAnswered || isSkewed ? [] : [.. role.Where(s => at + s.After <= now)];
            Told[] had = [.. notices.Where(notice => notice.Role.Is(role.Key))];
            string states = $"[{string.Join(' ', had.Select(notice => $"{notice.Step}={notice.State} {notice.Because}"))}]";
            Demand(
                had.Select(notice => notice.Step).AreThose(due.Select(step => step.Step)),
                $"{question.Words}: {role.Key} is due [{string.Join(' ', due.Select(s => s.Step))}] and has {states}"
            );
            Demand(
                due.Length == 0 || had.Any(notice => notice.Step.Is(due[^1].Step) && notice.State is "Told"),
                $"{question.Words}: {role.Key} was not told of the gravest step and has {states}"
            );
            Demand(had.All(notice => notice.State is not "Waiting"), $"{question.Words}: {role.Key} still waits for a letter");
            // Each told step is in one letter to that address; a letter tells one step of a question.
            string[] letters =
            [
                .. mails.Where(mail => mail.To.Is(role.First().To)).Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal),
            ];
            string[] expected = [.. had.Where(notice => notice.State is "Told").Select(notice => notice.MessageId ?? "no letter")];
            string[] doubtful = [.. had.Where(notice => notice.IsInDoubt).Select(notice => notice.MessageId ?? "no letter")];
            Demand(
                letters.Except(doubtful, StringComparer.Ordinal).AreThose(expected),
                $"{question.Words}: {role.Key} got [{string.Join(' ', letters)}] and the notices say [{string.Join(' ', expected)}]"
            );
        }
    }

    /// <summary>Every letter was delivered; what was delivered again is the same message.</summary>
    private int JudgeMails(SunkMail[] mails, List<Sent> letters, IEnumerable<string> doubtful)
    {
        Demand(
            letters.All(letter => letter.State is "Sent"),
            $"{letters.Count(letter => letter.State is not "Sent")} letters are not sent"
        );
        Demand(letters.All(letter => letter.Notices > 0), "a letter tells nothing");
        ILookup<string, SunkMail> delivered = mails.ToLookup(mail => mail.MessageId, StringComparer.Ordinal);
        foreach (Sent letter in letters)
        {
            Demand(delivered[letter.MessageId].Any(), $"{letter.MessageId} was not delivered");
            Demand(delivered[letter.MessageId].All(mail => mail.To.Is(letter.Address)), $"{letter.MessageId} went astray");
        }

        HashSet<string> known = letters.Select(letter => letter.MessageId).Concat(doubtful).ToHashSet(StringComparer.Ordinal);
        foreach (IGrouping<string, SunkMail> same in delivered)
        {
            Demand(known.Contains(same.Key), $"{same.Key} was delivered, and there is no such letter");
            Demand(
                same.Select(mail => SentWording.Of(mail.Message)).Distinct(StringComparer.Ordinal).Count() == 1,
                $"{same.Key} came in two wordings"
            );
        }

        return mails.Length - delivered.Count;
    }

    private void Demand(bool isRight, string words)
    {
        if (!isRight)
        {
            faults.Add(words);
        }
    }

    /// <summary>The number on the platform of each account, by its id in the database.</summary>
    internal static async Task<Dictionary<long, int>> AccountsAsync(NpgsqlDataSource database)
    {
        Dictionary<long, int> accounts = [];
        await foreach (NpgsqlDataReader row in ReadAsync(database, "select id, slug from accounts"))
        {
            accounts.Add(
                row.GetInt64(0),
                int.Parse(row.GetString(1).AsSpan("mastodon/desk".Length, 4), System.Globalization.CultureInfo.InvariantCulture)
            );
        }

        return accounts;
    }

    private async Task<List<Row>> RowsAsync(Dictionary<long, int> accounts)
    {
        List<Row> rows = [];
        await foreach (
            NpgsqlDataReader row in ReadAsync(office.Database, "select id, account_id, opening_item, state, answer_item from enquiries")
        )
        {
            rows.Add(new Row(row.GetInt64(0), accounts[row.GetInt64(1)], row.GetString(2), row.GetString(3), Text(row, 4)));
        }

        return rows;
    }

    private async Task<List<Told>> NoticesAsync()
    {
        const string Sql = """
            select n.enquiry_id, n.role, n.step, n.state, l.message_id, n.settled_because,
                coalesce(l.state = 'Superseded' and l.in_doubt_since is not null, false)
            from notices n left join letters l on l.id = n.letter_id where n.enquiry_id is not null
            """;
        List<Told> told = [];
        await foreach (NpgsqlDataReader row in ReadAsync(office.Database, Sql))
        {
            told.Add(
                new Told(
                    row.GetInt64(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    Text(row, 4),
                    Text(row, 5),
                    row.GetBoolean(6)
                )
            );
        }

        return told;
    }

    private async Task<List<Sent>> LettersAsync()
    {
        const string Sql =
            "select message_id, recipient_address, state, (select count(*) from notices n where n.letter_id = l.id) from letters l where state <> 'Superseded'";
        List<Sent> sent = [];
        await foreach (NpgsqlDataReader row in ReadAsync(office.Database, Sql))
        {
            sent.Add(new Sent(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
        }

        return sent;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async IAsyncEnumerable<NpgsqlDataReader> ReadAsync(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return reader;
        }
    }
}
