using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Charts;

/// <summary>What a drawing shows as a table, for where there are no drawings.</summary>
internal sealed record Twin(string Title, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows, bool NumbersAtRight)
{
    public static Twin Of(Chart chart, Speech speech)
    {
        var isPareto = chart.Kind == ChartKind.Pareto;
        var title = chart.Unit.Length == 0 ? chart.Title : $"{chart.Title} ({chart.Unit})".Trim();
        List<string> head = ["", .. chart.Series.Select(s => s.Name)];
        if (isPareto) head.Add("%");
        var shares = isPareto ? Pareto.Shares(chart.Series[0].Values) : [];
        var rows = chart.Labels.Select((label, i) =>
        {
            List<string> row = [label, .. chart.Series.Select(s => speech.Measured(s.Values[i]))];
            if (isPareto) row.Add(speech.Percent(shares[i]));
            return (IReadOnlyList<string>)row;
        });
        return new Twin(title, head, [.. rows], true);
    }

    public static Twin Of(Timeline timeline, Speech speech) => new(
        timeline.Title,
        speech.MomentHeads,
        [.. timeline.Moments.OrderBy(m => m.When).Select(m =>
            (IReadOnlyList<string>)[speech.DateTime(m.When, timeline.Zone.Length > 0 ? timeline.Zone : null), speech.Of(m.Kind), m.Text])],
        false);
}
