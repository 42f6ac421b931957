using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Kit;

/// <summary>js/drafts.js on plain forms: what was typed into a form that met an ended session comes back after signing in.</summary>
[TestClass]
public sealed class DraftsTests
{
    private const string Form = """
        <!doctype html><title>Form</title><form method="post" action="/form"><textarea id="reason" name="reason"></textarea>
        <input id="rule" type="checkbox"><input id="secret" type="password"><button>Send</button></form><script type="module" src="/js/drafts.js"></script>
        """;

    private const string SignIn = """
        <!doctype html><title>Sign in</title><form method="post" data-sign-in></form><script type="module" src="/js/drafts.js"></script>
        """;

    [TestMethod]
    public async Task A_form_sent_after_the_session_ended_is_filled_in_again_after_signing_in_except_for_passwords()
    {
        await using var host = await KitHost.StartAsync(with: Pages);
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "member");
        await SendAsync(page, signedOut: true);
        await Expect(page).ToHaveTitleAsync("Sign in");
        // the page's script may come after its title
        await page.WaitForFunctionAsync("() => sessionStorage.getItem('postmortem.drafts')?.includes('not-taken')");

        await page.Context.AddCookiesAsync([new() { Name = "as", Value = "member", Url = host.Address.ToString() }]);
        await page.GotoAsync("/form");
        await Expect(page.Locator("#reason")).ToHaveValueAsync("Because the bank’s file was late.");
        await Expect(page.Locator("#rule")).ToBeCheckedAsync();
        await Expect(page.Locator("#secret")).ToHaveValueAsync("");
    }

    [TestMethod]
    public async Task Keys_pressed_before_the_page_listens_are_not_lost()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        var listen = await DeafAsync(page);
        await page.Locator("#kit-saves[data-live=no]").FillAsync("Nobody told them why.");
        listen();
        await Expect(page.Locator("[data-save=saved] #kit-saves[data-live=yes]")).ToHaveValueAsync("Nobody told them why.");
        await Expect(page.Locator("#kit-saves")).ToBeFocusedAsync();
    }

    [TestMethod]
    public async Task A_page_that_never_came_to_listen_says_so_and_gives_its_words_back()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/_blazor/negotiate*", route => route.AbortAsync());
        await page.GotoAsync("/kit");
        await page.Locator("#kit-saves[data-live=no]").FillAsync("Nobody told them why.");
        await page.Clock.FastForwardAsync(15_000);
        await Expect(page.GetByText("This page is not connected yet.")).ToBeVisibleAsync();

        await page.UnrouteAsync("**/_blazor/negotiate*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).ClickAsync();
        await Expect(page.Locator("[data-save=saved] #kit-saves[data-live=yes]")).ToHaveValueAsync("Nobody told them why.");
        await Expect(page.GetByText("This page is not connected yet.")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task A_page_that_is_left_before_it_listened_gives_its_words_back_too()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await page.RouteAsync("**/_blazor/negotiate*", route => route.AbortAsync());
        await page.GotoAsync("/kit");
        await page.Locator("#kit-saves[data-live=no]").FillAsync("Nobody told them why.");
        await page.UnrouteAsync("**/_blazor/negotiate*");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-save=saved] #kit-saves[data-live=yes]")).ToHaveValueAsync("Nobody told them why.");
    }

    [TestMethod]
    public async Task A_button_pressed_before_the_page_listens_acts_once_when_it_does()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        var listen = await DeafAsync(page);
        var sign = page.GetByTestId("live-sign");
        await sign.ClickAsync();
        await Expect(sign).ToHaveAttributeAsync("aria-busy", "true");
        await sign.ClickAsync();
        listen();
        await Expect(page.GetByTestId("clicked")).ToHaveTextAsync("Signed 1 time.");
        await Expect(sign).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.GetByTestId("clicked")).ToHaveTextAsync("Signed 1 time.");
    }

    [TestMethod]
    public async Task A_form_that_was_taken_is_empty_the_next_time()
    {
        await using var host = await KitHost.StartAsync(with: Pages);
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "member");
        await SendAsync(page, signedOut: false);
        await Expect(page).ToHaveTitleAsync("Done");
        await page.WaitForFunctionAsync("() => sessionStorage.getItem('postmortem.drafts') === null"); // the page's script may come after its title

        await page.GotoAsync("/form");
        await Expect(page.Locator("#reason")).ToHaveValueAsync("");
    }

    private static async Task SendAsync(IPage page, bool signedOut)
    {
        await page.GotoAsync("/form");
        await page.Locator("#reason").FillAsync("Because the bank’s file was late.");
        await page.Locator("#rule").CheckAsync();
        await page.Locator("#secret").FillAsync("correct horse battery");
        if (signedOut) await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
    }

    /// <summary>Opens the gallery, to which nobody listens before what is answered is called.</summary>
    private static async Task<Action> DeafAsync(IPage page)
    {
        var arrives = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/kit");
        return arrives.SetResult;
    }

    private static void Pages(WebApplication app)
    {
        app.MapGet("/form", () => Results.Content(Form, "text/html; charset=utf-8")).AllowAnonymous();
        app.MapPost("/form", (HttpContext context) => Results.Redirect(context.User.Identity?.IsAuthenticated == true ? "/done" : "/sign-in-here"))
            .AllowAnonymous();
        app.MapGet("/sign-in-here", () => Results.Content(SignIn, "text/html; charset=utf-8")).AllowAnonymous();
        app.MapGet("/done", () => Results.Content(SignIn.Replace("Sign in", "Done", StringComparison.Ordinal)
            .Replace("data-sign-in", "", StringComparison.Ordinal), "text/html; charset=utf-8")).AllowAnonymous();
    }
}
