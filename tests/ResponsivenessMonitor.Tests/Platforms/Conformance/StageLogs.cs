using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>Keeps all that is logged, at every level, with what was thrown.</summary>
internal sealed class StageLogs : ILoggerFactory
{
    private readonly ConcurrentQueue<string> lines = new();

    internal string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => new Lines(lines);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() { }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
