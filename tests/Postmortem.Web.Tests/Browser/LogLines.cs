using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Everything that was written to the log.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} {logLevel} {formatter(state, exception)} {exception}");
}
