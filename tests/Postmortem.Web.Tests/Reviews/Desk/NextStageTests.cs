using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Desk;

/// <summary>Going on although something is missing is possible, and never what a page proposes.</summary>
[TestClass]
public sealed class NextStageTests
{
    [TestMethod]
    public async Task While_something_is_missing_neither_the_next_stage_nor_going_on_anyway_is_the_main_button()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{pause}/pause"));

        await Expect(ruth.Visitor.Button("Open Analyze")).ToBeVisibleAsync();
        await Expect(ruth.Visitor.Page.Locator("main .button.main:visible")).ToHaveCountAsync(0);
        await ruth.Visitor.PressAsync("Open Analyze");
        var dialog = ruth.Visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect(ruth.Visitor.Button("Open Analyze anyway", dialog)).ToBeVisibleAsync();
        await Expect(dialog.Locator(".button.main:visible")).ToHaveCountAsync(0);
    }
}
