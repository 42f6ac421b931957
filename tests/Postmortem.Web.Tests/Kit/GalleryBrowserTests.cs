using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Kit;

/// <summary>The Kit in a real browser, on the pages that show all of it.</summary>
[TestClass]
public sealed partial class GalleryBrowserTests
{
    private static readonly string[] Pages = ["/kit", "/kit/review", "/kit/register", "/kit/letter", "/no/such/page"];

    [TestMethod]
    public async Task Nothing_keeps_anybody_out()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        List<string> findings = [];
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            findings.AddRange(await Looks.FindingsAsync(page));
        }
        Assert.IsEmpty(findings, string.Join("\n", findings));
    }

    [TestMethod]
    public async Task The_policy_stops_nothing_that_we_do()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        List<string> complaints = [];
        var page = await browser.PageAsync(host.Address, "administrator", complaints: complaints);
        await LiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show a toast" }).ClickAsync();
        await Expect(page.GetByText("The factor was added.").Last).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open a dialog" }).ClickAsync();
        await Expect(page.GetByText("Escape closes it")).ToBeVisibleAsync();
        Assert.IsEmpty(complaints, string.Join("\n", complaints));
    }

    [TestMethod]
    public async Task A_field_saves_itself_and_says_so()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await LiveAsync(page);
        var field = page.Locator("#kit-saves");
        await field.FillAsync("It stopped half way.");
        await Expect(Wrapper(page, "#kit-saves").GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await page.Locator("#kit-merges").FillAsync("One. Two.");
        await Expect(page.Locator("#kit-merges")).ToHaveValueAsync("One. Two. Bo wrote this.");

        await page.Locator("#kit-refuses").FillAsync("Too late");
        await Expect(page.GetByText("This review was closed while you were writing.")).ToBeVisibleAsync();
        await Expect(page.Locator("#kit-refuses")).ToHaveValueAsync("Too late");
    }

    [TestMethod]
    [DataRow("x")]
    [DataRow("é")]
    [DataRow("\u0001")]
    [DataRow("\"")]
    public async Task A_megabyte_pasted_into_a_field_arrives_and_is_answered_with_a_sentence(string letter)
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await LiveAsync(page);
        await page.Locator("#kit-saves").EvaluateAsync(
            "(field, letter) => { field.value = letter.repeat(1048576); field.dispatchEvent(new Event('input', { bubbles: true })); }", letter);
        await Expect(page.GetByText("This is 1,048,576 characters long")).ToBeVisibleAsync();
        Assert.AreEqual(1_048_576, await page.Locator("#kit-saves").EvaluateAsync<int>("field => field.value.length"));
    }

    [TestMethod]
    public async Task A_restart_in_the_middle_of_a_sentence_loses_nothing()
    {
        var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await LiveAsync(page);
        var port = host.Address.Port;
        await host.DisposeAsync();
        await Expect(page.GetByText("The connection is gone for a moment.")).ToBeVisibleAsync();
        await page.Locator("#kit-line").FocusAsync();
        await page.Locator("#kit-line").PressSequentiallyAsync(" – and why");

        await using var again = await KitHost.StartAsync(port: port);
        await Expect(page.Locator("[data-save=saved] #kit-line")).ToHaveValueAsync(AndWhy(), new() { Timeout = 30_000 });
    }

    [TestMethod]
    public async Task Keys_lead_to_places_but_never_while_typing()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await LiveAsync(page);
        await page.Locator("#content").FocusAsync(); // the gallery shows fields with something wrong, and a page begins at the first of those
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#find-all")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("g r?/");
        await Expect(page.Locator("#find-all")).ToHaveValueAsync("g r?/");

        await page.Locator("#content").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("a");
        await Expect(page).ToHaveURLAsync(ActionsAddress());
    }

    [TestMethod]
    public async Task A_button_pressed_twice_acts_once()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await LiveAsync(page);
        await page.GetByTestId("live-sign").DblClickAsync();
        await Expect(page.GetByTestId("clicked")).ToHaveTextAsync("Signed 1 time.");
        await Expect(page.GetByTestId("live-sign")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.GetByTestId("clicked")).ToHaveTextAsync("Signed 1 time.");
    }

    private static async Task LiveAsync(IPage page)
    {
        await page.GotoAsync("/kit");
        await Expect(page.Locator("#kit-saves[data-live=yes]")).ToBeVisibleAsync();
    }

    private static ILocator Wrapper(IPage page, string field) => page.Locator(".autosave", new() { Has = page.Locator(field) });

    [GeneratedRegex("– and why")]
    private static partial Regex AndWhy();

    [GeneratedRegex("/actions$")]
    private static partial Regex ActionsAddress();
}
