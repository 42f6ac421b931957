using System.Collections.Concurrent;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Kit;

/// <summary>What one test, or the tests of a class, opens in the one browser that all of them share.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>The first of them that there is: without windows to draw, Chromium takes a fifth less of the processors.</summary>
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    /// <summary>Milliseconds until something that does not come is given up. Machines that test are busy ones.</summary>
    private const float Patience = 60_000;

    /// <summary>Says on the console what the content policy stopped; Chromium itself does not say all of it there.</summary>
    private const string TellViolations =
        "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} stopped ${e.blockedURI}`));";

    // A browser takes seconds of both cores to start; its contexts know nothing of each other.
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Shared = new(LaunchAsync);

    private readonly ConcurrentBag<IBrowserContext> contexts = [];
    private readonly IBrowser browser;

    private Chromium(IBrowser browser) => this.browser = browser;

    public static async Task<Chromium> OpenAsync()
    {
        if (!Array.Exists(Programs, File.Exists)) Needs.Missing("Needs Chromium: apt-get install chromium-headless-shell");
        return new Chromium((await Shared.Value).Browser);
    }

    /// <summary>Ends the browser when all tests have run.</summary>
    public static async Task EndSharedAsync()
    {
        if (!Shared.IsValueCreated) return;
        var (driver, shared) = await Shared.Value;
        await shared.DisposeAsync();
        driver.Dispose();
    }

    /// <summary>Somebody with a browser of their own, signed in nowhere yet.</summary>
    public async Task<Visitor> VisitorAsync(Uri root, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool scripts = true) =>
        new(await (await ContextAsync(root, width, scheme, scripts)).NewPageAsync());

    /// <summary>A page of somebody signed in with <paramref name="role"/>, whose complaints are added to <paramref name="complaints"/>.</summary>
    public async Task<IPage> PageAsync(Uri root, string role, int width = 1280, ColorScheme scheme = ColorScheme.Light, List<string>? complaints = null)
    {
        var context = await ContextAsync(root, width, scheme);
        await context.AddCookiesAsync([new() { Name = "as", Value = role, Url = root.ToString() }]);
        var page = await context.NewPageAsync();
        if (complaints is not null) Hear(page, complaints);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.CloseAsync();
    }

    /// <summary>Adds what the page's scripts and the browser complain of, from now on.</summary>
    internal static void Hear(IPage page, List<string> complaints)
    {
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning") complaints.Add(line.Text);
        };
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Array.Find(Programs, File.Exists), Args = ["--no-sandbox"] }));
    }

    private async Task<IBrowserContext> ContextAsync(Uri root, int width, ColorScheme scheme, bool scripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = root.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            JavaScriptEnabled = scripts,
        });
        contexts.Add(context);
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(TellViolations);
        return context;
    }
}
