using System.Diagnostics;
using System.Text;

namespace Postmortem.Documents.Templates;

/// <summary>Stops a template whose output or time runs away; a loop cannot do harm without writing.</summary>
internal sealed class BoundedWriter(int characters, TimeSpan time) : TextWriter
{
    private readonly StringBuilder _text = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        Spend(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        Spend(value?.Length ?? 0);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Spend(count);
        _text.Append(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Spend(buffer.Length);
        _text.Append(buffer);
    }

    public override string ToString() => _text.ToString();

    private void Spend(int count)
    {
        if (_text.Length + count > characters)
            throw new DocumentException($"The filled template is longer than {characters:N0} characters, which no document needs.");
        if (Stopwatch.GetElapsedTime(_start) > time)
            throw new DocumentException($"The template took longer than {time.TotalSeconds:0} seconds to fill.");
    }
}
