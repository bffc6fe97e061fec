using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Publishes questions and answers on the scripted platform by a seed, and remembers them: from it the oracle knows what must have happened.</summary>
internal sealed class ChaosScript(CrowdPlatform platform, int seed)
{
    private readonly Random dice = new(seed);
    private readonly List<ChaosQuestion> questions = [];
    private readonly List<(Instant At, ChaosQuestion Question)> answers = [];

    internal IReadOnlyList<ChaosQuestion> Questions => questions;

    /// <summary>How late the server shows some of what it tells of; none by default.</summary>
    internal Duration Latest { get; init; } = Duration.Zero;

    /// <summary>Questions, one after another, until it is told to stop; and the answers that fell due.</summary>
    internal async Task PlayAsync(TimeSpan every, CancellationToken cancellationToken)
    {
        try
        {
            using PeriodicTimer timer = new(every);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Ask();
                AnswerThose(CrowdPlatform.Now);
            }
        }
        catch (OperationCanceledException)
        {
            AnswerThose(Instant.MaxValue); // nobody waits for an answer that the script forgot
        }
    }

    private void Ask()
    {
        int account = dice.Next(platform.Accounts.Count);
        ChaosAccount standing = new(account);
        // The lapse lies a little ahead, so that it comes while the processes are being killed.
        Duration ahead = Duration.FromMilliseconds(dice.Next(8_000, 45_000));
        int kind = dice.Next(100);
        Duration age = kind switch
        {
            < 40 => Duration.Zero,
            < 65 => Duration.FromHours(1) - ahead, // the aim lapses
            < 90 => standing.Breach - ahead,
            _ => standing.Breach + Duration.FromHours(4) + ahead, // it comes so late that all is over
        };
        bool isLate = Latest > Duration.Zero && dice.Next(3) == 0;
        Duration late = isLate ? Latest * dice.NextDouble() : Duration.Zero;
        string words = string.Create(CultureInfo.InvariantCulture, $"question-{questions.Count:D6}");
        string author = string.Create(CultureInfo.InvariantCulture, $"person{questions.Count:D6}@elsewhere.example");
        CrowdPost post = platform.Publish(account, author, $"Here is {words}: when does the library open?", age, late, parent: null);
        ChaosQuestion question = new(account, post, words);
        questions.Add(question);
        if (kind < 30)
        {
            answers.Add((post.ShownFrom + Duration.FromMilliseconds(dice.Next(2_000, 15_000)), question));
        }
    }

    private void AnswerThose(Instant now)
    {
        foreach ((Instant at, ChaosQuestion question) in answers.Where(answer => answer.At <= now).ToList())
        {
            question.Answer = platform.Publish(question.Account, author: null, "At nine.", Duration.Zero, Duration.Zero, question.Post);
            _ = answers.Remove((at, question));
        }
    }
}
