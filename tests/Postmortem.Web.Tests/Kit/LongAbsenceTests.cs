using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
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
