using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>What makes something makes it once, however often it is pressed.</summary>
[TestClass]
public sealed class PressedTwiceTests
{
    [TestMethod]
    public async Task Whatever_is_pressed_twice_or_three_times_is_made_once_and_complains_of_nothing()
    {
        await using var northwind = await Northwind.StartAsync();
        var ada = await northwind.AsAsync(Account.Ada);

        await ada.GoAsync("/incidents/new");
        await ada.FillAsync("What did the customer experience?", "The lift stood still with two of us in it.");
        await ada.PickAsync(FirstSteps.HowBadly, "Minor");
        // Not a double click, which the page itself takes for one: three presses, all on their way before the first is answered.
        await ada.Button("Report it").EvaluateAsync("button => { for (let i = 0; i < 3; i++) button.click(); }");
        await ada.AtAsync(@"/incidents/\d+\?reported=true");
        await ada.GoAsync("/incidents?show=all");
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "The lift stood still" })).ToHaveCountAsync(1);

        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "The lift stood still" }).ClickAsync();
        await ada.HeadingAsync("The lift stood still"); // the address changes before the page does
        await ada.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Start (a|the) review") }).DblClickAsync();
        await ada.AtAsync(@"/reviews/\d+/pause$");
        await ada.LiveAsync();
        await ada.GoAsync(new Uri(ada.Page.Url).AbsolutePath.Replace("pause", "analyze", StringComparison.Ordinal));
        await Expect(ada.Page.Locator(".error")).ToHaveCountAsync(0);
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));

        await ada.GoAsync("/reviews");
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "The lift stood still" })).ToHaveCountAsync(1);
    }
}
