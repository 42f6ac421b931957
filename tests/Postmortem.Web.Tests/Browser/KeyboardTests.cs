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

    /// <summary>
    /// What has the keyboard and lies out of the window or beneath something else; null where it is in sight. What is taller than half a screen is not asked.
    /// </summary>
    private const string OutOfSight = """
        () => {
          const at = document.activeElement, box = at.getBoundingClientRect();
          if (at === document.body || box.height > innerHeight / 2) return null;
          const seen = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), box.top + Math.min(box.height / 2, 20));
          return seen && (at.contains(seen) || seen.contains(at) || seen.closest('label')) ? null
            : `${at.tagName} ${at.id} ${at.textContent.trim().slice(0, 40)}`;
        }
        """;

    [TestMethod]
    [DataRow("/reviews/{pause}/pause?open=all", 390)]
    [DataRow("/reviews/{fix}/fix?open=all", 390)]
    [DataRow("/reviews/{fix}/fix?open=all", 1280)]
    public async Task Wherever_the_keyboard_comes_to_in_a_stage_is_in_sight(string stage, int width)
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await page.SetViewportSizeAsync(width, 844);
        await ruth.Visitor.GoAsync(organisation.Place(stage));
        List<string> unseen = [];
        for (var tabs = 0; tabs < 140; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(OutOfSight) is { } lost) unseen.Add(lost);
        }
        Assert.IsEmpty(unseen, string.Join("\n", unseen));
    }
}
