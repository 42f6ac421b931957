namespace Postmortem;

/// <summary>Lines by which long texts hold together: each stands once in each of them, and they come in the same order in all.</summary>
internal static class LineMarks
{
    /// <summary>Lines with the break at their end.</summary>
    public static string[] Cut(string text)
    {
        List<string> lines = [];
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at and >= 0 ? at + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return [.. lines];
    }

    /// <summary>Their places in the three texts.</summary>
    public static List<(int A, int B, int C)> Common(string[] a, string[] b, string[] c)
    {
        var (inA, inB, inC) = (Once(a), Once(b), Once(c));
        var shared = inA.Where(line => inB.ContainsKey(line.Key) && inC.ContainsKey(line.Key)).OrderBy(line => line.Value);
        List<(int A, int B, int C)> marks = [.. shared.Select(line => (line.Value, inB[line.Key], inC[line.Key]))];
        return InOrder(InOrder(marks, m => m.B), m => m.C);
    }

    /// <summary>The longest row of them whose places rise (patience sorting).</summary>
    private static List<(int A, int B, int C)> InOrder(List<(int A, int B, int C)> marks, Func<(int A, int B, int C), int> place)
    {
        var before = new int[marks.Count];
        List<int> ends = [];
        for (var m = 0; m < marks.Count; m++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (place(marks[ends[middle]]) < place(marks[m])) low = middle + 1;
                else high = middle;
            }

            before[m] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(m);
            else ends[low] = m;
        }

        List<(int A, int B, int C)> row = [];
        for (var m = ends.Count > 0 ? ends[^1] : -1; m >= 0; m = before[m]) row.Add(marks[m]);
        row.Reverse();
        return row;
    }

    private static Dictionary<string, int> Once(string[] lines) =>
        lines.Index().GroupBy(l => l.Item, StringComparer.Ordinal).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Index, StringComparer.Ordinal);
}
