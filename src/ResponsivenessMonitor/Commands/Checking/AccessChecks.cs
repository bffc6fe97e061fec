using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Commands.Checking;

/// <summary>Asks the platforms whether accounts can be read by what is stated of them, several at a time and none for ever.</summary>
internal sealed class AccessChecks(PlatformRegister platforms)
{
    private const int AtATime = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>What became of each, in the order in which they were given.</summary>
    internal async Task<IReadOnlyList<(Account Account, AccessCheck Found)>> RunAsync(
        IReadOnlyList<(Account Account, AccessReference Access)> accounts,
        CancellationToken cancellationToken
    )
    {
        AccessCheck[] found = new AccessCheck[accounts.Count];
        ParallelOptions sideBySide = new() { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            accounts.Count,
            sideBySide,
            async (at, token) => found[at] = await CheckAsync(accounts[at].Account, accounts[at].Access, token)
        );
        return [.. accounts.Select((pair, at) => (pair.Account, found[at]))];
    }

    private async Task<AccessCheck> CheckAsync(Account account, AccessReference access, CancellationToken cancellationToken)
    {
        if (platforms.Find(account.Platform, access.Credential) is not { } platform)
        {
            return new AccessCheck.Lacks(
                PlatformRegister.WhyNone(account.Platform, access.Credential),
                "name one in Replay:Script, or state another access"
            );
        }

        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Longest);
        try
        {
            string credential = access.CredentialOf(account.Slug);
            AccountAccess stated = AccountAccess.Stated(account.Slug, account.Handle, account.AuthorId, credential, access.Host);
            return await platform.CheckAsync(stated, enough.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AccessCheck.Lacks("the platform did not answer in time", "try again later");
        }
        catch (SettingFaultException fault)
        {
            return new AccessCheck.Lacks($"the session by which it is read cannot be kept: {fault.Message}", "then check again");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new AccessCheck.Lacks($"it could not be checked ({fault.GetType().Name})", "tell whoever looks after this program");
        }
    }
}
