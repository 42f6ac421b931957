using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Actions;

[TestClass]
public sealed class ActionDeskTests
{
    [TestMethod]
    public async Task A_register_without_an_action_says_what_will_be_there_and_offers_nothing_to_filter_or_print()
    {
        await using var world = await Northwind.StartAsync();
        var ada = await world.AsAsync(Account.Ada);
        await ada.GoAsync("/actions");
        await ada.HeadingAsync("No action yet");
        await Expect(ada.Page.Locator("main").GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
        await Expect(ada.Page.GetByText("Print as PDF")).ToHaveCountAsync(0);
    }
}
