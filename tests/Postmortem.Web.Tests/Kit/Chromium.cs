using Microsoft.Playwright;

namespace Postmortem.Web.Tests.Kit;

/// <summary>One browser for a test; a test that finds none is inconclusive and says what to install.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Installed = "/usr/bin/chromium";

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> OpenAsync()
    {
        if (!File.Exists(Installed)) Assert.Inconclusive($"Needs {Installed}: apt-get install chromium");
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Installed, Args = ["--no-sandbox"] }));
    }

    /// <summary>A page of somebody signed in with <paramref name="role"/>, whose complaints are added to <paramref name="complaints"/>.</summary>
    public async Task<IPage> PageAsync(Uri root, string role, int width = 1280, ColorScheme scheme = ColorScheme.Light, List<string>? complaints = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = root.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new() { Name = "as", Value = role, Url = root.ToString() }]);
        var page = await context.NewPageAsync();
        if (complaints is null) return page;
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning") complaints.Add(line.Text);
        };
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
