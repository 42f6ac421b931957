using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>
/// Pages that a browser translates: it puts an element of its own in the place of each text, and goes on doing so with whatever comes. Blazor
/// still holds the texts that are gone, and puts what comes beside them.
/// </summary>
[TestClass]
public sealed class TranslatedPageTests
{
    private const string Translate = """
        () => {
          const skip = 'script, style, textarea, title, font, option';
          const turn = node => {
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts) {
              if (!text.data.trim() || !text.parentElement || text.parentElement.closest(skip)) continue;
              const font = document.createElement('font');
              font.textContent = text.data.toUpperCase();
              const place = `${text.parentElement.outerHTML.slice(0, 120)}: ${text.data}`;
              text.replaceWith(font);
              // Whoever puts something beside a text that is gone, or takes it away, asks for its parent.
              Object.defineProperty(text, 'parentNode', { get() { console.error(`beside a text: ${place}`); return null; } });
            }
          };
          turn(document.body);
          new MutationObserver(records => {
            for (const record of records) for (const node of record.addedNodes) if (node.isConnected) turn(node.nodeType === 3 ? node.parentNode : node);
          }).observe(document.body, { subtree: true, childList: true });
        }
        """;

    /// <summary>Everything that can be pressed without leaving the page, once; what was pressed before is remembered by its place.</summary>
    private const string PressAll = """
        () => {
          const pressed = window.pressed ??= new WeakSet();
          const all = [...document.querySelectorAll('main button:not([command=close]), main summary, main input[type=checkbox], main input[type=radio]')]
            .filter(e => !pressed.has(e) && !e.closest('form[method=post]') && e.checkVisibility());
          for (const e of all) { pressed.add(e); e.click(); }
          for (const e of document.querySelectorAll('main textarea, main input[type=text]')) {
            if (pressed.has(e) || !e.checkVisibility()) continue;
            pressed.add(e);
            e.value += ' word';
            e.dispatchEvent(new Event('input', { bubbles: true }));
            e.dispatchEvent(new Event('change', { bubbles: true }));
          }
          return all.length;
        }
        """;

    private static SampleOrganisation _organisation = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => _organisation = await SampleOrganisation.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _organisation.DisposeAsync();

    [TestMethod]
    [DynamicData(nameof(EveryPageTests.Pages), typeof(EveryPageTests))]
    public async Task A_translated_page_can_be_worked_on(string address)
    {
        var ruth = await _organisation.AsAsync("Ruth Adeyemi");
        var page = await ruth.GoAsync(_organisation.Place(address));
        if (!(await page!.TextAsync()).Contains("<!--Blazor:{\"type\":\"server\"", StringComparison.Ordinal)) return; // nothing comes or goes there
        await ruth.Page.EvaluateAsync(Translate);
        var busy = ruth.Page.Locator("main [aria-busy=true]");
        var shown = await busy.CountAsync(); // the Kit shows what that looks like
        for (var round = 0; round < 4 && await ruth.Page.EvaluateAsync<int>(PressAll) > 0; round++)
            await Expect(busy).ToHaveCountAsync(shown);
        await Expect(ruth.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        Assert.IsEmpty(ruth.Complaints, string.Join("\n", [.. ruth.Complaints, .. _organisation.Program.Log]));
        await ruth.Page.Context.CloseAsync();
    }
}
