using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>
/// The connection is cut, and what was written in each form is sent all the same. Which forms there are is read from the pages, so that a new one is
/// held to it too: once the connection is back its words are stored, or they still stand in its field.
/// </summary>
[TestClass]
public sealed class CutWhileSendingTests
{
    /// <summary>The first field for words of every form that is in sight.</summary>
    private const string Fields = """
        () => [...document.querySelectorAll('main form:not(#stage-questions)')]
          .map(form => [...form.querySelectorAll('textarea[id], input[id]:is([type=text], :not([type]))')].find(field => field.checkVisibility()))
          .filter(field => field && !field.getAttribute('list')).map(field => field.id)
        """;

    private const string Lost = """
        words => {
          const fields = [...document.querySelectorAll('input, textarea')];
          return words.filter(word => !document.body.innerText.includes(word) && !fields.some(field => field.value.includes(word)));
        }
        """;

    [TestMethod]
    public async Task What_was_sent_into_a_cut_connection_is_stored_when_it_is_back_or_still_in_its_field()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Fix, "A condition", "Another");
        var ada = await world.AsAsync(Account.Ada);
        var cut = await ada.LosingAsync();
        var seen = 0;
        foreach (var stage in new[] { "pause", "analyze", "fix" })
        {
            await ada.GoAsync($"/reviews/{review}/{stage}?open=all");
            if (stage == "fix") await OpenMoreAsync(ada);
            var fields = await ada.Page.EvaluateAsync<string[]>(Fields);
            seen += fields.Length;
            var words = fields.Select((id, i) => (Id: id, Word: $"kept{stage}{i}")).ToList();
            await cut(true);
            foreach (var (id, word) in words) await SendAsync(ada.Part(id), word);
            await Expect(ada.Page.Locator("#components-reconnect-modal.components-reconnect-show")).ToBeVisibleAsync();
            await cut(false);
            var lost = await LostAsync(ada, [.. words.Select(w => w.Word)]);
            Assert.IsEmpty(lost, $"{stage}: {string.Join(", ", words.Where(w => lost.Contains(w.Word)).Select(w => w.Id))}");
        }
        Assert.IsGreaterThanOrEqualTo(9, seen);
    }

    /// <summary>A line that cannot be taken is on its way back for a moment.</summary>
    private static async Task<string[]> LostAsync(Visitor ada, string[] words)
    {
        string[] lost = [];
        for (var tries = 0; tries < 150; tries++)
        {
            lost = await ada.Page.EvaluateAsync<string[]>(Lost, words);
            if (lost.Length == 0 && !await ada.Page.Locator("#components-reconnect-modal.components-reconnect-show").IsVisibleAsync()) break;
            await ada.Page.WaitForTimeoutAsync(200);
        }
        return lost;
    }

    private static async Task OpenMoreAsync(Visitor ada)
    {
        await ada.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Make it less likely: ") }).First.ClickAsync();
        await ada.PressAsync("Or record that none is owed");
        await Expect(ada.Part("no-notice")).ToBeVisibleAsync();
        await Expect(ada.Button("Plan this action")).ToBeVisibleAsync();
    }

    /// <summary>With Enter where that sends, else with the form's own button.</summary>
    private static async Task SendAsync(ILocator field, string word)
    {
        await field.FillAsync(word);
        if (await field.EvaluateAsync<bool>("field => field.tagName === 'INPUT'")) await field.PressAsync("Enter");
        else await field.EvaluateAsync("field => field.form.querySelector('button[type=submit]').click()");
    }
}
