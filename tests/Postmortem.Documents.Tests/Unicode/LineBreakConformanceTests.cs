using System.Text;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Unicode;

[TestClass]
public sealed class LineBreakConformanceTests
{
    [TestMethod]
    public void Every_line_of_Unicodes_own_test_breaks_where_it_says()
    {
        var (count, wrong) = (0, new List<string>());
        foreach (var line in UnicodeFiles.Lines("auxiliary/LineBreakTest.txt"))
        {
            var (text, expected) = Read(line);
            if (Marks(text) != expected) wrong.Add($"{line}\n  {Marks(text)}");
            count++;
        }

        Assert.IsGreaterThan(7000, count);
        Assert.IsEmpty(wrong, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(20))}");
    }

    /// <summary>"× 0023 ÷ 2014 ÷": after each character whether a line may end; the end of the text says nothing.</summary>
    private static (string Text, string Expected) Read(string line)
    {
        var text = new StringBuilder();
        var expected = new StringBuilder();
        foreach (var token in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (token is "÷" or "×") expected.Append(token);
            else
            {
                var rune = new Rune(UnicodeFiles.Hex(token));
                text.Append(rune.ToString());
                expected.Append(rune.Utf16SequenceLength == 2 ? "×" : "");
            }
        }

        return (text.ToString(), expected.ToString()[..^1]);
    }

    private static string Marks(string text)
    {
        var breaks = new Break[text.Length];
        LineBreaks.Of(text, breaks, tailored: false);
        return string.Concat(breaks.SkipLast(1).Select(b => (b & (Break.May | Break.Must)) != 0 ? '÷' : '×'));
    }
}
