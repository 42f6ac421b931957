using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Kit.Fields;

/// <summary>What somebody chose stands from the press on, however long it takes to be stored.</summary>
[TestClass]
public sealed class TickTests
{
    private const string Watch = """
        box => {
          window.seen = [];
          const look = () => {
            window.seen.push(box.checked);
            requestAnimationFrame(look);
          };
          box.addEventListener('change', look, { once: true });
        }
        """;

    [TestMethod]
    public async Task A_tick_does_not_jump_back_until_it_is_stored()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Analyze, "A condition");
        var ada = await world.AsAsync(Account.Ada);
        await ada.GoAsync($"/reviews/{review}/pause?open=containment");
        var box = ada.Page.GetByRole(AriaRole.List, new() { Name = "Before we look for reasons" }).GetByRole(AriaRole.Checkbox).First;
        await Expect(box).ToHaveAttributeAsync("data-live", "yes");
        await box.EvaluateAsync(Watch);

        using (await world.Verbs.GetRequiredService<WriteQueue>().EnterAsync(CancellationToken.None)) // nothing can be stored
        {
            await box.ClickAsync();
            await ada.Page.WaitForFunctionAsync("() => window.seen.length > 30");
        }
        await ada.ReadsAsync("1 of ", ada.Part("checklist"));

        Assert.IsTrue(await ada.Page.EvaluateAsync<bool>("window.seen.every(ticked => ticked)"));
    }
}
