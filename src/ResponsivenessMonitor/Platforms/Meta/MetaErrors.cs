using System.Globalization;
using System.Net;
using NodaTime;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Reads refusals of the Graph API. Their words may hold anything, so only their numbers are read. Pure.</summary>
internal static class MetaErrors
{
    private const int NotThere = 33;

    /// <summary>For limits that do not say when they end; a call meanwhile would lengthen them.</summary>
    private static readonly Duration UnlessTold = Duration.FromMinutes(15);

    /// <summary>What an answer that is not good says.</summary>
    internal static MetaRefusal Of(HttpAnswer.Came came)
    {
        if (came.Read(MetaJson.Default.ErrorView) is not JsonBody<ErrorView>.Good { Value.Error: { Code: { } code } error })
        {
            return came.Status == HttpStatusCode.TooManyRequests ? new MetaRefusal.Limited(LimitScope.Access, came.Again)
                : came.Status == HttpStatusCode.BadRequest
                && came.Read(MetaJson.Default.PlainErrorView)
                    is JsonBody<PlainErrorView>.Good { Value: { Code: { } plain, ErrorType: not null } }
                    ? new MetaRefusal.NotTaken(Words(came, plain, subcode: null))
                : new MetaRefusal.Silent(came.What);
        }

        return code switch
        {
            190 => TokenOf(error.ErrorSubcode),
            10 or (>= 200 and <= 299) => new MetaRefusal.Permission(),
            100 when error.ErrorSubcode == NotThere => new MetaRefusal.Missing(),
            100 or 803 => new MetaRefusal.NotTaken(Words(came, code, error.ErrorSubcode)),
            1 => new MetaRefusal.Heavy(Words(came, code, error.ErrorSubcode)),
            4 or 17 or 613 => Limited(came, LimitScope.Access), // of the app or of the person, so of all that they read
            32 or 80001 or 80002 or 80006 => Limited(came, LimitScope.Account),
            _ => new MetaRefusal.Silent(Words(came, code, error.ErrorSubcode)),
        };
    }

    /// <summary>What the second number of error 190 says.</summary>
    internal static MetaRefusal.Token TokenOf(int? subcode) =>
        subcode switch
        {
            458 => new(AccessLossKind.TokenRevoked, MetaTokenTrouble.AppRemoved),
            459 => new(AccessLossKind.TokenRevoked, MetaTokenTrouble.Checkpoint),
            460 => new(AccessLossKind.TokenRevoked, MetaTokenTrouble.PasswordChanged),
            463 => new(AccessLossKind.TokenExpired, MetaTokenTrouble.Expired),
            464 => new(AccessLossKind.TokenRevoked, MetaTokenTrouble.Unconfirmed),
            492 => new(AccessLossKind.RoleLost, MetaTokenTrouble.RoleLost),
            _ => new(AccessLossKind.TokenRevoked, MetaTokenTrouble.Invalid),
        };

    private static MetaRefusal.Limited Limited(HttpAnswer.Came came, LimitScope scope) =>
        new(scope, came.At + (MetaUsage.Read(came).Regain ?? UnlessTold));

    private static string Words(HttpAnswer.Came came, int code, int? subcode) =>
        string.Create(CultureInfo.InvariantCulture, $"{came.What}, error {code}{(subcode is { } second ? $"/{second}" : string.Empty)}");
}
