using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.People;

namespace Postmortem.Reports;

/// <summary>What the report of the action register is filled with.</summary>
internal static class RegisterModel
{
    public static Dictionary<string, object?> Of(ActionRegister register, IReadOnlyList<ActionRow> rows, ActionFilter filter, Organisation organisation,
        ReportWords words)
    {
        var today = register.Today;
        return Filling.Map(
            ("organisation", organisation.Name),
            ("title", words.Say("Corrective actions", "Actions correctives")),
            ("filter", Filter(filter, register.People, words)),
            ("generated", words.Date(today)),
            ("chart", rows.Count == 0 ? null : Chart(rows, today, words)),
            ("reviews", Filling.List(rows.DistinctBy(r => r.ReviewNumber).OrderBy(r => r.ReviewNumber), r => Filling.Map(
                ("reference", $"R-{r.ReviewNumber}"), ("title", r.ReviewTitle)))),
            ("actions", Filling.List(rows, r => Filling.Map(
                ("reference", r.Reference), ("text", r.Text), ("review", $"R-{r.ReviewNumber}"), ("owner", words.Owner(r.Owner)),
                ("due", r.DueOn), ("strength", words.Of(r.Strength)), ("state", words.Of(r.State)), ("late", r.IsLate(today))))));
    }

    /// <summary>How many are where, and how many of those are late.</summary>
    private static string Chart(IReadOnlyList<ActionRow> rows, DateOnly today, ReportWords words)
    {
        var states = rows.GroupBy(r => r.State).OrderBy(g => g.Key).ToList();
        return new Chart
        {
            Kind = ChartKind.Horizontal,
            Title = words.Say("Where they stand", "Où elles en sont"),
            Labels = [.. states.Select(g => words.Of(g.Key))],
            Series =
            [
                new(words.Say("Actions", "Actions"), [.. states.Select(g => (double)g.Count())]),
                new(words.Say("of these, late", "dont en retard"), [.. states.Select(g => (double)g.Count(r => r.IsLate(today)))]),
            ],
        }.ToMarkdown();
    }

    /// <summary>What was left out, in words, so that a page in a drawer still says what it is a page of.</summary>
    private static string Filter(ActionFilter filter, PeopleDirectory people, ReportWords words)
    {
        List<string> parts =
        [
            filter.Show switch
            {
                ActionShow.Open => words.Say("open actions", "actions ouvertes"),
                ActionShow.Late => words.Say("late actions", "actions en retard"),
                ActionShow.Mine => words.Say("my open actions", "mes actions ouvertes"),
                ActionShow.ToVerify => words.Say("actions to verify", "actions à vérifier"),
                ActionShow.Proven => words.Say("actions proven effective", "actions dont l’effet est prouvé"),
                _ => words.Say("every action", "toutes les actions"),
            },
        ];
        if (filter.OwnerId is { } owner) parts.Add(words.Say("owner ", "responsable ") + people.Name(owner));
        if (filter.ReviewNumber is { } review) parts.Add(words.Say("review ", "revue ") + $"R-{review}");
        if (filter.Strength is { } strength) parts.Add(words.Say("strength ", "force ") + words.Of(strength));
        return string.Join(", ", parts);
    }
}
