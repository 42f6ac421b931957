using Microsoft.Playwright;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Whether somebody sees where the keyboard stands.</summary>
internal static class InSight
{
    /// <summary>
    /// Why somebody does not see it, or null: nothing has the keyboard, or what has it is marked by nothing, lies out of the window, or beneath something
    /// else. Of what is taller than half a screen only some has to be in the window.
    /// </summary>
    private const string Fault = """
        () => {
          const at = document.activeElement, said = `${at.tagName} #${at.id} “${(at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 40)}”`;
          if (at === document.body) return document.body.dataset.begun ? 'nothing has the keyboard' : null;
          document.body.dataset.begun = 'yes'; // before the first key a page that was just loaded has it nowhere
          if (at.matches('main, h1')) return null; // a page begins there
          const colour = (name, probe = document.body.appendChild(document.createElement('i'))) => {
            probe.style.color = `var(${name})`;
            const value = getComputedStyle(probe).color;
            probe.remove();
            return value;
          };
          const accents = window.accents ??= [colour('--accent'), colour('--accent-deep')]; // looking changes nothing
          const marks = (place, pseudo) => {
            const { outlineStyle, outlineColor, boxShadow, stroke } = getComputedStyle(place, pseudo);
            return accents.some(accent => boxShadow.includes(accent) || (outlineStyle !== 'none' && outlineColor === accent) || stroke === accent);
          };
          const around = [at, ...at.labels ?? [], ...at.querySelectorAll('.hit')];
          if (!around.some(place => marks(place) || marks(place, '::after'))) return `${said} is not marked`;
          const box = [...at.getClientRects()].find(rect => rect.width && rect.height) ?? at.getBoundingClientRect();
          const place = ` at ${Math.round(box.left)},${Math.round(box.top)} ${Math.round(box.width)}×${Math.round(box.height)}`;
          if (box.height > innerHeight / 2) return box.bottom > 0 && box.top < innerHeight ? null : `${said} is out of the window${place}`;
          if (box.top < -1 || box.bottom > innerHeight + 1 || box.left < -1 || box.right > innerWidth + 1) return `${said} is out of the window${place}`;
          for (const y of [box.top + Math.min(3, box.height / 2), box.top + box.height / 2, box.bottom - Math.min(3, box.height / 2)]) {
            const seen = document.elementFromPoint(box.left + box.width / 2, y);
            if (!seen || (!at.contains(seen) && ![...at.labels ?? []].some(label => label.contains(seen))))
              return `${said} lies beneath ${seen?.tagName} .${seen?.className}${place}`;
          }
          return null;
        }
        """;

    /// <summary>Milliseconds until what moves the keyboard on a page has moved it, and what marks it is drawn.</summary>
    private const float Patience = 3_000;

    /// <summary>Why somebody does not see it, or null.</summary>
    public static async Task<string?> FaultAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync($"() => !({Fault})()", null, new() { Timeout = Patience });
            return null;
        }
        catch (TimeoutException)
        {
            return await page.EvaluateAsync<string?>(Fault);
        }
    }
}
