using System.Globalization;
using System.Text;
using Postmortem.Documents.Charts;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>How a chart shows its numbers.</summary>
public enum ChartKind
{
    /// <summary>Upright bars beside each other; with labels too long for that, lying ones.</summary>
    Bar,

    /// <summary>Lying bars, for long labels.</summary>
    Horizontal,

    Line,

    /// <summary>Upright bars on top of each other.</summary>
    Stacked,

    /// <summary>One row of numbers from the largest down, with the running share of all on a second axis.</summary>
    Pareto,
}

/// <summary>One row of numbers; as many as the chart has labels.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double> Values);

/// <summary>A chart that is drawn once and shown as SVG on a page or as vectors in a PDF.</summary>
public sealed record Chart
{
    private static readonly string[] Heads = ["type", "title", "unit", "labels"];

    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>What is counted, such as "actions" or "days"; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>An SVG element with its meaning as a label; classes and presentation attributes only, no style and no script.</summary>
    /// <param name="language">Whose marks the numbers have.</param>
    /// <exception cref="DocumentException">A Pareto chart of several rows, or of numbers below zero.</exception>
    public string ToSvg(string accent = "#0f6a62", string language = "en")
    {
        var look = new Layout.Look(accent);
        return ChartSvg.Write(ChartDrawing.Draw(this, new Layout.TextSetter(), look, Speech.Of(language)), look);
    }

    /// <summary>The fenced block that becomes this chart again in a document's Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("```chart\n");
        text.Append(CultureInfo.InvariantCulture, $"type: {Kind}\ntitle: {Line(Title)}\n");
        if (Unit.Length > 0) text.Append(CultureInfo.InvariantCulture, $"unit: {Line(Unit)}\n");
        text.Append(CultureInfo.InvariantCulture, $"labels: {string.Join(" | ", Labels.Select(l => Line(l) is { Length: > 0 } name ? name : "–"))}\n");
        foreach (var series in Series)
            text.Append(CultureInfo.InvariantCulture,
                $"- {Line(series.Name)} = {string.Join(" | ", series.Values.Select(v => v.ToString(CultureInfo.InvariantCulture)))}\n");
        return text.Append("```\n").ToString();
    }

    /// <summary>All numbers in words, for those who do not see the drawing.</summary>
    public string Meaning(string language = "en")
    {
        var speech = Speech.Of(language);
        string Value(ChartSeries series, int i) => Kind == ChartKind.Pareto
            ? $"{speech.Measured(series.Values[i])} ({speech.Percent(Pareto.Shares(series.Values)[i])})"
            : speech.Measured(series.Values[i]);
        var rows = Series.Select(s => (Series.Count > 1 || Title.Length == 0 ? s.Name + ": " : "") + string.Join(", ",
            Labels.Select((l, i) => $"{l} {Value(s, i)}")));
        return (Title.Length > 0 ? Title + ". " : "") + string.Join("; ", rows) + (Unit.Length > 0 ? $" ({Unit})." : ".");
    }

    /// <summary>Reads what stands in a fenced block.</summary>
    /// <param name="line">1-based line of the fence in the document.</param>
    /// <exception cref="DocumentException">Says what is missing or wrong and on which line.</exception>
    public static Chart Parse(string text, int line)
    {
        var heads = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var series = new List<ChartSeries>();
        foreach (var raw in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            line++;
            if (raw.Length == 0) continue;
            var cut = raw.StartsWith('-') ? raw.LastIndexOf('=') : raw.IndexOf(':', StringComparison.Ordinal);
            if (cut < 1) throw Wrong(line, "a chart's lines read `type: bar`, `labels: one | two` or `- name = 1 | 2`");
            var (name, value) = (raw[..cut].Trim(), raw[(cut + 1)..].Trim());
            if (raw.StartsWith('-')) series.Add(new ChartSeries(name[1..].Trim(), Numbers(value, line)));
            else if (!Heads.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Wrong(line, $"`{name}` is not known in a chart; known are {string.Join(", ", Heads)}");
            else heads[name] = value;
        }

        var labels = Cells(heads.GetValueOrDefault("labels", ""));
        if (labels.Count == 0 || series.Count == 0) throw Wrong(line, "a chart needs `labels: one | two` and at least one row `- name = 1 | 2`");
        if (series.Find(s => s.Values.Count != labels.Count) is { } odd)
            throw Wrong(line, $"`{odd.Name}` has {odd.Values.Count} numbers for {labels.Count} labels");
        if (!Enum.TryParse<ChartKind>(heads.GetValueOrDefault("type", "bar"), ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            throw Wrong(line, $"`{heads["type"]}` is no kind of chart; known are {string.Join(", ", Enum.GetNames<ChartKind>())}");
        var chart = new Chart
        {
            Kind = kind,
            Title = heads.GetValueOrDefault("title", ""),
            Unit = heads.GetValueOrDefault("unit", ""),
            Labels = labels,
            Series = series
        };
        return kind == ChartKind.Pareto ? Pareto.Sorted(chart, line) : chart;
    }

    private static DocumentException Wrong(int line, string what) => new($"Line {line}: {what}.", line);

    private static List<string> Cells(string text) => [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static List<double> Numbers(string text, int line) => [.. Cells(text).Select(c =>
        double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) < 1e12 ? number
            : throw Wrong(line, $"`{c}` is not a number"))];

    private static string Line(string text) => OneLine.Of(text.Replace('|', '/').Replace('=', '-'));
}
