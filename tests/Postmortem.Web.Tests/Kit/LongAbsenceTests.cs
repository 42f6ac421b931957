using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Kit;

/// <summary>
/// A connection that stays away for so long that the server forgets the page: three minutes, which are a moment here. Blazor's
/// script would then resume the page by itself and draw its fields as they were when it was opened.
/// </summary>
[TestClass]
public sealed class LongAbsenceTests
{
    [TestMethod]
    public async Task Minutes_without_a_connection_lose_nothing_that_is_typed_meanwhile()
    {
        var forgotten = new TaskCompletionSource();
        await using var host = await KitHost.StartAsync(services: services => services
            .Configure<CircuitOptions>(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(200))
            .AddScoped<CircuitHandler>(_ => new Forgetting(forgotten)));
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        var cut = await CuttableAsync(page);
        await page.GotoAsync("/kit");
        await Expect(page.Locator("#kit-saves[data-live=yes]")).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(true);
        await cut();
        await Expect(page.GetByText("The connection is gone for a moment.")).ToBeVisibleAsync();
        await page.Locator("#kit-saves").FillAsync("At 00:00 it expired, and nobody was told.");
        await page.Locator("#kit-owner").PressAsync("b");
        await forgotten.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await page.Locator("#kit-line").FillAsync("Refunds that nobody paid");
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("[data-save=saved] #kit-saves[data-live=yes]")).ToHaveValueAsync("At 00:00 it expired, and nobody was told.");
        await Expect(page.Locator("[data-save=saved] #kit-line[data-live=yes]")).ToHaveValueAsync("Refunds that nobody paid");
        await Expect(page.GetByTestId("bound")).ToContainTextAsync("Bo Lindqvist");
    }

    [TestMethod]
    public async Task A_tab_that_nobody_looks_at_is_not_kept_on_the_server_and_has_its_words_when_it_is_shown_again()
    {
        var forgotten = new TaskCompletionSource();
        await using var host = await KitHost.StartAsync(services: services => services.AddScoped<CircuitHandler>(_ => new Forgetting(forgotten)));
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await page.GotoAsync("/kit");
        await Expect(page.Locator("#kit-saves[data-live=yes]")).ToBeVisibleAsync();
        await page.Locator("#kit-line").FillAsync("Refunds that nobody paid");
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').dataset.restAfter = 0");

        await ShowAsync(page, isHidden: true);
        await forgotten.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await Expect(page.GetByText("This page was resting.")).ToBeVisibleAsync();
        await page.Locator("#kit-saves").FillAsync("At 00:00 it expired"); // a hand may be quicker than the page
        await ShowAsync(page, isHidden: false);

        await Expect(page.Locator("[data-save=saved] #kit-saves[data-live=yes]")).ToHaveValueAsync("At 00:00 it expired");
        await Expect(page.Locator("#kit-line[data-live=yes]")).ToHaveValueAsync("Refunds that nobody paid");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    /// <summary>As a browser does when its tabs are changed.</summary>
    private static async Task ShowAsync(IPage page, bool isHidden) => await page.EvaluateAsync("""
        isHidden => {
          Object.defineProperty(document, 'hidden', { get: () => isHidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, isHidden);

    [TestMethod]
    public async Task A_page_that_an_error_has_ended_says_so_and_what_is_typed_from_then_on_is_there_after_a_reload()
    {
        await using var host = await KitHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(host.Address, "administrator");
        await page.GotoAsync("/kit");
        await Expect(page.Locator("#kit-saves[data-live=yes]")).ToBeVisibleAsync();

        // What Blazor is about to draw beside is gone: the batch fails, and with it the circuit.
        await page.Locator("#kit-saves").FillAsync("At 00:00 it expired");
        await page.GetByTestId("live-sign").EvaluateAsync("button => button.replaceChildren()");
        await page.GetByTestId("live-sign").ClickAsync();
        await Expect(page.GetByText("this page has stopped listening")).ToBeVisibleAsync();
        var findings = (await Looks.FindingsAsync(page)).Where(finding => !finding.Contains("live-sign", StringComparison.Ordinal)).ToList();
        Assert.IsEmpty(findings, string.Join("\n", findings));
        await page.SetViewportSizeAsync(1280, 900);
        await page.Locator("#kit-saves").PressSequentiallyAsync(", and nobody was told.");
        await page.Locator("#kit-line").FillAsync("Refunds that nobody paid");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).ClickAsync();

        await Expect(page.Locator("[data-save=saved] #kit-saves[data-live=yes]")).ToHaveValueAsync("At 00:00 it expired, and nobody was told.");
        await Expect(page.Locator("[data-save=saved] #kit-line[data-live=yes]")).ToHaveValueAsync("Refunds that nobody paid");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    /// <summary>What is answered ends the page's open connections, as a network does that goes away.</summary>
    private static async Task<Func<Task>> CuttableAsync(IPage page)
    {
        List<IWebSocketRoute> ends = [];
        await page.RouteWebSocketAsync("**/_blazor**", socket => ends.AddRange([socket, socket.ConnectToServer()]));
        return async () =>
        {
            foreach (var end in ends) await end.CloseAsync();
        };
    }

    /// <summary>Hears when the server gives a page up that nobody came back to.</summary>
    private sealed class Forgetting(TaskCompletionSource forgotten) : CircuitHandler
    {
        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            forgotten.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
