using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Kit.Gallery;

/// <summary>The case that the gallery tells from beginning to end.</summary>
internal static class Sample
{
    public const string Chart = """
        <svg viewBox="0 0 420 158" font-size="13" fill="currentColor" font-family="inherit">
          <text x="0" y="20">Payments</text><rect x="96" y="8" width="150" height="16" rx="3" fill="var(--accent)"/>
          <rect x="248" y="8" width="60" height="16" rx="3" fill="var(--bad)"/><text x="318" y="20">14, 4 late</text>
          <text x="0" y="50">Platform</text><rect x="96" y="38" width="120" height="16" rx="3" fill="var(--accent)"/>
          <text x="228" y="50">8</text>
          <text x="0" y="80">Logistics</text><rect x="96" y="68" width="80" height="16" rx="3" fill="var(--accent)"/>
          <rect x="178" y="68" width="24" height="16" rx="3" fill="var(--bad)"/><text x="212" y="80">7, 2 late</text>
          <text x="0" y="110">Support</text><rect x="96" y="98" width="60" height="16" rx="3" fill="var(--accent)"/>
          <text x="168" y="110">4</text>
          <text x="0" y="140">Retail</text><rect x="96" y="128" width="44" height="16" rx="3" fill="var(--accent)"/>
          <rect x="142" y="128" width="12" height="16" rx="3" fill="var(--bad)"/><text x="164" y="140">4, 1 late</text>
        </svg>
        """;

    public const string Prose = """
        <h2>What happened</h2>
        <p>At 00:00 the bank’s certificate expired. The settlement job stopped after 412 of 1,894 refunds and reported
        <code>exit 0</code>. Every refund of that night was shown as <em>paid</em>.</p>
        <blockquote><p>The app said paid. My rent bounced. I called three times and each time somebody told me to wait.</p></blockquote>
        <h3>What limited the harm</h3>
        <ul>
        <li>Bo compared the bank’s file with ours <strong>before</strong> anybody asked for it.</li>
        <li>Support kept a list of every caller from the first hour on.</li>
        </ul>
        <table>
        <thead><tr><th>When</th><th>What</th></tr></thead>
        <tbody><tr><td>08:49</td><td>First complaint</td></tr><tr><td>09:41</td><td>Payments learns of it</td></tr></tbody>
        </table>
        """;

    public static readonly IReadOnlyList<Choice> Categories =
    [
        new("process", "Process", Group: "How we work"),
        new("communication", "Communication", Group: "How we work"),
        new("workload", "Workload", Group: "How we work"),
        new("tools", "Tools", Group: "What we work with"),
        new("information", "Information", Group: "What we work with"),
    ];

    public static readonly IReadOnlyList<Choice> Containment =
    [
        new("done", "It has stopped", "No customer can meet it any more."),
        new("running", "Somebody is stopping it", "Name who, and when we look again."),
        new("cannot", "We cannot stop it yet", "Say why: it belongs on the timeline."),
    ];

    public static readonly IReadOnlyList<RailStage> Rail =
    [
        new("Pause", "pause", RailState.Done, "/kit/review", "Contained in 1 h 12 min"),
        new("Analyze", "look", RailState.Now, "/kit/review", GateTitle: "Before Fix opens", Gate:
        [
            new("Two or more factors", true),
            new("What limited the harm is answered", true),
            new("“The alert was muted” has no evidence yet", false, "/kit/review#factors"),
        ]),
        new("Fix", "fix", RailState.Later),
        new("Tell", "tell", RailState.Later, Body: "Acknowledgement sent 3 Nov"),
    ];

    public static readonly IReadOnlyList<ActionRow> Actions =
    [
        new("Alert when a settlement batch stops half way", "R-118 Refunds marked paid", "Ana Novak", "Payments", 3, Tone.Late, "9 days late",
            "Promised to 1,482 customers"),
        new("Certificates renew themselves", "R-118 Refunds marked paid", "Bo Lindqvist", "Platform", 3, Tone.Care, "Due Friday", null),
        new("Parcels without a scan for 24 h open a case", "R-111 Lost parcels in Lyon", "Chen Wei", "Logistics", 2, Tone.Note, "Measuring until 12 Dec",
            "Promised to 38 customers"),
        new("Refresher on tone for the late shift", "R-104 Rude reply on chat", "Ines Roy", "Support", 1, Tone.Good, "Verified effective", null),
        new("One source for prices on web and till", "R-097 Wrong price at the till", "Marc Petit", "Retail", 3, Tone.Plain, "In progress", null),
    ];

    /// <summary>Administrators, and everyone on a developer's machine.</summary>
    public static bool MayBeSeen(HttpContext? http, IWebHostEnvironment environment) =>
        environment.IsDevelopment() || http?.User.IsInRole("administrator") == true;

    internal sealed record ActionRow(string Title, string Review, string Owner, string Team, int Strength, Tone Tone, string State, string? Promise);
}
