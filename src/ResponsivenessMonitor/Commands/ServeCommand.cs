using System.CommandLine;
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
        string[] overrides = [.. around.Settings];
        IConfiguration settings = Settings.LoadReadable(overrides);
        Concealed concealed = new(settings);
        string[] faults = [.. StartFaults.Of(settings), .. new CalendarSettings(settings).Faults()];
        if (faults.Length > 0)
        {
            await error.WriteLineAsync($"The settings are wrong: {string.Join(Environment.NewLine, faults.Select(concealed.In))}");
            return ExitCode.Nothing;
        }

        try
        {
            await using WebApplication application = MonitorApplication.Build(overrides);
            foreach (string fault in SettingFaults.Unknown(settings))
            {
                LogUnknown(application.Logger, concealed.In(fault));
            }

            await application.RunAsync(cancellationToken);
            return ExitCode.Good;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Good; // it was told to stop before it had begun
        }
        catch (Exception fault) when (fault is not FormatException && SettingFaults.IsOne(fault))
        {
            await error.WriteLineAsync($"The settings are wrong: {SettingFaults.Words(fault, overrides)}");
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
            await error.WriteLineAsync(concealed.In(fault.Message));
        }

        return ExitCode.Nothing;
    }

    [LoggerMessage(1001, LogLevel.Warning, "A setting is read by nothing: {Fault}", EventName = "SettingUnknown")]
    private static partial void LogUnknown(ILogger logger, string fault);
}
