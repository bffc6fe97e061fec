using System.CommandLine;
using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands;

/// <summary><c>serve</c>: runs the service until it is stopped.</summary>
internal static partial class ServeCommand
{
    internal static Command Build(Surroundings around)
    {
        Command serve = new("serve", "Runs the service: what is done without any verb.");
        around.Note(serve);
        serve.SetAction((parse, cancellationToken) => RunAsync(around, parse.InvocationConfiguration.Error, cancellationToken));
        return serve;
    }

    internal static async Task<int> RunAsync(Surroundings around, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using WebApplication application = MonitorApplication.Build([.. around.Settings]);
            foreach (string fault in SettingFaults.Unknown(Settings.Load([.. around.Settings])))
            {
                LogUnknown(application.Logger, fault);
            }

            await application.RunAsync(cancellationToken);
            return ExitCode.Good;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Good; // it was told to stop before it had begun
        }
        catch (InvalidOperationException fault) when (Settings.CannotBind(fault))
        {
            await error.WriteLineAsync($"The settings are wrong: {SettingFaults.Words(fault, [.. around.Settings])}");
        }
        catch (OptionsValidationException fault)
        {
            await error.WriteLineAsync($"The settings are wrong: {string.Join(" ", fault.Failures)}");
        }
        catch (IOException fault)
            when (fault.GetBaseException() is System.Net.Sockets.SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await error.WriteLineAsync(
                $"The pages cannot be served: {fault.Message.TrimEnd('.')}. State another address in Kestrel:Endpoints:Http:Url (or ASPNETCORE_URLS, where that states none)."
            );
        }
        catch (Exception fault) when (fault is FormatException or StoreException)
        {
            await error.WriteLineAsync(fault.Message);
        }

        return ExitCode.Nothing;
    }

    [LoggerMessage(1001, LogLevel.Warning, "A setting is read by nothing: {Fault}", EventName = "SettingUnknown")]
    private static partial void LogUnknown(ILogger logger, string fault);
}
