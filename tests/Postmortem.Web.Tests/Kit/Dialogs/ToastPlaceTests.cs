using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Kit.Dialogs;

/// <summary>What was done is said beside the work, and not over the button that is pressed next.</summary>
[TestClass]
public sealed class ToastPlaceTests
{
    /// <summary>The controls in view over whose middle, or anywhere on which, a toast lies; null where there is no toast at all.</summary>
    private const string Covered = """
        () => {
          const toasts = [...document.querySelectorAll('.toasts')].find(place => place.querySelector('.toast'));
          if (!toasts) return null;
          const lies = toasts.getBoundingClientRect();
          const covered = [];
          for (const control of document.querySelectorAll('button, a.button, .places a, summary, input:not([type=hidden]), select, textarea')) {
            const box = control.getBoundingClientRect();
            if (toasts.contains(control) || box.width < 2 || box.bottom < 1 || box.top > innerHeight - 1) continue;
            const [x, y] = [box.left + box.width / 2, Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2))];
            const touches = box.left < lies.right && box.right > lies.left && box.top < lies.bottom && box.bottom > lies.top;
            if (touches || toasts.contains(document.elementFromPoint(x, y))) covered.push(`${control.id} ${control.textContent.trim().slice(0, 40)}`);
          }
          return covered;
        }
        """;

    [TestMethod]
    [DataRow(1280)]
    [DataRow(390)]
    public async Task A_toast_lies_over_nothing_that_can_be_pressed_also_after_scrolling(int width)
    {
        await using var organisation = await SampleOrganisation.StartAsync();
        var ruth = await organisation.AsAsync("Ruth Adeyemi", width);
        await ruth.GoAsync(organisation.Place("/reviews/{pause}/pause?open=all"));
        var remove = ruth.Page.Locator(".entry button:has-text('Remove')").First;
        await remove.ScrollIntoViewIfNeededAsync();
        await remove.ClickAsync();
        await ruth.ReadsAsync("was removed.", ruth.Page.Locator(".toasts"));
        await NothingCoveredAsync(ruth, "where it appeared");
        foreach (var by in new[] { -400, 700 })
        {
            await ruth.Page.EvaluateAsync("by => scrollBy(0, by)", by);
            await NothingCoveredAsync(ruth, $"scrolled by {by}");
        }
    }

    private static async Task NothingCoveredAsync(Visitor visitor, string where)
    {
        var covered = Array.Empty<string>();
        for (var tries = 0; tries < 60; tries++)
        {
            covered = await visitor.Page.EvaluateAsync<string[]?>(Covered);
            Assert.IsNotNull(covered, $"{where}: the toast is gone, nothing was looked at");
            if (covered.Length == 0) return;
            await visitor.Page.WaitForTimeoutAsync(100); // it settles with the next frame after what it tells was drawn
        }
        Assert.Fail($"{where}: {string.Join(", ", covered)}");
    }
}
