using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands;

/// <summary>What a verb that works on the database stands in: the settings, the database, the clock and the two outputs.</summary>
internal sealed class Room(ServiceProvider services, ParseResult parse, Instant now) : IAsyncDisposable
{
    /// <summary>The instant at which the verb was run: it looks at the clock once.</summary>
    internal Instant Now { get; } = now;

    internal TextWriter Output => parse.InvocationConfiguration.Output;

    internal TextWriter Error => parse.InvocationConfiguration.Error;

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Something that may not be there, or null.</summary>
    internal T? Find<T>()
        where T : class => services.GetService<T>();

    internal Task<MonitorDbContext> OpenAsync(CancellationToken cancellationToken) =>
        Get<IDbContextFactory<MonitorDbContext>>().CreateDbContextAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
