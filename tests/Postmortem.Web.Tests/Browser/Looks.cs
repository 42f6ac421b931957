using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Postmortem.Web.Tests.Browser;

/// <summary>
/// What every page must stand: axe in both themes on a phone and on a desk, and no width at which it must be pushed sideways.
/// POSTMORTEM_SHOTS names a folder that keeps pictures of all of them, for people to look at.
/// </summary>
internal static class Looks
{
    private static readonly RunOnlyOptions Everything = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What the other theme can change: everything else was looked at already.</summary>
    private static readonly RunOnlyOptions Colours = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] };

    /// <summary>Ends when the page is drawn in its new colours: a transition of one millisecond still takes a frame.</summary>
    private const string Drawn = """
        async () => {
          const frame = () => new Promise(requestAnimationFrame);
          await frame();
          await Promise.allSettled(document.getAnimations().map(a => a.finished));
          await frame();
          await frame();
        }
        """;

    /// <summary>Each rule on a desk and on a phone, each colour in both themes; axe takes most of the time of all these tests.</summary>
    private static readonly (int Width, ColorScheme Scheme, RunOnlyOptions Rules)[] Axe =
        [(1280, ColorScheme.Light, Everything), (1280, ColorScheme.Dark, Colours), (320, ColorScheme.Dark, Everything)];

    private static int _shots;

    /// <summary>Findings, each with where it was found; none when all is well.</summary>
    public static async Task<List<string>> FindingsAsync(IPage page)
    {
        List<string> findings = [];
        foreach (var width in new[] { 1920, 1280, 768, 390, 320 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (over > 0) findings.Add($"{page.Url} is {over} px wider than its window of {width} px: {await WidestAsync(page)}");
            foreach (var (_, scheme, rules) in Axe.Where(look => look.Width == width))
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await page.EvaluateAsync(Drawn);
                findings.AddRange(await AxeAsync(page, rules, $"{width} px, {scheme}"));
            }
        }
        await KeepAsync(page);
        return findings;
    }

    private static async Task KeepAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("POSTMORTEM_SHOTS") is not { Length: > 0 } folder) return;
        var name = $"{Interlocked.Increment(ref _shots):000}{new Uri(page.Url).AbsolutePath.Replace('/', '-')}";
        foreach (var width in new[] { 1280, 390 })
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
            }
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page, RunOnlyOptions rules, string where)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = rules, ResultTypes = [ResultType.Violations] });
        return found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{page.Url} ({where}): {rule.Id}: {node.Html} {node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message}"));
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(-3).map(e => e.outerHTML.slice(0, 160)).join(' | ')");
}
