using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Hints;

/// <summary>Words that may be read as blame are pointed out beneath the field, and a click keeps them.</summary>
[TestClass]
public sealed class WordingHintTests
{
    private const string WhatWasDone = "What was done, and how we know";
    private const string Said = "Nobody told us. Your driver Bruno forgot us, and the agent should have called back.";

    private static Northwind _northwind = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => _northwind = await Northwind.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync()
    {
        if (_northwind is not null) await _northwind.DisposeAsync();
    }

    [TestMethod]
    public async Task A_hint_is_shown_beneath_the_field_dismissed_and_stays_away_after_a_reload()
    {
        var ada = await _northwind.AsAsync(Account.Ada);
        var review = await ada.ReviewAsync("The form that was sent twice");
        var hints = ada.Page.Locator("#containment-note-wording");
        await ada.GoAsync($"/reviews/{review}/pause?open=containment");
        await ada.StoreAsync(WhatWasDone, "The agent should have checked the form. Obviously the form was sent twice.");

        await Expect(hints.Locator("summary")).ToContainTextAsync("2 wording hints");
        await hints.Locator("summary").ClickAsync();
        await Expect(hints.Locator(".wording-phrase").First).ToHaveTextAsync("should have checked");
        Assert.AreEqual(0, await hints.Locator("[aria-live], [role=status], [role=alert]").CountAsync(), "nothing is read out while someone writes");
        await LookAsync(ada);

        await hints.GetByRole(AriaRole.Button, new() { Name = "Dismiss the hint on “should have" }).ClickAsync();
        await Expect(hints.Locator("summary")).ToContainTextAsync("1 wording hint");
        await Expect(hints.Locator("summary")).ToBeFocusedAsync();
        await ada.GoAsync($"/reviews/{review}/pause?open=containment");
        await Expect(hints.Locator("summary")).ToContainTextAsync("“Obviously”");
        await Expect(hints).Not.ToContainTextAsync("should have");

        // The words come back to mind: in French, the hints are in French.
        await ada.StoreAsync(WhatWasDone, "L’agent aurait dû vérifier le formulaire avant de l’envoyer.");
        await Expect(hints.Locator("summary")).ToContainTextAsync("aurait dû");
        await ada.Page.Context.CloseAsync();
    }

    /// <summary>A field beside it, written later, shows its hint: so there was time for one.</summary>
    [TestMethod]
    public async Task What_the_customer_says_gets_no_hint()
    {
        var ada = await _northwind.AsAsync(Account.Ada);
        var review = await ada.ReviewAsync("The parcel that nobody brought");
        await ada.GoAsync($"/reviews/{review}/pause?open=all");
        await ada.StoreAsync("The customer’s view", Said);
        foreach (var question in new[] { "What did they see?", "What were they told, and when?" }) await ada.StoreAsync(question, Said);
        await ada.StoreAsync(WhatWasDone, Said);

        await Expect(ada.Page.Locator("#containment-note-wording summary")).ToContainTextAsync("wording hint");
        Assert.AreEqual(1, await ada.Page.Locator("[id$=-wording] summary").CountAsync());
        await ada.Page.Context.CloseAsync();
    }

    private static async Task LookAsync(Visitor ada)
    {
        var findings = await Looks.FindingsAsync(ada.Page);
        Assert.AreEqual(0, findings.Count, string.Join("\n", findings));
        Assert.AreEqual(0, ada.Complaints.Count, string.Join("\n", ada.Complaints));
    }
}
