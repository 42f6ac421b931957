using Postmortem.Incidents;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>What looks like an action or a time and was not read as one is said with its line.</summary>
[TestClass]
public sealed class LeftOutRemarkTests
{
    private const string Head = "# The tills stood still\n\nDate: 2024-05-06\n\n";

    [TestMethod]
    public async Task A_promise_beside_the_list_of_actions_is_said()
    {
        var remarks = await RemarksAsync(Head + "## Next steps\n\nWe spoke about it at length.\n\n- Watch the queue (@bo)\n\nWe will also replace the pump.\n");
        Said(remarks, "Of 2 lines under “Next steps” that look like actions, 1 was read as such. Not read: “We will also replace the pump.”", 11);
    }

    [TestMethod]
    public async Task An_item_among_the_lessons_that_says_what_to_do_is_said()
    {
        var remarks = await RemarksAsync(Head + "## Lessons learned\n\n- The queue was not watched\n- Add an alarm to the queue\n\n"
            + "## Action items\n\n- Replace the pump\n");
        Said(remarks, "“Add an alarm to the queue” looks like an action and stands in no part that lists them: not read as such.", 8);
    }

    [TestMethod]
    public async Task Promises_outside_the_part_of_actions_are_counted_and_the_first_is_named()
    {
        var remarks = await RemarksAsync(Head + "## Summary\n\nThe pump broke. We will replace it in June. We will also train the team.\n\n"
            + "## Action items\n\n- Watch the queue\n");
        Said(remarks, "“We will replace it in June.” and 1 more sentence look like actions and stand in no part that lists them: not read as such.", 7);
    }

    [TestMethod]
    [DataRow("## Action items\n\n- [Ana Brandt] Replace the pump by May\n- DONE Oil the belt\n- @bo-li: Watch the queue (ETA 30/4)\n- N/A\n")]
    [DataRow("## Lessons learned and next steps\n\n- The alarm works as planned\n- Replace the pump\n")]
    [DataRow("## Next steps\n\nThank you for your patience.\n\n- Watch the queue\n")]
    [DataRow("## Summary\n\nThe pump broke. We will replace it in June.\n")]
    public async Task What_was_read_whole_needs_no_word(string text) =>
        Assert.IsFalse((await RemarksAsync(Head + text)).Any(r => r.Text.Contains("look", StringComparison.Ordinal)
            || r.Text.Contains("No actions", StringComparison.Ordinal)));

    [TestMethod]
    [DataRow("")]
    [DataRow("## Prevention\n\nNothing so far.\n")]
    public async Task That_there_is_no_action_at_all_is_said(string text) =>
        Said(await RemarksAsync(Head + "The pump broke.\n\n" + text), "No actions were found.", 1);

    [TestMethod]
    public async Task Clocks_of_a_timeline_without_a_day_are_said_with_the_line_of_the_first()
    {
        var remarks = await RemarksAsync("# The tills stood still\n\n## Timeline\n\n- The till is slow\n- 12:05 it stops\n- 12:30 Ana sees it\n");
        Said(remarks, "“12:05” and 1 more time of the timeline have no day that is told: left open.", 6);
        Said(remarks, "1 of 3 steps of the timeline have no time that can be read.", 1);
    }

    [TestMethod]
    public async Task Clocks_in_a_sentence_without_a_day_are_said_and_what_happens_daily_needs_none()
    {
        var remarks = await RemarksAsync("# Outage of the tills\n\nThe count runs every night at 02:00.\n\nAt 12:05 the tills stopped.\n");
        Said(remarks, "“12:05” is told without a day: left out.", 5);
        Assert.IsFalse((await RemarksAsync("# Outage of the tills\n\nDate: 2024-05-06\n\nAt 12:05 UTC the tills stopped.\n"))
            .Any(remark => remark.Text.Contains("day", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<IncidentRemark>> RemarksAsync(string text) => (await Reading.MarkdownAsync(text)).Remarks;

    private static void Said(IReadOnlyList<IncidentRemark> remarks, string text, int line)
    {
        var remark = remarks.SingleOrDefault(r => r.Text == text);
        Assert.IsNotNull(remark, string.Join('\n', remarks.Select(r => r.Text)));
        Assert.AreEqual(line, remark.Line);
    }
}
