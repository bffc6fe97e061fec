using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Demo;

/// <summary>What is played: accounts, their script, and from when to when.</summary>
/// <param name="Name">Tells one play from another, so that a stopped one goes on with itself only.</param>
/// <param name="Script">What happens.</param>
/// <param name="Accounts">The accounts as they are registered at the start.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
internal sealed record Play(string Name, ReplayScript Script, IReadOnlyList<DemoAccount> Accounts, Instant From, Instant To)
{
    /// <summary>Whether no text is looked at and every item of another counts, as in an exported history.</summary>
    internal bool CountsEveryItem { get; init; }

    /// <summary>The key of its pseudonyms: the same play has the same.</summary>
    internal byte[] Key => SHA256.HashData(Encoding.UTF8.GetBytes(Name));

    /// <summary>The pretend university.</summary>
    internal static Play University(long seed, int days) =>
        new(
            $"university seed {seed} days {days}",
            PretendUniversity.Script(seed, days),
            PretendUniversity.Accounts,
            PretendUniversity.Start,
            PretendUniversity.EndAfter(days)
        );
}
