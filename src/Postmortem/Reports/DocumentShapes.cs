using Postmortem.Documents;

namespace Postmortem.Reports;

/// <summary>Every template this product fills, and what each may ask for. The one place that names them.</summary>
public static class DocumentShapes
{
    private static readonly string[] Notice =
    [
        "organisation", "customer", "title", "subtitle", "opening", "happened[].text", "why[].text", "changed[].text", "changed[].done",
        "promises[].text", "promises[].due", "closing", "contact", "issued", "reference", "next_word",
    ];

    private static readonly string[] Review =
    [
        "organisation", "reference", "title", "issued", "stage", "severity", "facilitator", "customer_view", "affected", "noticed", "contained",
        "shoes[].question", "shoes[].text", "quotes[].text", "quotes[].who", "quotes[].channel", "quotes[].date", "journey[].did", "journey[].wrong",
        "durations[].name", "durations[].length", "durations[].from", "durations[].to",
        "timeline[].when", "timeline[].kind", "timeline[].text", "timeline[].certainty", "zone", "drawing",
        "tree", "factors[].text", "factors[].category", "factors[].votes", "factors[].evidence", "factors[].indent", "factors[].actions", "factors[].accepted",
        "mitigators[].text", "recognition[].who", "recognition[].text",
        "actions[].reference", "actions[].text", "actions[].owner", "actions[].due", "actions[].strength", "actions[].state", "actions[].measure",
        "sessions[].when", "sessions[].length", "sessions[].people", "sessions[].leaders", "sessions[].items[].title", "sessions[].items[].times",
            "sessions[].items[].prompt",
        "sessions[].items[].question", "sessions[].items[].answers", "sessions[].items[].votes", "sessions[].items[].notes", "sessions[].items[].outcome",
            "sessions[].parked[].text", "sessions[].parked[].state",
        "across[].who", "across[].hazard", "across[].answer", "signature", "participants[].name", "overrides[].stage", "overrides[].reason", "overrides[].by",
    ];

    private static readonly string[] Actions =
    [
        "organisation", "title", "filter", "generated", "chart", "reviews[].reference", "reviews[].title",
        "actions[].reference", "actions[].text", "actions[].review", "actions[].owner", "actions[].due", "actions[].strength",
        "actions[].state", "actions[].late",
    ];

    public static IReadOnlyList<TemplateShape> All { get; } =
    [
        new("notices/acknowledgement", Notice),
        new("notices/improvement", Notice),
        new("notices/follow-up", Notice),
        new("reports/review", Review),
        new("reports/actions", Actions),
        new("emails/notice", ["organisation", "customer", "title", "summary", "link", "contact", "reference"]),
        new("emails/perspective", ["organisation", "person", "facilitator", "review", "due", "reminder", "link"]),
        new("emails/action", ["organisation", "person", "action", "reference", "review", "due", "late", "promise", "link"]),
        new("emails/answer", ["organisation", "person", "customer", "notice", "reference", "satisfied", "message", "link"]),
        new("emails/account", ["organisation", "person", "by", "email", "mission", "until", "link"]),
    ];
}
