using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser.Steps;
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

    [TestMethod]
    public async Task What_a_colleague_takes_away_leaves_the_keyboard_with_what_it_stood_in()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Analyze, "A condition", "Another");
        var (ada, mia) = (await world.AsAsync(Account.Ada), await world.AsAsync(Account.Mia));
        foreach (var visitor in new[] { ada, mia }) await visitor.GoAsync($"/reviews/{review}/analyze?open=factors");
        var change = ada.Button("Change: A condition");
        await change.FocusAsync();

        await mia.PressAsync("Remove: A condition");

        await Expect(change).ToHaveCountAsync(0);
        await ada.Page.WaitForFunctionAsync("() => document.getElementById('factors').contains(document.activeElement)");
        Assert.IsNull(await InSight.FaultAsync(ada.Page));
    }

    [TestMethod]
    [DataRow("/reviews/{pause}/pause?open=all", 390)]
    [DataRow("/reviews/{fix}/fix?open=all", 390)]
    [DataRow("/reviews/{fix}/fix?open=all", 1280)]
    [DataRow("/reviews/{analyze}/analyze?open=all", 1280)]
    [DataRow("/reviews/{analyze}/session", 1280)]
    [DataRow("/notices/{draft}", 1280)]
    [DataRow("/notices/{sent}", 390)]
    [DataRow("/incidents/new", 390)]
    [DataRow("/reviews?find=till&sort=title", 1280)]
    [DataRow("/actions", 1280)]
    [DataRow("/", 390)]
    [DataRow("/me", 390)]
    [DataRow("/kit", 1280)]
    public async Task Wherever_the_keyboard_comes_to_is_marked_and_in_sight(string address, int width)
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await page.SetViewportSizeAsync(width, 844);
        await ruth.Visitor.GoAsync(organisation.Place(address));
        HashSet<string> faults = [];
        for (var tabs = 0; tabs < 140; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (tabs > 0 && await page.EvaluateAsync<bool>("document.activeElement === document.body"))
            {
                await page.Keyboard.PressAsync("Tab");
                Assert.IsTrue(await page.EvaluateAsync<bool>("document.activeElement.matches('.skip')"), "The page was not at its end.");
                break;
            }
            if (await InSight.FaultAsync(page) is { } fault) faults.Add(fault);
        }
        Assert.IsEmpty(faults, string.Join("\n", faults));
    }
}
