using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Demo;

/// <summary>An exported history as a play: every item of another counts, and accounts go by a department's rules without closures, as in <c>audit</c>.</summary>
internal static class ThreadsPlay
{
    /// <param name="file">The export.</param>
    /// <param name="from">The first instant that counts, or null for the first item's.</param>
    /// <param name="to">The first instant that no longer counts, or null for just after the last item.</param>
    /// <param name="error">Where its bad lines are named.</param>
    /// <exception cref="DemoException">Nothing of it can be played.</exception>
    internal static Play Of(string file, Instant? from, Instant? to, TextWriter error)
    {
        ExportedThreads threads = ThreadsScript.Read(file, from, to);
        threads.Faults.Write(error);
        if (threads.First is not { } first || threads.Last is not { } last)
        {
            throw new DemoException($"{file} has no items between --from and --to.");
        }

        Instant begins = from ?? first;
        Instant ends = to ?? last + Duration.FromMilliseconds(1);
        string content = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        string name = string.Create(CultureInfo.InvariantCulture, $"threads {content} from {Text(begins)} to {Text(ends)}");
        return new Play(name, threads.Script, [.. threads.Accounts.Select(account => ToDemo(account, begins))], begins, ends)
        {
            CountsEveryItem = true,
        };
    }

    private static DemoAccount ToDemo(ExportedAccount account, Instant from) =>
        new(account.Id.Platform, account.Id.Slug.Split('/')[1], account.Name, Steward.Department, "an exported history")
        {
            Calendar = DemoCalendar.Plain,
            Administrator = DemoAccount.Someone("The Administrator"),
            Authoriser = DemoAccount.Someone("The Authoriser"),
            LiveSince = from - Duration.FromDays(15),
            MonitoredSince = from - Duration.FromMilliseconds(1),
            Comments = CommentRule.All,
        };

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}

/// <summary>Nothing can be played; the message says why.</summary>
internal sealed class DemoException(string message) : InvalidOperationException(message);
