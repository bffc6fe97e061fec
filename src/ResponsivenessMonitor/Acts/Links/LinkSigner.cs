using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Acts.Links;

/// <summary>Writes links as short texts that nobody else can make, and reads them back.</summary>
/// <param name="key">This installation's key; links of another key are forged.</param>
/// <remarks>
/// Not encrypted: a text holds numbers that mean nothing elsewhere. An HMAC-SHA256 over all of it, cut to 16 bytes, is its signature; it is compared
/// in constant time before anything else is believed.
/// </remarks>
internal sealed class LinkSigner(byte[] key)
{
    private const byte Form = 1;
    private const int Head = 1 + 1 + 1 + 8 + 8 + 4;
    private const int Signature = 16;
    private const int LongestText = 200;

    /// <summary>Under which name the key is kept.</summary>
    internal const string KeyName = "links";

    /// <summary>The link as letters, digits, hyphens and underscores.</summary>
    /// <exception cref="ArgumentException">Its subject is longer than a link can be.</exception>
    internal string Write(SignedLink link)
    {
        byte[] subject = Encoding.UTF8.GetBytes(link.Subject);
        byte[] text = new byte[Head + subject.Length + Signature];
        (text[0], text[1], text[2]) = (Form, (byte)link.Purpose, (byte)link.Role);
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(3), link.Entity);
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(11), link.PersonId ?? 0);
        BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(19), (uint)(link.Expires.ToUnixTimeSeconds() / 60));
        subject.CopyTo(text, Head);
        Sign(text.AsSpan(..^Signature)).CopyTo(text.AsSpan(^Signature..));
        string written = Base64Url.EncodeToString(text);
        return written.Length <= LongestText ? written : throw new ArgumentException("The subject of a link is too long.", nameof(link));
    }

    /// <summary>The link that a text holds, expired or not; null when it is not one of ours.</summary>
    internal SignedLink? Read(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (
            bytes.Length < Head + Signature
            || !string.Equals(Base64Url.EncodeToString(bytes), text, StringComparison.Ordinal) // one link has one text: no padding, no spaces
            || bytes[0] != Form
            || !CryptographicOperations.FixedTimeEquals(Sign(bytes.AsSpan(..^Signature)), bytes.AsSpan(^Signature..))
        )
        {
            return null;
        }

        long person = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(11));
        return new SignedLink(
            (LinkPurpose)bytes[1],
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(3)),
            (Role)bytes[2],
            person == 0 ? null : person,
            Instant.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(19)) * 60L)
        )
        {
            Subject = Encoding.UTF8.GetString(bytes.AsSpan(Head..^Signature)),
        };
    }

    private byte[] Sign(ReadOnlySpan<byte> text) => HMACSHA256.HashData(key, text)[..Signature];
}
