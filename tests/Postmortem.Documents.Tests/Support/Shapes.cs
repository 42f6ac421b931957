namespace Postmortem.Documents.Tests;

/// <summary>The shapes and models that the product's own templates are filled with in these tests.</summary>
internal static class Shapes
{
    private static readonly string[] Notice =
    [
        "organisation", "customer", "title", "subtitle", "opening", "happened[].text", "why[].text", "changed[].text", "changed[].done",
        "promises[].text", "promises[].due", "closing", "contact", "date", "reference", "next_word",
    ];

    public static readonly IReadOnlyList<TemplateShape> All =
    [
        new("notices/improvement", Notice),
        new("notices/acknowledgement", Notice),
        new("notices/follow-up", Notice),
        new("reports/review",
        [
            "organisation", "reference", "title", "date", "stage", "severity", "facilitator", "customer_view", "affected", "noticed", "contained",
            "timeline[].when", "timeline[].kind", "timeline[].text", "timeline[].certainty",
            "factors[].text", "factors[].category", "factors[].evidence", "factors[].depth", "factors[].actions", "factors[].accepted",
            "mitigators[].text", "recognition[].who", "recognition[].text",
            "actions[].reference", "actions[].text", "actions[].owner", "actions[].due", "actions[].strength", "actions[].state", "actions[].measure",
            "signature", "participants[].name", "overrides[].stage", "overrides[].reason", "overrides[].by",
        ]),
        new("reports/actions",
        [
            "organisation", "title", "filter", "generated", "summary[].state", "summary[].count", "summary[].late",
            "actions[].reference", "actions[].text", "actions[].review", "actions[].owner", "actions[].due", "actions[].strength", "actions[].state", "actions[].late",
        ]),
    ];

    public static Dictionary<string, object?> NoticeModel() => new()
    {
        ["organisation"] = "Northwind Stores",
        ["customer"] = "Ms Okafor",
        ["title"] = "What went wrong with refunds, and what we changed",
        ["date"] = new DateOnly(2026, 11, 12),
        ["reference"] = "N-2026-014",
        ["opening"] = "On 3 November we told you that your refund had been paid. It had not.\n\nWe are sorry: for the wrong message, and for the calls you had to make before we noticed.",
        ["happened"] = Texts("You were one of 1,482 people we told this, and some of you missed payments of your own because of it."),
        ["why"] = Texts("Our nightly payment run stopped half way and reported that it was finished. Nothing on our side showed the difference, so we learned of it from you."),
        ["changed"] = new List<object?>
        {
            Map(("text", "A payment run that stops half way now raises an alarm within five minutes."), ("done", new DateOnly(2026, 11, 8))),
            Map(("text", "A refund says “paid” only after your bank has confirmed it."), ("done", new DateOnly(2026, 11, 11))),
        },
        ["promises"] = new List<object?> { Map(("text", "You can see every step of a refund in your account."), ("due", new DateOnly(2026, 12, 15))) },
        ["closing"] = "If anything here is wrong or leaves your question open, we want to know.",
        ["contact"] = "care@northwind.example or +44 20 7946 0018",
        ["next_word"] = new DateOnly(2026, 11, 19),
    };

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] entries) => entries.ToDictionary(e => e.Name, e => e.Value);

    public static List<object?> Texts(params string[] texts) => [.. texts.Select(t => (object?)Map(("text", t)))];
}
