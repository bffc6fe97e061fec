using Microsoft.Extensions.FileProviders;

namespace ResponsivenessMonitor.Commands;

/// <summary>The environment's name as the service would find it, so that a verb is no less guarded than the service is.</summary>
internal sealed class VerbEnvironment : IHostEnvironment
{
    /// <inheritdoc/>
    public string EnvironmentName { get; set; } =
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environments.Production;

    /// <inheritdoc/>
    public string ApplicationName { get; set; } = "responsiveness-monitor";

    /// <inheritdoc/>
    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    /// <inheritdoc/>
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
