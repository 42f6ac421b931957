using System.Diagnostics;

namespace Postmortem.Documents.Templates;

/// <summary>
/// What one filling may use, head and body together. Three loops over a long list inside each other are a short text, and need not write
/// anything to keep a machine busy, so their passes are counted as well as their characters.
/// </summary>
internal sealed class FillBudget(int characters, int passes, TimeSpan time)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _characters;
    private int _passes;

    /// <summary>The most items a list may have, too: each is one pass at least.</summary>
    public int Passes => passes;

    public void Write(int count)
    {
        _characters += count;
        if (_characters > characters) throw new DocumentException($"The filled template is longer than {characters:N0} characters, which no document needs.");
        CheckTime();
    }

    public void Pass()
    {
        if (++_passes > passes) throw new DocumentException($"The loops of this template go round more than {passes:N0} times, which no document needs.");
        CheckTime();
    }

    private void CheckTime()
    {
        if (Stopwatch.GetElapsedTime(_start) > time) throw new DocumentException($"The template took longer than {time.TotalSeconds:0} seconds to fill.");
    }
}
