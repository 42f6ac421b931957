namespace Postmortem.Documents.Charts;

/// <summary>
/// What a few causes make of the whole: bars from the largest down, and above them the running share of all (Juran, "Quality Control Handbook").
/// </summary>
internal static class Pareto
{
    /// <exception cref="DocumentException">Shares of a whole need one row of numbers, none below zero.</exception>
    public static Chart Sorted(Chart chart, int line = 0)
    {
        if (Problem(chart.Series) is { } problem)
            throw new DocumentException(line > 0 ? $"Line {line}: {problem}." : $"A chart cannot be drawn: {problem}.", line);
        var order = Enumerable.Range(0, chart.Labels.Count).OrderByDescending(i => chart.Series[0].Values[i]).ToList();
        return chart with
        {
            Labels = [.. order.Select(i => chart.Labels[i])],
            Series = [chart.Series[0] with { Values = [.. order.Select(i => chart.Series[0].Values[i])] }],
        };
    }

    /// <summary>From 0 to 1, one for each value: its own share and that of all before it. All zero where there is nothing to share.</summary>
    public static IReadOnlyList<double> Shares(IReadOnlyList<double> values)
    {
        var (sum, all) = (0.0, values.Sum());
        return [.. values.Select(v => all <= 0 ? 0 : (sum += v) / all)];
    }

    private static string? Problem(IReadOnlyList<ChartSeries> series) =>
        series.Count != 1 || series[0].Values.Any(v => v < 0) ? "a Pareto chart shows one row of numbers, none below zero" : null;
}
