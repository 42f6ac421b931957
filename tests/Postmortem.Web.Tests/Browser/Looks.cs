using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Postmortem.Web.Tests.Browser;

/// <summary>What every page must stand: axe in both themes on a phone and on a desk, and no width at which it must be pushed sideways.</summary>
internal static class Looks
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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

    /// <summary>Findings, each with where it was found; none when all is well.</summary>
    public static async Task<List<string>> FindingsAsync(IPage page)
    {
        List<string> findings = [];
        foreach (var width in new[] { 1920, 1280, 768, 390, 320 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (over > 0) findings.Add($"{page.Url} is {over} px wider than its window of {width} px: {await WidestAsync(page)}");
            if (width is not (1280 or 320)) continue;
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await page.EvaluateAsync(Drawn);
                findings.AddRange(await AxeAsync(page, $"{width} px, {scheme}"));
            }
        }
        return findings;
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page, string where)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = [.. Rules] } });
        return found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{page.Url} ({where}): {rule.Id}: {node.Html} {node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message}"));
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(-3).map(e => e.outerHTML.slice(0, 160)).join(' | ')");
}
