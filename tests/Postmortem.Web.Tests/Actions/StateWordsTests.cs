using Postmortem.Actions;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Actions;

/// <summary>The state of an action has one name: the register said "Proved effective" of what the review called "Worked".</summary>
[TestClass]
public sealed class StateWordsTests
{
    [TestMethod]
    public async Task The_register_says_of_every_action_what_its_review_says()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var borrowed = await organisation.BorrowRuthAsync();
        var page = borrowed.Visitor.Page;
        await borrowed.Visitor.GoAsync(organisation.Place("/reviews/{closed}/fix?open=all"));
        await Expect(page.Locator("li.action .top .pill").First).ToBeVisibleAsync();
        var review = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('li.action')]
                .map(action => `${action.querySelector('b.num').textContent} ${action.querySelector('.top .pill').textContent.trim()}`)
            """);
        await borrowed.Visitor.GoAsync(organisation.Place("/actions?show=all&review={closed}"));
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "State of A-" }).First).ToBeVisibleAsync();
        var register = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('button.cell')].filter(cell => cell.textContent.includes('State of A-'))
                .map(cell => `${/A-[0-9]+/.exec(cell.textContent)[0]} ${cell.querySelector('.pill').textContent.trim()}`)
            """);
        CollectionAssert.IsSubsetOf(review, register);
        foreach (var state in new[] { ActionState.Effective, ActionState.PartlyEffective, ActionState.NotEffective })
            Assert.IsTrue(review.Any(line => line.EndsWith($" {ActionStates.Name(state)}", StringComparison.Ordinal)),
                $"{state} among {string.Join(", ", review)}");
    }
}
