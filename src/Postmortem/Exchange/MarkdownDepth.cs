namespace Postmortem.Exchange;

/// <summary>
/// Parses Markdown that may be nested deeper than the parser goes: the line that does it is found, reported and left out.
/// </summary>
internal static class MarkdownDepth
{
    private const int MostBadLines = 3;

    public static List<MarkdownNode> Parse(string body, int linesBefore, string fileName, List<ImportProblem> problems)
    {
        if (Try(body, linesBefore) is { } nodes)
            return nodes;
        var lines = body.Split('\n');
        for (var round = 0; round < MostBadLines; round++)
        {
            var bad = FirstBad(lines);
            problems.Add(new ImportProblem(fileName, bad + 1 + linesBefore, 1, "This line is nested too deeply to be read. It was left out."));
            lines[bad] = "";
            if (Try(string.Join('\n', lines), linesBefore) is { } rest)
                return rest;
        }
        problems.Add(new ImportProblem(fileName, 1 + linesBefore, 1, "Too many lines are nested too deeply; only the title was read."));
        return [];
    }

    /// <summary>The line with which the text stops being readable, found by halving.</summary>
    private static int FirstBad(string[] lines)
    {
        var (good, bad) = (0, lines.Length);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (Try(string.Join('\n', lines, 0, middle), 0) is null)
                bad = middle;
            else
                good = middle;
        }
        return bad - 1;
    }

    private static List<MarkdownNode>? Try(string body, int linesBefore)
    {
        try
        {
            return MarkdownTree.Parse(body, linesBefore);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
