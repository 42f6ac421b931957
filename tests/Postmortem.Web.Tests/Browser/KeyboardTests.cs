using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Where the keyboard stands after somebody went somewhere with it.</summary>
[TestClass]
public sealed class KeyboardTests
{
    [TestMethod]
    public async Task Enter_on_what_is_missing_takes_the_keyboard_there()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await page.SetViewportSizeAsync(1280, 900);
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{pause}/pause"));
        var missing = page.Locator(".rail .gate a").First;
        var target = (await missing.GetAttributeAsync("href"))!.Split('#')[1];
        await missing.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var place = page.Locator($"#{target}");
        await Expect(place).ToBeFocusedAsync();
        await Expect(place).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.IsTrue(await place.EvaluateAsync<bool>("place => place.contains(document.activeElement) && place !== document.activeElement"),
            "The next thing is one of that place.");
    }

    [TestMethod]
    public async Task A_new_page_stands_at_its_top_with_its_title_in_sight()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await page.SetViewportSizeAsync(1280, 900);
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{analyze}/analyze"));
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await page.GetByRole(AriaRole.Link, new() { Name = "Notices" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Notices" })).ToBeInViewportAsync();
        Assert.AreEqual(0, await page.EvaluateAsync<int>("scrollY"));
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
    }
}
