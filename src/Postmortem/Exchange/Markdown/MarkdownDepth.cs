using System.Buffers;
using Postmortem.Documents;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// Parses Markdown that may be nested deeper than the parser goes: the line that does it is found, reported and left out. A text with more
/// brackets and stars than any post-mortem has, which would take minutes, is read without their meaning.
/// </summary>
internal static class MarkdownDepth
{
    private const int MostBadLines = 3;
    private const int MostMarks = 40_000;
    private static readonly SearchValues<char> s_marks = SearchValues.Create("[]*_~`<&!");

    public static List<MarkdownNode> Parse(string body, int linesBefore, string fileName, List<ImportProblem> problems)
    {
        if (Marks(body) > MostMarks)
        {
            problems.Add(new ImportProblem(fileName, 1 + linesBefore, 1,
                "This document has so many brackets and stars that links and emphasis in it were read as plain text."));
            body = Tamed(body);
        }
        var lines = body.Split('\n');
        for (var round = 0; round <= MostBadLines; round++)
        {
            try
            {
                return MarkdownTree.Parse(string.Join('\n', lines), linesBefore);
            }
            catch (DocumentException e) when (e.IsTooLong)
            {
                problems.Add(new ImportProblem(fileName, e.Line + linesBefore, 1,
                    "This document has more parts (paragraphs, items, cells, definitions) than a post-mortem. What follows was not read."));
                lines = lines[..(e.Line - 1)];
            }
            catch (DocumentException e)
            {
                problems.Add(new ImportProblem(fileName, e.Line + linesBefore, 1, "This line is nested too deeply to be read. It was left out."));
                lines[e.Line - 1] = "";
            }
        }
        problems.Add(new ImportProblem(fileName, 1 + linesBefore, 1, "Too many lines are nested too deeply; only the title was read."));
        return [];
    }

    private static int Marks(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; (at = text.IndexOfAny(s_marks)) >= 0; text = text[(at + 1)..])
            count++;
        return count;
    }

    /// <summary>The same text without what makes inline parsing slow; bullets, headings, tables and rules are left.</summary>
    private static string Tamed(string body) => string.Join('\n', body.Split('\n').Select(line =>
    {
        var start = line.Length - line.TrimStart().Length;
        start = start + 1 < line.Length && line[start] == '*' && line[start + 1] == ' ' ? start + 1 : start;
        return line[..start] + new string([.. line[start..].Where(c => !s_marks.Contains(c))]);
    }));
}
