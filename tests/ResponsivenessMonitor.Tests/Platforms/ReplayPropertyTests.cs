using FsCheck;
using FsCheck.Fluent;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>What holds of every script, however it is read.</summary>
public sealed class ReplayPropertyTests
{
    private const int Minutes = 240;

    private static readonly string[] Accounts = [AScript.LibraryDesk, AScript.UniHelp, "x/sports"];
    private static readonly string[] Authors = ["ada", "bob", AScript.UniHelp, AScript.LibraryDesk];

    [Test]
    public void Whatever_is_read_when_comes_to_the_same_as_one_reading_at_the_end() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    Random random = new(seed);
                    ReplayScript script = AnyScript(random);
                    string account = Accounts[random.Next(Accounts.Length)];
                    AReader once = new AReader(script, account).ReadAsync(Minutes).Result;
                    ReplayRules rules = new(random.Next(1, 6), random.Next(0, 4));
                    AReader often = new(script, account, rules);
                    foreach (int at in Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(Minutes)).Order())
                    {
                        often = often.ReadAsync(at).Result;
                        often.Restart();
                    }

                    often = often.ReadAsync(Minutes).Result;
                    return Same(often.Kept.Values, once.Kept.Values)
                        && Same(often.Activity, once.Activity)
                        && Same(often.Withdrawn, once.Withdrawn);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

    private static bool Same<T>(IEnumerable<T> one, IEnumerable<T> other) => one.SequenceEqual(other);

    private static ReplayScript AnyScript(Random random)
    {
        AScript script = new();
        List<string> ids = [];
        int at = 0;
        for (int i = random.Next(40); i > 0; i--)
        {
            at += random.Next(4);
            string account = Accounts[random.Next(Accounts.Length)];
            string? known = ids.Count == 0 ? null : ids[random.Next(ids.Count)];
            switch (random.Next(8))
            {
                case 0 when known is not null:
                    _ = script.Line(at, ScriptAct.Edit, account, line => line with { Id = known, Text = $"edited at {at}" });
                    break;
                case 1 when known is not null:
                    _ = script.Line(at, random.Next(2) == 0 ? ScriptAct.Delete : ScriptAct.Hide, account, line => line with { Id = known });
                    break;
                case 2:
                    _ = script.Line(at, ScriptAct.Like, account);
                    break;
                default:
                    ids.Add($"i{i}");
                    string? author = random.Next(3) == 0 ? null : Authors[random.Next(Authors.Length)];
                    author = string.Equals(author, account, StringComparison.Ordinal) ? null : author;
                    _ = script.Item(at, ids[^1], author, account, random.Next(3) == 0 ? null : known);
                    break;
            }
        }

        return script.Play();
    }
}
