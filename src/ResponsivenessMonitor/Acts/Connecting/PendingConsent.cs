using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Connecting;

/// <summary>A consent that was asked for and has not been given yet; kept encrypted.</summary>
/// <param name="State">What comes back with the code.</param>
/// <param name="Verifier">What shows that the code comes from who asked (RFC 7636).</param>
/// <param name="Redirect">Where the page of consent leads to.</param>
/// <param name="Until">Until when it may be given, in seconds since 1970.</param>
internal sealed record PendingConsent(string State, string Verifier, string Redirect, long Until)
{
    private const int RandomBytes = 32;

    /// <summary>What came of an attempt so far, in whole sentences; null where there was none.</summary>
    public string? Said { get; init; }

    /// <summary>A word of whoever is redeeming the code, or has; null while nobody brought one.</summary>
    public string? SpentBy { get; init; }

    /// <summary>Whether a code was brought, which is good once.</summary>
    [JsonIgnore]
    internal bool IsSpent => SpentBy is not null;

    /// <summary>One for an account.</summary>
    internal static PendingConsent For(AccountId account, Uri redirect, Instant until) =>
        new($"{Random()}.{account.Slug}", Random(), redirect.ToString(), until.ToUnixTimeSeconds());

    /// <summary>Of which account a state is; null when it is none of ours.</summary>
    internal static AccountId? AccountOf(string state)
    {
        try
        {
            return state.Split('.', 2) is [{ Length: > 0 }, { Length: > 0 } slug] ? AccountId.Parse(slug) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The SHA-256 of the verifier, in base64url.</summary>
    [JsonIgnore]
    internal string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Whether a state is this one's, compared in a time that tells nothing.</summary>
    internal bool IsAnsweredBy(string state) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(State), Encoding.UTF8.GetBytes(state));

    /// <summary>The same as whoever brings a code leaves it, known from what anybody else leaves.</summary>
    internal PendingConsent Spent() => this with { SpentBy = Random(), Said = null };

    internal bool IsOver(Instant now) => Instant.FromUnixTimeSeconds(Until) < now;

    internal string Write() => JsonSerializer.Serialize(this, ConsentJson.Default.PendingConsent);

    /// <summary>Reads one; null when it is none of ours.</summary>
    internal static PendingConsent? Read(string? content)
    {
        try
        {
            return content is null ? null : JsonSerializer.Deserialize(content, ConsentJson.Default.PendingConsent);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => nameof(PendingConsent);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}

[JsonSerializable(typeof(PendingConsent))]
internal sealed partial class ConsentJson : JsonSerializerContext;
