using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Kit.Tables;

/// <summary>A register on a phone is a list without heads, and sorts all the same.</summary>
[TestClass]
public sealed class SortedOnAPhoneTests
{
    [TestMethod]
    [DataRow("/reviews", "Review")]
    [DataRow("/incidents?show=all", "Incident")]
    [DataRow("/actions", "Owner")]
    public async Task A_register_is_sorted_from_a_list_of_its_columns(string register, string by)
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await page.SetViewportSizeAsync(390, 844);
        await ruth.Visitor.GoAsync(register);
        var sorted = page.Locator(".sorted-by").Last;
        await sorted.Locator("summary").ClickAsync();
        await sorted.GetByRole(AriaRole.Link, new() { Name = by, Exact = true }).ClickAsync();

        await Expect(sorted.Locator("summary")).ToHaveTextAsync($"Sorted by {by}");
        await sorted.Locator("summary").ClickAsync();
        await Expect(sorted.Locator("[aria-current=true]")).ToHaveTextAsync(by);
        await page.SetViewportSizeAsync(1280, 900);
        await Expect(sorted).ToBeHiddenAsync();
    }
}
