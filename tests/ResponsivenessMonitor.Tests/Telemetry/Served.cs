using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>The service as <c>serve</c> runs it, on a SQLite file of its own and at ports of this machine that nobody uses.</summary>
internal sealed class Served : IAsyncDisposable
{
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Deadline };
    private readonly WebApplication application;
    private readonly string folder;

    private Served(string folder, WebApplication application) => (this.folder, this.application) = (folder, application);

    /// <summary>Its settings, for a process of its own.</summary>
    internal static string[] Settings(string folder, int port) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"--Kestrel:Endpoints:Loopback:Url=http://127.0.0.1:{port}"),
            "--Database:Provider=Sqlite",
            "--Database:ConnectionString=Data Source=monitor.db",
            $"--Storage:Folder={folder}",
            "--Mail:Transport=Pickup",
            "--Mail:From=monitor@uni.example",
            $"--Mail:Folder={Path.Combine(folder, "letters")}",
            "--Marketing:Address=marketing@uni.example",
            "--Ticks:Poll=00:00:00.200",
            "--Ticks:Decide=00:00:00.200",
        ];

    internal static async Task<Served> StartAsync(Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        string own = Directory.CreateTempSubdirectory("served-").FullName;
        WebApplication service = MonitorApplication.Build(
            [.. Settings(own, port: 0), .. settings],
            builder =>
            {
                _ = builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            }
        );
        await service.StartAsync().WaitAsync(Deadline);
        return new Served(own, service);
    }

    /// <summary>A port that nobody listens at now.</summary>
    internal static int FreePort()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>Where the pages are.</summary>
    internal Uri Pages => new(application.Urls.First());

    internal T Get<T>()
        where T : notnull => application.Services.GetRequiredService<T>();

    internal Task<(HttpStatusCode Status, string Type, string Body)> GetAsync(string path, params (string Name, string Value)[] headers) =>
        GetAsync(new Uri(Pages, path), headers);

    internal async Task<(HttpStatusCode Status, string Type, string Body)> GetAsync(
        Uri address,
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        foreach ((string name, string value) in headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        return (
            response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? string.Empty,
            await response.Content.ReadAsStringAsync()
        );
    }

    /// <summary>Waits for something that comes by itself.</summary>
    internal static async Task<T> WaitAsync<T>(Func<Task<T?>> look, TimeSpan? patience = null)
        where T : class
    {
        using CancellationTokenSource deadline = new(patience ?? Deadline);
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, deadline.Token);
        }
    }

    /// <summary>The metrics, once they hold the text.</summary>
    internal Task<string> MetricsAsync(string with) =>
        WaitAsync(async () => (await GetAsync("/metrics")).Body is var body && body.Contains(with, StringComparison.Ordinal) ? body : null);

    internal Task StopAsync(TimeSpan? within = null) => application.StopAsync().WaitAsync(within ?? Deadline);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.StopAsync();
        await application.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
