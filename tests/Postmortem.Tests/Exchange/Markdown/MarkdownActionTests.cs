using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Markdown;

[TestClass]
public sealed class MarkdownActionTests
{
    private static async Task<IReadOnlyList<ImportedAction>> ActionsAsync(string body, string heading = "Action items") =>
        (await Reading.MarkdownAsync($"# The belt\n\n## {heading}\n\n{body}\n")).Actions;

    [TestMethod]
    [DataRow("- oil the belt @ana-b", "@ana-b")]
    [DataRow("- `@dma` oils the belt", "@dma")]
    [DataRow("- oil the belt (Owner: Ana B)", "Ana B")]
    [DataRow("- oil the belt — assignee: Ana, due soon", "Ana")]
    [DataRow("- oil the belt; assigned to Ana B.", "Ana B")]
    [DataRow("- oil the belt [Ana Berg]", "Ana Berg")]
    [DataRow("- Ana Berg will oil the belt", "Ana Berg")]
    [DataRow("- DevEx has placed oil on the list", "DevEx")]
    [DataRow("- We will oil the belt", null)]
    [DataRow("- The belt will be oiled", null)]
    [DataRow("- Oil the belt, mail help@example.org", null)]
    [DataRow("- oil the belt", null)]
    [DataRow("- oil the belt (added an @belt mark)", null)]
    [DataRow("- Require product owner approval before the belt runs", null)]
    public async Task The_owner_is_found_where_people_write_it(string item, string? owner) =>
        Assert.AreEqual(owner, (await ActionsAsync(item)).Single().OwnerText);

    [TestMethod]
    [DataRow("1. **Now:**\n   - Oil the belt\n   - Buy oil\n2. **Later (this month):**\n   - Train the crew", "Oil the belt|Buy oil|Train the crew")]
    [DataRow("- [ ] Ensure that there is oil for:\n  - [ ] the belt\n  - [ ] the chain", "Ensure that there is oil for:*")]
    [DataRow("We will oil the belt every week.\n\nIt takes an hour.\n\nWe have also bought oil.", "We will oil the belt every week.*|We have also bought oil.")]
    [DataRow("The following was agreed.\n\nOil the belt every week.\nBuy more oil.", "Oil the belt every week.|Buy more oil.")]
    [DataRow("i. Oil the belt\nii. Buy oil", "Oil the belt|Buy oil")]
    [DataRow("We take these steps:\n\n    Oiling the belt every week\n    Buying oil for the chain", "Oiling the belt every week|Buying oil for the chain")]
    public async Task Groups_paragraphs_and_lines_are_taken_apart(string body, string actions)
    {
        var told = (await ActionsAsync(body)).Select(action => action.Text).ToArray();
        var expected = actions.Split('|');
        Assert.HasCount(expected.Length, told, string.Join(" | ", told));
        for (var i = 0; i < told.Length; i++)
            StringAssert.StartsWith(told[i], expected[i].TrimEnd('*'));
    }

    [TestMethod]
    [DataRow("Required crew actions")]
    [DataRow("What we should do to improve")]
    public async Task A_heading_that_speaks_of_actions_holds_them(string heading) =>
        Assert.AreEqual("oil the belt", (await ActionsAsync("- oil the belt", heading)).Single().Text);

    [TestMethod]
    [DataRow("- [x] oil", true)]
    [DataRow("- [ ] oil", false)]
    [DataRow("- ✅ oil", true)]
    [DataRow("- oil (done)", true)]
    [DataRow("- TODO: oil", false)]
    [DataRow("- oil", null)]
    public async Task Whether_it_is_done_is_read_from_boxes_and_marks(string item, bool? done)
    {
        var action = (await ActionsAsync(item)).Single();
        Assert.AreEqual(done, action.Done);
        StringAssert.StartsWith(action.Text, "oil");
    }

    [TestMethod]
    [DataRow("Follow-ups")]
    [DataRow("Follow up actions")]
    [DataRow("Resulting Action")]
    [DataRow("Corrective and Preventative Measures")]
    [DataRow("Next steps")]
    [DataRow("Recommendations")]
    [DataRow("🔧 Action Items & Followups")]
    public async Task Every_name_of_the_part_is_known(string heading) =>
        Assert.AreEqual("oil", (await ActionsAsync("- oil", heading)).Single().Text);

    [TestMethod]
    public async Task A_heading_for_each_action_is_one_action_with_its_text()
    {
        var actions = await ActionsAsync("#### 1) Oil the belt `@ana`\n\nTwice a week.\n\n#### 2) Count\n\n```\nls\n```\n");
        CollectionAssert.AreEqual(
            new[] { new ImportedAction("Oil the belt @ana\n\nTwice a week.", "@ana"), new ImportedAction("Count\n\nls") }, actions.ToArray());
    }

    [TestMethod]
    public async Task Headings_that_group_actions_are_no_actions()
    {
        var actions = await ActionsAsync("### Immediate (completed)\n\n- oil\n\n### Later\n\n**In two weeks:**\n\n- count\n");
        CollectionAssert.AreEqual(new[] { new ImportedAction("oil", null, true), new ImportedAction("count") }, actions.ToArray());
    }

    [TestMethod]
    public async Task Prose_is_one_action_unless_it_names_owners()
    {
        Assert.AreEqual("The belt gets oil.\n\nTwice a week.", (await ActionsAsync("The belt gets oil.\n\nTwice a week.")).Single().Text);
        CollectionAssert.AreEqual(new[] { "Ana", "Bo" }, (await ActionsAsync("Ana will oil the belt.\n\nBo will count.")).Select(action => action.OwnerText)
            .ToArray());
    }

    [TestMethod]
    public async Task Blank_rows_and_empty_bullets_are_no_actions() =>
        Assert.IsEmpty(await ActionsAsync("| Action | Owner |\n|---|---|\n| | |\n\n-\n- \n"));
}
