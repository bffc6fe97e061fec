using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>How X is read, and what that costs; section <c>X</c>.</summary>
internal sealed class XOptions
{
    internal const string Section = "X";

    private const decimal DearestRead = 1_000;

    /// <summary>Where the API is.</summary>
    public string Server { get; set; } = "https://api.x.com";

    /// <summary>The page on which whoever runs an account gives consent to reading it.</summary>
    public string ConsentPage { get; set; } = "https://x.com/i/oauth2/authorize";

    /// <summary>
    /// By which names fields are asked for: those of the OpenAPI document until August 2026 (<c>Tweet</c>), or those since (<c>Post</c>). Answers are
    /// understood in both. <c>Post</c> costs more: what is always there by the older names comes with users and posts that are billed.
    /// </summary>
    public XVocabulary Vocabulary { get; set; } = XVocabulary.Tweet;

    /// <summary>The client id of the app, from X's developer console; needed by <c>accounts connect</c> and to renew what it keeps.</summary>
    [Setting(Example = "a1B2c3D4e5F6")]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Its client secret, as a <see href="#secrets">secret</see>; empty for an app that has none.</summary>
    [Setting(IsSecret = true, Example = "file:/run/secrets/x-client")]
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>How far back the first reading of an account looks; what it finds is billed.</summary>
    [Setting(From = "00:00:00", To = "30.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far behind the newest post that it knew a reading begins, for what arrives late.</summary>
    [Setting(From = "00:00:00", To = "06:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>What X asks for a post that is read, by its price list.</summary>
    [Setting(From = "0", To = "1000")]
    public decimal PostReadPrice { get; set; } = 0.005m;

    /// <summary>What it asks for a user that is read.</summary>
    [Setting(From = "0", To = "1000")]
    public decimal UserReadPrice { get; set; } = 0.010m;

    /// <summary>In what the prices and the budget are, as it is written before an amount.</summary>
    [Setting(Example = "USD")]
    public string Currency { get; set; } = "USD";

    /// <summary>
    /// What reading one account may cost in a calendar month (UTC). The account is read less often when half of it is spent and the month is not as far,
    /// and not at all once it is spent, until the month ends.
    /// </summary>
    [Setting(From = "0.01", To = "1000000", Default = "none", Example = "5.00")]
    public decimal? MonthlyBudget { get; set; }

    internal Uri ServerAddress => new(Server);

    internal Duration FirstLookBack => Duration.FromTimeSpan(FirstLook);

    internal Duration OverlapBack => Duration.FromTimeSpan(Overlap);

    internal ReadPrices Prices => new(PostReadPrice, UserReadPrice, Currency, MonthlyBudget, $"{Section}:{nameof(MonthlyBudget)}");

    internal IEnumerable<string> Faults()
    {
        if (!Uri.TryCreate(Server, UriKind.Absolute, out Uri? server) || !IsWeb(server) || server.PathAndQuery is not "/")
        {
            yield return $"{Section}:{nameof(Server)} must be the address of a server, such as https://api.x.com, without a path.";
        }

        if (!Uri.TryCreate(ConsentPage, UriKind.Absolute, out Uri? page) || !IsWeb(page) || page.Query.Length > 0)
        {
            yield return $"{Section}:{nameof(ConsentPage)} must be the address of a page, such as https://x.com/i/oauth2/authorize.";
        }

        if (!Enum.IsDefined(Vocabulary))
        {
            yield return $"{Section}:{nameof(Vocabulary)} must be {nameof(XVocabulary.Tweet)} or {nameof(XVocabulary.Post)}.";
        }

        if (ClientId.Any(c => c is <= ' ' or > '~'))
        {
            yield return $"{Section}:{nameof(ClientId)} must be one word, as X's developer console shows it.";
        }

        if (ClientSecret.Length > 0 && new Secret(ClientSecret).Fault() is { } fault)
        {
            yield return $"{Section}:{nameof(ClientSecret)}: {fault}.";
        }

        foreach (string wrong in FaultsOfSpans().Concat(FaultsOfMoney()))
        {
            yield return wrong;
        }
    }

    private IEnumerable<string> FaultsOfSpans()
    {
        if (FirstLook < TimeSpan.Zero || FirstLook > TimeSpan.FromDays(30))
        {
            yield return $"{Section}:{nameof(FirstLook)} must be from 00:00:00 to 30.00:00:00.";
        }

        if (Overlap < TimeSpan.Zero || Overlap > TimeSpan.FromHours(6))
        {
            yield return $"{Section}:{nameof(Overlap)} must be from 00:00:00 to 06:00:00.";
        }
    }

    private IEnumerable<string> FaultsOfMoney()
    {
        foreach ((string name, decimal price) in new[] { (nameof(PostReadPrice), PostReadPrice), (nameof(UserReadPrice), UserReadPrice) })
        {
            if (price is < 0 or > DearestRead)
            {
                yield return $"{Section}:{name} must be from 0 to 1000.";
            }
        }

        if (Currency.Length is 0 or > 8 || Currency.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            yield return $"{Section}:{nameof(Currency)} must be one short word or sign, such as USD.";
        }

        if (MonthlyBudget is < 0.01m or > 1_000_000)
        {
            yield return $"{Section}:{nameof(MonthlyBudget)} must be from 0.01 to 1000000, or be left out.";
        }
    }

    private static bool IsWeb(Uri address) => address.Scheme is "https" or "http";
}
