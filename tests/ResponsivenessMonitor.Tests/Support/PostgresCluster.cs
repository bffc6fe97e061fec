using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>A PostgreSQL server in a folder of its own, on a free port of this machine, that is gone afterwards; it keeps nothing safe unless it is asked to.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string binaries;
    private readonly string folder;
    private readonly bool isSafe;
    private readonly StringBuilder said = new();
    private Process? server;

    private PostgresCluster(string binaries, string folder, int port, bool isSafe)
    {
        (this.binaries, this.folder, this.isSafe) = (binaries, folder, isSafe);
        Port = port;
    }

    internal string ConnectionString =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=rm;Database=postgres;Maximum Pool Size=40");

    private int Port { get; }

    private string Data => Path.Combine(folder, "data");

    /// <param name="isSafe">Whether what was committed outlives a crash of the server, which costs time.</param>
    /// <exception cref="FileNotFoundException">There are no binaries.</exception>
    /// <exception cref="InvalidOperationException">The server does not start.</exception>
    internal static async Task<PostgresCluster> StartAsync(bool isSafe = false)
    {
        string found =
            FindBinaries() ?? throw new FileNotFoundException("There is no PostgreSQL server under /usr/lib/postgresql or in PATH.");
        PostgresCluster cluster = new(found, Directory.CreateTempSubdirectory("rm-postgres-").FullName, FreePort(), isSafe);
        try
        {
            await cluster.MakeAsync();
            await cluster.StartServerAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is { HasExited: false })
        {
            await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
            await server.WaitForExitAsync();
        }

        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ends the server as a crash would, and starts it again; it recovers from its log.</summary>
    internal async Task CrashAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        await (server?.WaitForExitAsync() ?? Task.CompletedTask);
        server?.Dispose();
        await StartServerAsync();
    }

    private async Task MakeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using Process chown = Process.Start(new ProcessStartInfo("chown", ["postgres", folder])) ?? throw new IOException("No chown.");
            await chown.WaitForExitAsync();
        }

        await RunAsync("initdb", "-D", Data, "-U", "rm", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
    }

    private async Task StartServerAsync()
    {
        string[] quick = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];
        string[] settings = ["listen_addresses=127.0.0.1", $"unix_socket_directories={folder}", .. isSafe ? [] : quick];
        string port = Port.ToString(CultureInfo.InvariantCulture);
        server = Start("postgres", ["-D", Data, "-p", port, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        Stopwatch waited = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (server.HasExited || waited.Elapsed > Patience)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {said}");
            }

            await Task.Delay(50);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using NpgsqlConnection connection = new($"{ConnectionString};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
        }
    }

    /// <summary>PostgreSQL refuses to run as root, so root becomes the user its package made.</summary>
    private Process Start(string program, string[] arguments)
    {
        string path = Path.Combine(binaries, program);
        bool isRoot = Environment.IsPrivilegedProcess;
        ProcessStartInfo info = new(
            isRoot ? "setpriv" : path,
            isRoot ? ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments] : arguments
        )
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Process process = new() { StartInfo = info };
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.OutputDataReceived += (_, _) => { };
        _ = process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        lock (said)
        {
            _ = said.AppendLine(line);
        }
    }

    private static string? FindBinaries()
    {
        const string Packaged = "/usr/lib/postgresql";
        IEnumerable<string> packaged = Directory.Exists(Packaged)
            ? Directory
                .GetDirectories(Packaged)
                .OrderByDescending(version =>
                    int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out int number) ? number : 0
                )
                .Select(version => Path.Combine(version, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return packaged
            .Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
