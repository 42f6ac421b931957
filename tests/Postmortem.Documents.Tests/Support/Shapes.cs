namespace Postmortem.Documents.Tests;

/// <summary>The shapes and models that the product's own templates are filled with in these tests.</summary>
internal static class Shapes
{
    public static IReadOnlyList<TemplateShape> All => Reports.DocumentShapes.All;

    /// <summary>Every name that a mail may ask for; each template takes its own.</summary>
    public static Dictionary<string, object?> MailModel(bool all) => new()
    {
        ["organisation"] = "Northwind Stores",
        ["person"] = "Amélie Roux",
        ["customer"] = "Ms Okafor",
        ["title"] = "What went wrong with refunds, and what we changed",
        ["notice"] = "What went wrong with refunds, and what we changed",
        ["review"] = "Refunds reported as paid that were not",
        ["reference"] = "A-102",
        ["action"] = "Every morning a machine compares what was due with what the bank confirms",
        ["due"] = new DateOnly(2026, 12, 15),
        ["link"] = "https://care.northwind.example/n/8Qw_x-7?a=1&b=(2)",
        ["email"] = "amelie.roux@northwind.example",
        ["late"] = all,
        ["reminder"] = all,
        ["satisfied"] = !all,
        ["summary"] = all ? "On 3 November we told you that your refund had been paid.\n\nIt had not." : null,
        ["contact"] = all ? "care@northwind.example or +44 20 7946 0018" : null,
        ["facilitator"] = all ? "Grace Lindqvist" : null,
        ["promise"] = all ? "You can see every step of a refund in your account." : null,
        ["message"] = all ? "Thank you. But why did nobody call?\n\n| I | waited | <b>" : null,
        ["by"] = all ? "Jonas Weber" : null,
        ["mission"] = all ? "Everyone gets what they were promised." : null,
        ["until"] = all ? new DateTimeOffset(2026, 12, 15, 18, 0, 0, TimeSpan.FromHours(1)) : null,
    };

    public static Dictionary<string, object?> ModelFor(string template) => template switch
    {
        "reports/review" => ReviewModel(),
        "reports/actions" => ActionsModel(),
        _ => NoticeModel(),
    };

    public static Dictionary<string, object?> NoticeModel() => new()
    {
        ["organisation"] = "Northwind Stores",
        ["customer"] = "Ms Okafor",
        ["title"] = "What went wrong with refunds, and what we changed",
        ["issued"] = new DateOnly(2026, 11, 12),
        ["reference"] = "N-2026-014",
        ["opening"] = "On 3 November we told you that your refund had been paid. It had not.\n\n"
            + "We are sorry: for the wrong message, and for the calls you had to make before we noticed.",
        ["happened"] = Texts("You were one of 1,482 people we told this, and some of you missed payments of your own because of it."),
        ["why"] = Texts("Our nightly payment run stopped half way and reported that it was finished. "
            + "Nothing on our side showed the difference, so we learned of it from you."),
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

    public static Dictionary<string, object?> ReviewModel() => new()
    {
        ["organisation"] = "Northwind Stores",
        ["reference"] = "R-2026-031",
        ["title"] = "Refunds reported as paid that were not",
        ["issued"] = new DateOnly(2026, 11, 12),
        ["stage"] = "Fix",
        ["severity"] = "Severe",
        ["facilitator"] = "Grace Lindqvist",
        ["affected"] = "1,482 customers",
        ["customer_view"] = "I was told twice that my money was on its way. "
            + "I paid my rent late because of it, and when I called, nobody could see what I could see.\n\n"
            + "“I do not mind waiting. I mind being told something that is not so.”",
        ["shoes"] = new List<object?> { Map(("question", "What did they need from us?"),
            ("text", "One person who could say: we see it, and this is when you have it back.")) },
        ["quotes"] = new List<object?>
        {
            Map(("text", "I do not mind waiting."), ("who", "a customer"), ("channel", "by telephone"), ("date", new DateOnly(2026, 11, 4))),
            Map(("text", "Who pays my fee?"), ("who", "a customer"), ("channel", ""), ("date", null)),
        },
        ["journey"] = new List<object?> { Map(("did", "Looked at the account in the morning"), ("wrong", "It said paid.")),
            Map(("did", "Called us"), ("wrong", "")) },
        ["noticed"] = "By customers, on the phone, nine hours after the run.",
        ["contained"] = "The message was switched off at 14:40; all open refunds were paid by hand the same evening.",
        ["durations"] = new List<object?>
        {
            Map(("name", "Time to detect"), ("length", "8 h 51 min"), ("from", "3 Nov 2026, 05:14, trigger"), ("to", "3 Nov 2026, 14:05, detection")),
            Map(("name", "Time to recover"), ("length", "5 days 4 h"), ("from", "3 Nov 2026, 05:14, trigger"), ("to", "8 Nov 2026, 09:00, recovery")),
        },
        ["zone"] = "Europe/London",
        ["timeline"] = Enumerable.Range(0, 14).Select(i => (object?)Map(
            ("when", new DateTimeOffset(2026, 11, 3, 5 + i, 7 * i % 60, 0, TimeSpan.Zero)),
            ("kind", i % 3 == 0 ? "impact" : i % 3 == 1 ? "detection" : "response"),
            ("text", i % 2 == 0 ? "The nightly payment run stops after 3,114 of 4,596 refunds and reports that it is finished."
                : "Care sees the fourth call about the same thing and asks Payments."),
            ("certainty", i % 4 == 3 ? "assumption" : null))).ToList(),
        ["drawing"] = new Timeline
        {
            Moments =
            [
                new(new DateTimeOffset(2026, 11, 3, 5, 14, 0, TimeSpan.Zero), MomentKind.Trigger, "The run stops half way."),
                new(new DateTimeOffset(2026, 11, 3, 14, 5, 0, TimeSpan.Zero), MomentKind.Detection, "Care sees the fourth call."),
                new(new DateTimeOffset(2026, 11, 8, 9, 0, 0, TimeSpan.Zero), MomentKind.Recovery, "All refunds are paid."),
            ],
        }.ToMarkdown(),
        ["tree"] = new Tree
        {
            Root = "Refunds reported as paid that were not",
            Nodes =
            [
                new(0, "The run reports success when its last batch is empty")
                {
                    Tag = "Technology",
                    Votes = 4,
                    Note = "Shown by: Log of 3 November, line 8811 · Answered by: A-101",
                },
                new(1, "No one compares what was sent with what was due") { Tag = "Process", Votes = 7 },
                new(0, "Care cannot see the state at the bank") { Tag = "Information", Votes = 0 },
            ],
        }.ToMarkdown(),
        ["factors"] = new List<object?>
        {
            Map(("text", "The run reports success when its last batch is empty"), ("category", "Technology"), ("votes", 4),
                ("evidence", "Log of 3 November, line 8811"), ("indent", ""), ("actions", "A-101"), ("accepted", "")),
            Map(("text", "No one compares what was sent with what was due"), ("category", "Process"), ("votes", 7), ("evidence", "Interview with Payments"),
                ("indent", "    "), ("actions", "A-102, A-103"), ("accepted", "")),
            Map(("text", "Care cannot see the state at the bank"), ("category", "Information"), ("votes", 0), ("evidence", "Recording of six calls"),
                ("indent", ""), ("actions", ""), ("accepted", "until the new bank link in May; risk carried by Care")),
        },
        ["mitigators"] = Texts("Care wrote every call down from the first hour.", "The bank opened a line for us on a Sunday."),
        ["recognition"] = new List<object?> { Map(("who", "Tomasz in Care"),
            ("text", "called back eleven people on his own evening to tell them what we knew.")) },
        ["actions"] = ActionRows(),
        ["overrides"] = new List<object?> { Map(("stage", "Pause"), ("reason", "two perspectives were still missing; both people were on leave"),
            ("by", "Grace Lindqvist")) },
        ["participants"] = new List<object?> { Map(("name", "Grace Lindqvist")), Map(("name", "Tomasz Zieliński")), Map(("name", "Amélie Roux")) },
        ["signature"] = "Signed by Helena Ødegaard on 12 November 2026, version 14.",
    };

    public static Dictionary<string, object?> ActionsModel() => new()
    {
        ["organisation"] = "Northwind Stores",
        ["title"] = "Corrective actions of the quarter",
        ["filter"] = "all teams, due until 31 December 2026",
        ["generated"] = "12 November 2026, 09:00 (UTC)",
        ["chart"] = new Chart
        {
            Kind = ChartKind.Horizontal,
            Title = "Where they stand",
            Labels = ["Open", "Done, not yet verified", "Effective"],
            Series = [new("Actions", [17, 9, 1204]), new("of these, late", [3, 1, 0])],
        }.ToMarkdown(),
        ["reviews"] = new List<object?> { Map(("reference", "R-2026-031"), ("title", "Refunds were marked paid")) },
        ["actions"] = Enumerable.Range(0, 6).SelectMany(_ => ActionRows()).ToList(),
    };

    private static List<object?> ActionRows() =>
    [
        Map(("reference", "A-101"), ("text", "The run fails loudly when a batch is empty"), ("review", "R-2026-031"), ("owner", "Jonas Weber"),
            ("due", new DateOnly(2026, 11, 8)), ("strength", "stronger"), ("state", "done"), ("late", false),
            ("measure", "an alarm within five minutes in three drills")),
        Map(("reference", "A-102"), ("text", "Every morning a machine compares what was due with what the bank confirms"), ("review", "R-2026-031"),
            ("owner", "Amélie Roux"), ("due", new DateOnly(2026, 12, 15)), ("strength", "intermediate"), ("state", "open"), ("late", true),
            ("measure", "no difference older than a day")),
        Map(("reference", "A-103"), ("text", "“Paid” is only said after the bank has confirmed it"), ("review", "R-2026-031"), ("owner", "Nguyễn Thị Hòa"),
            ("due", new DateOnly(2026, 11, 11)), ("strength", "stronger"), ("state", "done"), ("late", false), ("measure", "")),
    ];

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] entries) => entries.ToDictionary(e => e.Name, e => e.Value);

    public static List<object?> Texts(params string[] texts) => [.. texts.Select(t => (object?)Map(("text", t)))];
}
