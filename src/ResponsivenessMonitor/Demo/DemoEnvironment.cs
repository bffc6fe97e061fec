using Microsoft.Extensions.FileProviders;

namespace ResponsivenessMonitor.Demo;

/// <summary>A played installation is never the real one.</summary>
internal sealed class DemoEnvironment(string folder) : IHostEnvironment
{
    /// <inheritdoc/>
    public string EnvironmentName { get; set; } = "Demo";

    /// <inheritdoc/>
    public string ApplicationName { get; set; } = "responsiveness-monitor";

    /// <inheritdoc/>
    public string ContentRootPath { get; set; } = folder;

    /// <inheritdoc/>
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
