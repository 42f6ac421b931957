using System.Text;

namespace Postmortem.Documents.Templates;

/// <summary>Stops a template whose output or time runs away.</summary>
internal sealed class BoundedWriter(FillBudget budget) : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        budget.Write(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        budget.Write(value?.Length ?? 0);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        budget.Write(count);
        _text.Append(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        budget.Write(buffer.Length);
        _text.Append(buffer);
    }

    public override string ToString() => _text.ToString();
}
