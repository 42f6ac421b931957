using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Postmortem.Web.Tests.Browser;

/// <summary>
/// What every page must stand: all of axe once, its colours again in the dark, what a narrow window can spoil on a phone, and no width at
/// which it must be pushed sideways. POSTMORTEM_SHOTS names a folder that keeps pictures of all of them, for people to look at.
/// </summary>
internal static class Looks
{
    // Its package for Playwright opens a page more for every run, to put the findings of frames together. We have no frames, and that page takes
    // longer than axe itself.
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async ([rules, within]) => {
          const part = (within ? document.querySelector(within)?.closest('dialog, form, section, tr') : null) ?? document;
          const runOnly = rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run(part, { runOnly, resultTypes: ['violations'], selectors: false });
          return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${[...node.any, ...node.all, ...node.none][0]?.message ?? ''}`));
        }
        """;

    /// <summary>The rules whose answer depends on the colours in which the page is drawn.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>The rules whose answer depends on the room that there is.</summary>
    private static readonly string[] Room = ["target-size", "scrollable-region-focusable"];

    /// <summary>Widths at which pages are looked at, each with how, and with which rules of axe; null for all of them.</summary>
    private static readonly (int Width, (ColorScheme Scheme, string[]? Rules)[] Runs)[] Windows =
    [
        (1920, []), (1280, [(ColorScheme.Light, null), (ColorScheme.Dark, Colours)]), (768, []), (390, []), (320, [(ColorScheme.Dark, Room)]),
    ];

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

    private static int _shots;

    /// <summary>Findings, each with where it was found; none when all is well.</summary>
    /// <param name="within">What has opened in a page that was looked through before, for axe to look through alone; null for the whole page.</param>
    public static async Task<List<string>> FindingsAsync(IPage page, string? within = null)
    {
        List<string> findings = [];
        foreach (var (width, runs) in Windows)
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await TooWideAsync(page, width));
            foreach (var (scheme, rules) in runs)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await page.EvaluateAsync(Drawn);
                findings.AddRange(await AxeAsync(page, rules, within, $"{width} px, {scheme}"));
            }
        }
        await KeepAsync(page);
        return findings;
    }

    /// <summary>What a page, drawn at this width, has to be pushed sideways for.</summary>
    public static async Task<List<string>> TooWideAsync(IPage page, int width)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        return over > 0 ? [$"{page.Url} is {over} px wider than its window of {width} px: {await WidestAsync(page)}"] : [];
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
                await page.EvaluateAsync(Drawn);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
            }
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page, string[]? rules, string? within, string where)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string[]>(Run, new object?[] { rules, within });
        return found.Select(finding => $"{page.Url} ({where}): {finding}");
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(-3)"
        + ".map(e => e.outerHTML.slice(0, 160)).join(' | ')");
}
