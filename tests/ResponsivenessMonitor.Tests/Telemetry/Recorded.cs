using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>All that was logged, whoever logged it and at whatever level, with scopes, values and exceptions.</summary>
internal sealed class Recorded : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<Line> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    internal IReadOnlyList<Line> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() { }

    /// <param name="Category">Who logged it.</param>
    /// <param name="Level">At which level.</param>
    /// <param name="Event">Which event.</param>
    /// <param name="Text">Its words, values and exception.</param>
    /// <param name="Scopes">The values of its scopes, by name.</param>
    internal sealed record Line(string Category, LogLevel Level, EventId Event, string Text, IReadOnlyDictionary<string, string> Scopes)
    {
        internal string All => $"{Category} {Event} {Text} {string.Join(' ', Scopes.Select(scope => $"{scope.Key}={scope.Value}"))}";
    }

    private sealed class Logger(Recorded log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Dictionary<string, string> around = new(StringComparer.Ordinal);
            log.scopes.ForEachScope(
                (scope, all) =>
                {
                    foreach ((string name, object? value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                    {
                        all[name] = $"{value}";
                    }
                },
                around
            );
            string values = state is IEnumerable<KeyValuePair<string, object?>> named
                ? string.Join(' ', named.Select(pair => $"{pair.Key}={pair.Value}"))
                : string.Empty;
            log.lines.Enqueue(new Line(category, logLevel, eventId, $"{formatter(state, exception)} {values} {exception}", around));
        }
    }
}
