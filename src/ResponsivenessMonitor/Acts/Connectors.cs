using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>The platforms that this version can read.</summary>
internal sealed class Connectors(PlatformRegister platforms, PlatformHttp http, IEnumerable<ITokenGrants> grants)
{
    /// <summary>Whether an account of the platform could be read, and what is missing.</summary>
    internal ReadingAccess AccessOf(Platform platform, AccessReference? access) =>
        access is { IsReplay: true } ? ReadingAccess.Available // a script plays any platform
        : platforms.Find(platform) is null ? ReadingAccess.NoConnector
        : access is null ? ReadingAccess.NoCredentials
        : ReadingAccess.Available;

    /// <summary>The platforms that can be read for real, for people who ask.</summary>
    internal string Readable => platforms.Real.Count == 0 ? "none" : string.Join(", ", platforms.Real);

    /// <summary>Why a handle cannot be one on a platform, without a full stop; null when it may be one, and of what a script plays.</summary>
    internal string? HandleObjection(Platform platform, string handle, AccessReference? access) =>
        access is { IsReplay: true } ? null : platforms.Find(platform)?.HandleFault(handle);

    /// <summary>What is wrong with an access that is stated of an account on a platform, without a full stop; null when it may be right.</summary>
    internal string? Objection(Platform platform, string handle, AccessReference access)
    {
        // A script plays any platform, and a platform without a connector is registered and shows as not read.
        if (access.IsReplay || platforms.Find(platform)?.Needs is not { } needs)
        {
            return null;
        }

        return access switch
        {
            { IsConnected: true } when !grants.Any(grant => grant.Platform == platform) =>
                $"nobody can be asked for consent on {platform.DisplayName}; write env:NAME or file:PATH of {needs.Credential}",
            { IsConnected: true, Host.Length: > 0 } => $"what was consented to has its server; leave out @{access.Host}",
            { Host: { Length: > 0 } host } when needs.OnlyServer is { } only && !string.Equals(host, only, StringComparison.Ordinal) =>
                $"{platform.DisplayName} is not read on {host}; leave out @{host}, or write @{only} for the credential that is good there",
            { IsPublic: true } when !needs.MayBePublic =>
                $"{platform.DisplayName} is not read without a credential; write env:NAME or file:PATH of {needs.Credential}",
            { Host.Length: 0 } when needs.Server == ServerNeed.Required =>
                $"{platform.DisplayName} has many servers; write the account's after it, such as {access.Credential}@mastodon.example",
            { Host.Length: > 0 } when needs.Server == ServerNeed.None => $"{platform.DisplayName} is one server; leave out @{access.Host}",
            { Host: { Length: > 0 } host } when http.Guard.Server(host) is ServerAddress.Refused refused => $"{host}: {refused.Why}",
            { Host.Length: 0 } when needs.Server == ServerNeed.InHandle => ObjectionToHandle(handle, access),
            _ => null,
        };
    }

    /// <summary>What is wrong with the server that a handle names, when no other one is stated.</summary>
    private string? ObjectionToHandle(string handle, AccessReference access) =>
        handle.LastIndexOf('@') is not (> 0 and var at)
            ? $"the handle names no server; write it as {handle}@uni.social, or name the server here: {access.Credential}@uni.social"
        : http.Guard.Server(handle[(at + 1)..]) is ServerAddress.Refused refused
            ? $"the server of the handle, {handle[(at + 1)..]}: {refused.Why}; another one is named here: {access.Credential}@uni.social"
        : null;
}
