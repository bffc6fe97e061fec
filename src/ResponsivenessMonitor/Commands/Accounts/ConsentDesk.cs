using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>Takes the consent for one account at a terminal, where somebody pastes it, and hears there of what the page of consent brought to the service.</summary>
internal sealed class ConsentDesk(ConnectAccounts connect, AccountId slug, Func<ActedBy> by, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the consent is taken, refused for good, or too late.</summary>
    /// <param name="state">Which consent, see <see cref="ConsentAsked.Link"/>.</param>
    /// <param name="input">Where it may be pasted.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The exit code.</returns>
    internal async Task<int> WaitAsync(string state, TextReader input, CancellationToken cancellationToken)
    {
        string? told = null;
        bool hasPasted = false;
        Task<string?> line = ReadAsync(input);
        while (true)
        {
            bool isTold = false; // what was pasted, and what became of it
            if (await Task.WhenAny(line, Task.Delay(Every, cancellationToken)) == line)
            {
                if (await line is not { } pasted)
                {
                    string nothing = hasPasted ? "Nothing more" : "Nothing";
                    await error.WriteLineAsync($"{nothing} was pasted, so nothing is connected yet. The link still holds.");
                    return ExitCode.Nothing;
                }

                hasPasted = true;
                int code = await TakeAsync(pasted, cancellationToken);
                if (code != ExitCode.Nothing)
                {
                    return code;
                }

                (line, isTold) = (ReadAsync(input), true);
            }

            switch (await connect.LookAsync(slug, state, by().At, cancellationToken))
            {
                case ConsentProgress.Taken:
                    return await TellAsync(await connect.ProveAsync(slug, by().At, cancellationToken));
                case ConsentProgress.Ended ended:
                    await (isTold ? Task.CompletedTask : error.WriteLineAsync($"Nothing was connected. {ended.Why}"));
                    return ExitCode.Nothing;
                case ConsentProgress.Waiting { Said: { } said } when !string.Equals(said, told, StringComparison.Ordinal):
                    told = said;
                    await (isTold ? Task.CompletedTask : error.WriteLineAsync(said));
                    break;
                default:
                    cancellationToken.ThrowIfCancellationRequested();
                    break;
            }
        }
    }

    /// <summary>Takes what was pasted: the address that the page of consent led to, or the code in it.</summary>
    /// <returns>The exit code.</returns>
    internal async Task<int> TakeAsync(string pasted, CancellationToken cancellationToken)
    {
        try
        {
            return await TellAsync(await connect.TakeAsync(slug, ConsentReply.Read(pasted), by(), cancellationToken));
        }
        catch (FormatException fault)
        {
            await error.WriteLineAsync($"Nothing was connected: {fault.Message}.");
            return ExitCode.Nothing;
        }
    }

    private async Task<int> TellAsync(ConsentTaken taken)
    {
        switch (taken)
        {
            case ConsentTaken.Connected connected:
                await output.WriteLineAsync($"{slug} is connected. {connected.What}");
                return ExitCode.Good;
            case ConsentTaken.Unproven unproven:
                await error.WriteLineAsync(
                    $"{slug} is connected, but its replies show as \"not read\" for now. {unproven.What} What to do: {unproven.Mend}"
                );
                return ExitCode.SomeBad;
            case ConsentTaken.Refused refused:
                await error.WriteLineAsync($"Nothing was changed. {refused.Why} What to do: {refused.Mend}");
                return ExitCode.Nothing;
            default:
                throw new InvalidOperationException("A consent is taken or refused.");
        }
    }

    /// <summary>A terminal is read by a thread that waits, whatever else is to be done.</summary>
    private static Task<string?> ReadAsync(TextReader input) => Task.Run(input.ReadLine);
}
