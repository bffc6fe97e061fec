using System.Globalization;

namespace ResponsivenessMonitor.Benchmarks;

/// <summary><c>generate-export FILE [--items N] [--seed S]</c>: an invented history for <c>audit</c>, in order of time; the same seed gives the same bytes.</summary>
internal sealed class ExportGenerator(int seed)
{
    private const int Accounts = 200;
    private const long FirstId = 1_800_000_000_000_000_000;

    private static readonly DateTime Start = new(2024, 9, 2, 0, 0, 0, DateTimeKind.Utc);

    private readonly Random random = new(seed);
    private readonly List<(long At, int Sequence, string Account, int Conversation, string Author, int Parent)> rows = [];

    internal static int Run(string[] args)
    {
        if (args is not [{ } file, .. { } options])
        {
            Console.Error.WriteLine("generate-export FILE [--items N] [--seed S]");
            return 64;
        }

        int items = Number(options, "--items", 1_000_000);
        new ExportGenerator(Number(options, "--seed", 1)).Write(file, items);
        return 0;
    }

    private static int Number(string[] options, string name, int usual)
    {
        int at = Array.IndexOf(options, name);
        return at < 0 ? usual : int.Parse(options[at + 1], CultureInfo.InvariantCulture);
    }

    private void Write(string file, int items)
    {
        for (int conversation = 0; rows.Count < items; conversation++)
        {
            AddConversation(conversation);
        }

        rows.RemoveRange(items, rows.Count - items);
        rows.Sort();
        using StreamWriter output = new(file) { NewLine = "\n" };
        output.WriteLine("account,conversation,item,author,at,in_reply_to");
        foreach ((long at, int sequence, string account, int conversation, string author, int parent) in rows)
        {
            string time = Start.AddMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            string reply = parent < 0 ? string.Empty : Id(parent);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{account},c{conversation},{Id(sequence)},{author},{time},{reply}")
            );
        }
    }

    /// <summary>One to four enquirers who ask, add and thank; the account, or now and then a sibling, answers most of them.</summary>
    private void AddConversation(int conversation)
    {
        string account = Name(random.Next(Accounts));
        long at = random.NextInt64(720L * 86_400_000);
        int enquirers = random.Next(10) < 8 ? 1 : random.Next(2, 5);
        int root = rows.Count;
        for (int enquirer = 0; enquirer < enquirers; enquirer++)
        {
            int last = Add(account, conversation, $"user{conversation}-{enquirer}", ref at, enquirer == 0 ? -1 : root);
            while (random.Next(10) < 7)
            {
                string author = random.Next(100) < 2 ? Name(random.Next(Accounts)) : account;
                last = Add(account, conversation, author, ref at, random.Next(10) == 0 ? -1 : last);
                for (int more = random.Next(3); more > 0; more--)
                {
                    last = Add(account, conversation, $"user{conversation}-{enquirer}", ref at, last);
                }
            }
        }
    }

    private int Add(string account, int conversation, string author, ref long at, int parent)
    {
        at += (long)(-Math.Log(1 - random.NextDouble()) * 3 * 3_600_000);
        int sequence = rows.Count;
        rows.Add((at, sequence, account, conversation, author, parent));
        return sequence;
    }

    private static string Name(int account) => $"mastodon/office{account:000}@uni.example";

    private static string Id(int sequence) => (FirstId + sequence * 7919L).ToString(CultureInfo.InvariantCulture);
}
