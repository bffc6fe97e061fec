using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Reads channels on YouTube by its Data API.</summary>
internal sealed class YouTubePlatform : IPlatform, IDisposable
{
    private readonly PlatformHttp http;
    private readonly YouTubeOptions options;
    private readonly TimeProvider time;
    private readonly TokenSessions sessions;
    private readonly YouTubeSignIn signIn;
    private readonly YouTubeQuota quota;

    internal YouTubePlatform(PlatformHttp http, ICredentialStore store, YouTubeGrants grants, YouTubeOptions options, TimeProvider time)
    {
        (this.http, this.options, this.time) = (http, options, time);
        sessions = new TokenSessions(store, grants, time);
        signIn = new YouTubeSignIn(store, sessions);
        quota = new YouTubeQuota(store, options, time);
    }

    /// <inheritdoc/>
    public Platform Name => Platform.YouTube;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.None,
            MayBePublic: false,
            "an API key of a Google Cloud project, or the consent of the channel, which shows held comments too"
        );

    /// <inheritdoc/>
    public string? HandleFault(string handle) => YouTubeChannel.FaultOf(handle);

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (await quota.LeftAsync(cancellationToken) is { Remaining: 0 } none)
        {
            // Asking would fail, and what fails costs too.
            return new Reading.QuotaSpent(LimitScope.Access, none.ResetsAt) { Budget = none };
        }

        YouTubeClient client = new(http, options);
        Reading reading;
        Budget left;
        try
        {
            reading = await ReadAsync(request, client, cancellationToken);
        }
        finally
        {
            // Whatever happened: what was asked was asked.
            left = await quota.SpendAsync(client.Units, CancellationToken.None);
        }

        // Something else may spend the project's units too, which is only seen when none are left.
        return reading with
        {
            Cost = client.Calls,
            Budget = reading is Reading.QuotaSpent ? left with { Remaining = 0 } : left,
        };
    }

    /// <inheritdoc/>
    public async Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        YouTubeClient client = new(http, options);
        YouTubeEntry entry = await signIn.OpenAsync(access.Credential, client, cancellationToken);
        if (entry is not YouTubeEntry.Open open)
        {
            return entry is YouTubeEntry.Ended ended
                ? new AccessCheck.Lacks(ended.Why, ended.Mend)
                : new AccessCheck.Lacks("the credential could not be read", YouTubeSignIn.Mend);
        }

        YouTubeCheck check = new(YouTubeCaller.Of(client, open, sessions, cancellationToken), access, time.GetCurrentInstant());
        AccessCheck found = await check.RunAsync();
        Budget left = await quota.SpendAsync(client.Units, cancellationToken);
        return found is AccessCheck.Works works ? works with { What = $"{works.What}; {YouTubeCheck.Words(left, options)}" } : found;
    }

    /// <inheritdoc/>
    public void Dispose() => sessions.Dispose();

    private async Task<Reading> ReadAsync(ReadRequest request, YouTubeClient client, CancellationToken cancellationToken)
    {
        YouTubeEntry entry = await signIn.OpenAsync(request.Access.Credential, client, cancellationToken);
        if (entry is not YouTubeEntry.Open open)
        {
            return entry is YouTubeEntry.Ended ended ? ended.Reading : new Reading.Unreachable("the credential could not be read");
        }

        YouTubeCaller caller = YouTubeCaller.Of(client, open, sessions, cancellationToken);
        Reading reading = await new YouTubeReader(caller, options, request, time.GetCurrentInstant()).ReadAsync();
        return reading with { AccessEndsAt = caller.EndsAt };
    }
}
