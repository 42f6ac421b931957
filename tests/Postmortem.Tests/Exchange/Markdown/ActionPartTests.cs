namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Which parts hold what is to be done, and which column of a table does.</summary>
[TestClass]
public sealed class ActionPartTests
{
    private static async Task<string[]> ActionsAsync(string body) =>
        [.. (await Reading.MarkdownAsync($"# The belt\n\n{body}\n")).Actions.Select(action => action.Text)];

    [TestMethod]
    [DataRow("## Resolution and recovery\n\n### Immediate actions\n\n- A new belt was bought\n\n## Action items\n\n- oil the belt", DisplayName = "at once")]
    [DataRow("## Remediation actions taken\n\n1. Bought a new belt.\n\n## Follow-up actions\n\n- oil the belt", DisplayName = "taken")]
    [DataRow("## Remediation\n\n1. Replaced the belt:\n2. Restarted it\n\n## Follow-up\n\n- oil the belt", DisplayName = "what somebody did")]
    public async Task What_was_done_to_mend_it_is_no_action(string body) => CollectionAssert.AreEqual(new[] { "oil the belt" }, await ActionsAsync(body));

    [TestMethod]
    public async Task What_was_done_is_kept_with_the_summary() => StringAssert.Contains(
        (await Reading.MarkdownAsync("# The belt\n\n## Remediation\n\n1. Restarted it\n\n## Action items\n\n- oil it\n")).Summary, "Restarted it");

    [TestMethod]
    public async Task A_remediation_that_is_still_to_come_holds_actions() =>
        CollectionAssert.AreEqual(new[] { "oil the belt" }, await ActionsAsync("## Remediation\n\n- oil the belt"));

    [TestMethod]
    public async Task Advice_beside_a_list_of_actions_is_told_and_not_taken()
    {
        const string Advice = "## Prevention strategies\n\n### Technical\n\n- Oil belts before they squeak\n";
        var incident = await Reading.MarkdownAsync($"# The belt\n\n## Action items\n\n- oil the belt\n\n{Advice}");
        CollectionAssert.AreEqual(new[] { "oil the belt" }, incident.Actions.Select(action => action.Text).ToArray());
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("These parts were not taken over: Technical", StringComparison.Ordinal)),
            string.Join('\n', incident.Notes));
        CollectionAssert.AreEqual(new[] { "Oil belts before they squeak" }, await ActionsAsync(Advice));
    }

    [TestMethod]
    public async Task A_plan_of_prevention_beside_a_list_of_actions_holds_actions_too() => CollectionAssert.AreEqual(new[] { "oil the belt", "Buy oil" },
        await ActionsAsync("## Action items\n\n- oil the belt\n\n## Prevention plan\n\nFor later:\n\n1. Buy oil\n"));

    [TestMethod]
    [DataRow("## Actions correctives et rétablissement\n\n- Le tapis a été relancé\n- Des essais ont confirmé que tout tourne\n\n"
        + "## Leçons apprises et actions de prévention\n\n- Huiler le tapis\n", "Huiler le tapis", DisplayName = "French")]
    [DataRow("## Lessons learned\n\n- Belts squeak\n\n## Actions for the crew\n\n- Oil the belt\n", "Oil the belt", DisplayName = "actions for somebody")]
    public async Task A_part_about_lessons_and_actions_holds_actions_and_one_that_tells_a_repair_none(string body, string action) =>
        CollectionAssert.AreEqual(new[] { action }, await ActionsAsync(body));

    [TestMethod]
    public async Task Lines_below_the_name_of_an_item_are_actions() =>
        CollectionAssert.AreEqual(new[] { "Asked for oil", "More oil for every belt.", "A second belt that waits." },
            await ActionsAsync("## Corrective measures\n\n- Asked for oil\n- To do:\nMore oil for every belt.\nA second belt that waits.\n"));

    [TestMethod]
    public async Task Lines_below_a_name_are_actions_also_beside_a_list() =>
        CollectionAssert.AreEqual(new[] { "More oil for every belt.", "A second belt that waits.", "Buy oil" },
            await ActionsAsync("## Corrective measures\n\nImprovements:\nMore oil for every belt.\nA second belt that waits.\nTasks:\n1. Buy oil\n"));

    [TestMethod]
    [DataRow("- Buy oil\nWe apologize for the noise.", "Buy oil", DisplayName = "below the last item")]
    [DataRow("We will buy oil.\n\nThank you for your patience.", "We will buy oil.", DisplayName = "in a paragraph of its own")]
    [DataRow("- Buy oil for\nevery belt", "Buy oil for every belt", DisplayName = "a line that goes on stays")]
    public async Task An_apology_is_no_part_of_an_action(string body, string action) =>
        CollectionAssert.AreEqual(new[] { action }, await ActionsAsync($"## Next steps\n\n{body}\n"));

    [TestMethod]
    public async Task A_name_above_a_list_says_whether_it_is_done()
    {
        var actions = (await Reading.MarkdownAsync("# The belt\n\n## Follow-up\n\nCompleted:\n\n- Oil\n\nIn progress:\n\n- Grease\n- Wax - done\n")).Actions;
        CollectionAssert.AreEqual(new bool?[] { true, false, true }, actions.Select(action => action.Done).ToArray());
    }

    [TestMethod]
    [DataRow("What are we changing?")]
    [DataRow("Making sure it never happens again")]
    [DataRow("Mitigations going forward")]
    [DataRow("Looking ahead")]
    [DataRow("Long-term fix")]
    [DataRow("Mitigation plan")]
    [DataRow("Remaining work")]
    [DataRow("What we have done since")]
    [DataRow("Et maintenant ?")]
    [DataRow("Fixes")]
    public async Task A_heading_that_speaks_of_the_time_after_it_holds_actions(string heading) =>
        CollectionAssert.AreEqual(new[] { "oil the belt" }, await ActionsAsync($"## {heading}\n\n- oil the belt\n"));

    [TestMethod]
    public async Task How_a_text_ends_beside_a_list_of_actions_is_none()
    {
        const string End = "## Moving forward\n\nWe have learned much, and will run better belts.\n";
        CollectionAssert.AreEqual(new[] { "oil the belt" }, await ActionsAsync("## Fixes\n\n- oil the belt\n\n" + End));
        Assert.HasCount(1, await ActionsAsync(End));
    }

    [TestMethod]
    public async Task Initials_before_an_action_or_above_a_list_are_its_owner()
    {
        var actions = (await Reading.MarkdownAsync("# The belt\n\n## Actions\n\n**JP** Oil these:\n- the belt\n- the chain\n\n**AC** Buy oil\n\n"
            + "**NP**\n- Count the cans\n\n**API** Change the key\n")).Actions;
        CollectionAssert.AreEqual(new[] { "JP", "AC", "NP" }, actions.Select(action => action.OwnerText).ToArray(), string.Join(" | ", actions));
        CollectionAssert.AreEqual(new[] { "Oil these:\n\n- the belt\n- the chain", "Buy oil", "Count the cans" },
            actions.Select(action => action.Text).ToArray());
    }

    [TestMethod]
    [DataRow("No corrective action was necessary. The belt ran on.")]
    [DataRow("Aucune action corrective n'a été nécessaire.")]
    public async Task That_nothing_was_to_be_done_is_no_action(string text) => Assert.IsEmpty(await ActionsAsync($"## Corrective actions\n\n{text}\n"));

    [TestMethod]
    public async Task Among_lessons_only_what_is_to_be_done_is_an_action() => CollectionAssert.AreEqual(
        new[] { "Oil the belt", "The chain should be oiled" },
        await ActionsAsync("## Lessons learned and next steps\n\n- The alarm rings as planned\n- Oil the belt\n- The chain should be oiled\n"));

    [TestMethod]
    public async Task A_log_of_who_did_what_when_holds_no_actions() => Assert.IsEmpty(await ActionsAsync("## Evidence\n\n"
        + "| Action | Responsible | Timestamp |\n|---|---|---|\n| Belt stopped | Ana | 10:02 |\n"));

    [TestMethod]
    public async Task A_group_of_actions_may_be_named_after_what_it_is_for() => CollectionAssert.AreEqual(new[] { "Oil the belt", "Buy a second alarm" },
        await ActionsAsync("## Recommendations\n\n### Risk mitigation\n\n- Oil the belt\n\n### Detection\n\n- Buy a second alarm\n"));

    [TestMethod]
    public async Task A_part_that_asks_why_holds_no_actions() =>
        Assert.IsEmpty(await ActionsAsync("## Why didn't our safeguards catch this?\n\n- Who puts up the sign?\n"));

    [TestMethod]
    public async Task A_table_of_actions_with_owners_is_one_in_any_part() => CollectionAssert.AreEqual(new[] { "Oil the belt" },
        await ActionsAsync("## Resolution\n\nWe agreed on these:\n\n| Action item | Owner |\n|---|---|\n| Oil the belt | Ana |\n"));

    [TestMethod]
    public async Task A_line_that_is_no_sentence_ends_a_list_of_sentences() =>
        CollectionAssert.AreEqual(new[] { "Oil the belt weekly.", "Buy oil in advance.", "Train the whole crew." },
            await ActionsAsync("## Tasks\n\nOil the belt weekly.\nBuy oil in advance.\nTrain the whole crew.\nA word of thanks\n"));

    [TestMethod]
    public async Task The_first_column_that_says_something_holds_the_actions()
    {
        var actions = (await Reading.MarkdownAsync("# The belt\n\n## Action items\n\n| Issue | Control | Owner | Due |\n|---|---|---|---|\n"
            + "| B-1 | Oil the belt weekly | Ana | — |\n| B-2 | Buy oil in advance | — | 2024-05-06 |\n")).Actions;
        StringAssert.StartsWith(actions[0].Text, "Oil the belt weekly");
        Assert.AreEqual(("Ana", null, null, "2024-05-06"), (actions[0].OwnerText, actions[0].DueText, actions[1].OwnerText, actions[1].DueText));
    }
}
