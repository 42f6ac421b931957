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
            if (toasts.contains(control) || !control.checkVisibility() || box.width < 2 || box.bottom < 1 || box.top > innerHeight - 1) continue;
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
        // A card to which the keyboard was led is no control, and whoever follows the keyboard wants to see it.
        await ruth.Page.EvaluateAsync(LeadBeneath);
        await ruth.Page.WaitForFunctionAsync(IsClear);
    }

    private const string LeadBeneath = """
        () => {
          const toasts = [...document.querySelectorAll('.toasts')].find(place => place.querySelector('.toast'));
          const { left, top, width, height } = toasts.getBoundingClientRect();
          const card = document.createElement('section');
          Object.assign(card, { id: 'led-to', tabIndex: -1 });
          Object.assign(card.style, { position: 'fixed', left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
          document.querySelector('main').append(card);
          card.focus({ preventScroll: true });
        }
        """;

    private const string IsClear = """
        () => {
          const [lies, card] = [[...document.querySelectorAll('.toasts')].find(place => place.querySelector('.toast')), document.getElementById('led-to')]
            .map(element => element.getBoundingClientRect());
          return card.right <= lies.left || card.left >= lies.right || card.bottom <= lies.top || card.top >= lies.bottom;
        }
        """;

    /// <summary>Whether there is room for the toast further down, upon the bar at the foot, where nothing can be pressed.</summary>
    private const string RoomBelow = """
        () => {
          const toasts = [...document.querySelectorAll('.toasts')].find(place => place.querySelector('.toast'));
          const lies = toasts.getBoundingClientRect();
          const foot = document.querySelector('.places').getBoundingClientRect().top;
          const below = [...document.querySelectorAll('main :is(button, a[href], summary, input:not([type=hidden]), select, textarea)')]
            .filter(control => control.checkVisibility()).map(control => control.getBoundingClientRect())
            .filter(box => box.width > 1 && box.bottom > lies.bottom && box.top < foot).sort((a, b) => a.top - b.top);
          let [widest, from] = [0, lies.bottom];
          for (const box of [...below, { top: foot, bottom: foot }]) {
            widest = Math.max(widest, box.top - from);
            from = Math.max(from, box.bottom);
          }
          return widest > lies.height + 24;
        }
        """;

    [TestMethod]
    public async Task On_a_phone_it_lies_as_low_as_it_can_upon_the_bar_at_the_foot()
    {
        await using var organisation = await SampleOrganisation.StartAsync();
        var ruth = await organisation.AsAsync("Ruth Adeyemi", 390);
        await ruth.GoAsync(organisation.Place("/reviews/{pause}/pause?open=timeline"));
        await ruth.Page.Locator(".entry button:has-text('Remove')").First.ClickAsync();
        await ruth.ReadsAsync("was removed.", ruth.Page.Locator(".toasts"));
        await NothingCoveredAsync(ruth, "where it appeared");

        // What lies in a closed sheet of the bar, or of anything else, is in nobody's way.
        Assert.IsFalse(await ruth.Page.EvaluateAsync<bool>(RoomBelow), "there is room further down");
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
