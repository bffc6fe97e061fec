using System.Security.Cryptography;
using System.Text;

namespace ResponsivenessMonitor.Data;

/// <summary>Keyed hashes that stand for people and for items whose ids name them (§7).</summary>
/// <param name="key">This installation's key; with another key the same name has another pseudonym.</param>
internal sealed class Pseudonyms(byte[] key)
{
    private const int Bytes = 16;

    /// <summary>Under which name the key is kept.</summary>
    internal const string KeyName = "pseudonyms";

    /// <summary>The pseudonym of an author, the same on all accounts of a platform.</summary>
    internal string OfAuthor(string platform, string authorId) => Hash($"author\n{platform}\n{authorId}");

    /// <summary>The pseudonym of an item or a conversation.</summary>
    internal string OfItem(string platform, string id) => Hash($"item\n{platform}\n{id}");

    /// <summary>Whether the name of an item or a conversation is a pseudonym; no platform's own names look like that.</summary>
    internal static bool IsOne(string name) => name.Length == 2 * Bytes && name.All(char.IsAsciiHexDigitLower);

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
