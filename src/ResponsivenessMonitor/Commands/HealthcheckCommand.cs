using System.CommandLine;
using ResponsivenessMonitor.Web;

namespace ResponsivenessMonitor.Commands;

/// <summary><c>healthcheck</c>: asks the service of this machine whether it lives, for containers, which have no other program that could.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4); // the container's own is five

    internal static Command Build(Surroundings around)
    {
        Option<bool> ready = new("--ready")
        {
            Description = "Asks whether it is ready: the database answers, and its tables are the program's.",
        };
        Command healthcheck = new("healthcheck", "Asks the service on this machine whether it lives; exit code 0 when it does, else 2.")
        {
            ready,
        };
        around.Note(healthcheck);
        healthcheck.SetAction(
            (parse, cancellationToken) =>
                RunAsync(
                    around,
                    parse.GetValue(ready) ? "/health/ready" : "/health/live",
                    parse.InvocationConfiguration.Output,
                    parse.InvocationConfiguration.Error,
                    cancellationToken
                )
        );
        return healthcheck;
    }

    private static async Task<int> RunAsync(
        Surroundings around,
        string path,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        Uri address;
        try
        {
            IConfiguration configuration = new ConfigurationBuilder()
                .AddEnvironmentVariables("ASPNETCORE_")
                .AddSettings([.. around.Settings])
                .Build();
            address = new Uri(Listening.HealthOf(configuration), path);
        }
        catch (FormatException fault)
        {
            await error.WriteLineAsync(
                $"The settings name no address that could be asked: {SettingFaults.Words(fault, [.. around.Settings])}"
            );
            return ExitCode.Nothing;
        }

        using SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false };
        using HttpClient client = new(handler) { Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(address, cancellationToken);
            await output.WriteLineAsync($"{address} answers {(int)answer.StatusCode}.");
            return answer.IsSuccessStatusCode ? ExitCode.Good : ExitCode.Nothing;
        }
        catch (HttpRequestException fault)
        {
            await error.WriteLineAsync($"{address} does not answer: {fault.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{address} does not answer within {Patience.TotalSeconds} s.");
        }

        return ExitCode.Nothing;
    }
}
