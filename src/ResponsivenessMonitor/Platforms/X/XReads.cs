using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Counts what is billed: each post and each user that an answer holds, once a UTC day. Empty pages and errors cost nothing.</summary>
/// <remarks>
/// What was paid for today is remembered for each account by itself, and not for ever many posts: where X would let more pass for free, too much is
/// counted, and never too little.
/// </remarks>
internal sealed class XReads
{
    private const int TokenLength = 11;
    private const int MostTokens = 1_000;

    private readonly int today;
    private readonly List<string> order = [];
    private readonly HashSet<string> paid = new(StringComparer.Ordinal);

    /// <param name="mark">What was paid for so far.</param>
    /// <param name="now">The present.</param>
    internal XReads(XBookmark mark, Instant now)
    {
        today = DayOf(now);
        for (int at = 0; mark.PaidOn == today && at + TokenLength <= mark.Paid.Length; at += TokenLength)
        {
            Keep(mark.Paid.Substring(at, TokenLength));
        }
    }

    /// <summary>What was billed since.</summary>
    internal ReadCounts Counts { get; private set; }

    /// <summary>The bookmark with what was paid for today.</summary>
    internal XBookmark Into(XBookmark mark) => mark with { PaidOn = today, Paid = string.Concat(order.TakeLast(MostTokens)) };

    /// <summary>Counts a page of posts, and what came with it.</summary>
    internal void Take(XPosts page)
    {
        Take(page.Data, users: null);
        Take(page.Includes);
    }

    /// <summary>Counts users, and what came with them.</summary>
    internal void Take(IReadOnlyList<XUser?>? users, XIncludes? includes)
    {
        Take(posts: null, users);
        Take(includes);
    }

    /// <summary>Whether a post was paid for today.</summary>
    internal bool Knows(XPost post) => paid.Contains(TokenOf(post.Id, isUser: false));

    private void Take(XIncludes? includes)
    {
        Take(includes?.Posts, includes?.Users);
        Take(includes?.Tweets, users: null);
    }

    private void Take(IReadOnlyList<XPost?>? posts, IReadOnlyList<XUser?>? users)
    {
        int newPosts = (posts ?? []).OfType<XPost>().Count(post => Keep(TokenOf(post.Id, isUser: false)));
        int newUsers = (users ?? []).OfType<XUser>().Count(user => Keep(TokenOf(user.Id, isUser: true)));
        Counts = new ReadCounts(Counts.Posts + newPosts, Counts.Users + newUsers);
    }

    private bool Keep(string token)
    {
        if (!paid.Add(token))
        {
            return false;
        }

        order.Add(token);
        return true;
    }

    /// <summary>Eleven characters that stand for an id; ids of posts and of users never share one.</summary>
    private static string TokenOf(string id, bool isUser)
    {
        ulong number = ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out ulong read) ? read : 0;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, isUser ? ~number : number);
        return Base64Url.EncodeToString(bytes);
    }

    private static int DayOf(Instant now) => (int)(now.ToUnixTimeSeconds() / NodaConstants.SecondsPerDay);
}
