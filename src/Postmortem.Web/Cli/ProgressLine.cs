using System.Diagnostics;
using Postmortem.Exchange;

namespace Postmortem.Web.Cli;

/// <summary>One line that is drawn over itself while a file is read; nothing where nobody watches. Gone when it is disposed.</summary>
internal sealed class ProgressLine(Terminal terminal, string name, long bytes) : IProgress<long>, IProgress<ImportSummary>, IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private long _drawnAt = Stopwatch.GetTimestamp();
    private long _read;
    private int _incidents;
    private bool _isDrawn;

    void IProgress<long>.Report(long value)
    {
        _read = value;
        Draw();
    }

    void IProgress<ImportSummary>.Report(ImportSummary value)
    {
        _incidents = value.Incidents;
        Draw();
    }

    public void Dispose()
    {
        if (_isDrawn) terminal.Error.Write($"\r{new string(' ', terminal.Width!.Value - 1)}\r");
    }

    private void Draw()
    {
        if (terminal.Width is not { } width || Stopwatch.GetElapsedTime(_drawnAt) < Between) return;
        (_drawnAt, _isDrawn) = (Stopwatch.GetTimestamp(), true);
        var line = $"{Path.GetFileName(name)}: {(bytes == 0 ? 100 : Math.Min(100, _read * 100 / bytes))} %, {_incidents} incidents";
        terminal.Error.Write($"\r{line[..Math.Min(line.Length, width - 1)].PadRight(width - 1)}");
    }
}
