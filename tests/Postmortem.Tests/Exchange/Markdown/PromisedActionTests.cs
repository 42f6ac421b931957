using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Actions that are told in sentences, in a part that is about them and in a text that has none.</summary>
[TestClass]
public sealed class PromisedActionTests
{
    private static async Task<ImportedIncident> ToldAsync(string text) => await Reading.MarkdownAsync($"# The belt stood still\n\n{text}\n");

    [TestMethod]
    [DataRow("The belt stood for an hour. We will oil it every week.", "We will oil it every week.")]
    [DataRow("It is running. We'll oil it every week. I’ll also buy more oil.", "We'll oil it every week.|I’ll also buy more oil.")]
    [DataRow("We are now working on replacing the old belt. This will take a month.", "We are now working on replacing the old belt. This will take a month.")]
    [DataRow("Our crew found it. Our maintenance team will check every belt.", "Our maintenance team will check every belt.")]
    [DataRow("We have since added a second belt to prevent this.", "We have since added a second belt to prevent this.")]
    [DataRow("To start with, all belts will run slower. Secondly, we will buy oil.", "To start with, all belts will run slower.|Secondly, we will buy oil.")]
    [DataRow("Work is under way to replace the belt.", "Work is under way to replace the belt.")]
    [DataRow("Nous allons huiler le tapis chaque semaine.", "Nous allons huiler le tapis chaque semaine.")]
    [DataRow("Nous avons depuis ajusté nos tours afin de renforcer les contrôles.", "Nous avons depuis ajusté nos tours afin de renforcer les contrôles.")]
    public async Task A_promise_in_a_text_without_a_part_for_it_is_an_action(string text, string actions)
    {
        var incident = await ToldAsync(text);
        CollectionAssert.AreEqual(actions.Split('|'), incident.Actions.Select(action => action.Text).ToArray(), string.Join(" | ", incident.Actions));
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("No part of it lists actions; they were taken from sentences", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("We have restarted the belt, and it runs.")]
    [DataRow("We will keep you informed. We are monitoring the belt.")]
    [DataRow("We want to thank the crew. We will not rest.")]
    [DataRow("We apologize, and we will share more soon.")]
    [DataRow("We will be crediting every customer with a day.")]
    [DataRow("We are taking steps to prevent this.")]
    [DataRow("The belt will stop when it is dry.")]
    [DataRow("This means that we will be late.")]
    public async Task A_story_and_a_courtesy_are_no_actions(string text)
    {
        var incident = await ToldAsync(text);
        Assert.IsEmpty(incident.Actions, string.Join(" | ", incident.Actions));
        Assert.IsFalse(incident.Notes.Any(note => note.StartsWith("No part of it lists actions", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("Our crew put the following measures in place:", 2)]
    [DataRow("To prevent this we are taking these steps:", 2)]
    [DataRow("It was fixed by the following steps:", 0)]
    [DataRow("We recommend the following actions to all users of our ovens:", 0)]
    [DataRow("You can take these steps:", 0)]
    [DataRow("These belts stood:", 0)]
    public async Task What_is_listed_below_an_announcement_of_measures_is_an_action(string above, int count) =>
        Assert.HasCount(count, (await ToldAsync($"{above}\n\n- Oiled the belt\n- Bought a can\n")).Actions);

    [TestMethod]
    public async Task Where_a_part_lists_actions_a_promise_elsewhere_is_none() => CollectionAssert.AreEqual(new[] { "Buy oil" },
        (await ToldAsync("We will do better.\n\nWe will oil the belt.\n\n## Action items\n\n- Buy oil\n")).Actions.Select(action => action.Text).ToArray());

    [TestMethod]
    public async Task A_step_that_says_what_somebody_will_do_is_no_action() =>
        Assert.IsEmpty((await ToldAsync("## Timeline\n\n- 2024-05-06 10:00 UTC We will restart the belt\n- 10:10 It runs\n")).Actions);

    [TestMethod]
    [DataRow("We will oil the belt. It squeaks. We will also buy more oil.", "We will oil the belt. It squeaks.|We will also buy more oil.")]
    [DataRow("Nobody heard it. We will oil the belt.", "Nobody heard it. We will oil the belt.")]
    [DataRow("There are two things that we will do. The first fix is oil. The second fix is wax.", "The first fix is oil.|The second fix is wax.")]
    [DataRow("Replace the belt weekly. Improve the alarm.", "Replace the belt weekly.|Improve the alarm.")]
    [DataRow("Add oil. Monitoring is in place.", "Add oil. Monitoring is in place.")]
    [DataRow("We should oil the belt. This should take a day.", "We should oil the belt. This should take a day.")]
    public async Task Each_sentence_of_a_paragraph_that_names_who_does_it_is_an_action(string text, string actions) => CollectionAssert.AreEqual(
        actions.Split('|'), (await ToldAsync($"## What are we doing about it?\n\n{text}")).Actions.Select(action => action.Text).ToArray());
}
