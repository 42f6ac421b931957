using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Across;

/// <summary>A team asks another whether the same could happen there, and it answers.</summary>
[TestClass]
public sealed class ReadAcrossBrowserTests
{
    private const string Factor = "The nightly job reports success when it stops";
    private const string Hazard = "A job that runs at night may say that it went well although it stopped.";

    [TestMethod]
    public async Task Another_team_is_asked_says_same_here_and_gets_an_action_without_seeing_the_review()
    {
        await using var northwind = await Northwind.StartAsync();
        var (ada, noor) = (await northwind.AsAsync(Account.Ada), await northwind.AsAsync(Account.Noor));
        var review = await ada.ReviewAsync("Refunds marked paid");
        await ada.PassGateAsync("Analyze");
        await ada.AddFactorAsync(Factor);
        await ada.PassGateAsync("Fix");

        await ada.Page.GetByRole(AriaRole.Button, new() { Name = $"Ask other teams: {Visitor.Start(Factor)}" }).ClickAsync();
        await ada.FillAsync("What could happen", Hazard);
        await ada.ChooseAsync("Who answers", Account.Noor.Name);
        await ada.FillAsync("For which team", "payroll");
        await LooksGoodAsync(ada);
        await ada.PressAsync("Ask them");
        await ada.ReadsAsync("Asked today", ada.Part("across"));
        await LooksGoodAsync(ada);

        await noor.GoAsync("/");
        await noor.ReadsAsync($"{Account.Ada.Name} asks you for payroll");
        await noor.Page.GetByRole(AriaRole.Link, new() { Name = Hazard }).ClickAsync();
        await noor.LiveAsync();
        await noor.HeadingAsync("Could this happen with you?");
        await noor.Page.GetByRole(AriaRole.Radio, new() { Name = "Same here" }).CheckAsync();
        await noor.FillAsync("What will you do about it?", "We count the lines that arrived");
        await noor.PressAsync("Send the answer");
        await noor.ReadsAsync("Until when will you see to it?");
        await LooksGoodAsync(noor);
        await noor.FillAsync("Until when?", FixSteps.In(20));
        await noor.PressAsync("Send the answer");
        await noor.ReadsAsync("It stands in");
        await LooksGoodAsync(noor);
        Assert.AreEqual(404, (await noor.Page.APIRequest.GetAsync($"/reviews/{review}/fix")).Status, "the review itself is not theirs to read");

        await ada.ReadsAsync("Same there", ada.Part("across"));
        await ada.ReadsAsync("We count the lines that arrived", ada.Part("across"));
        await noor.GoAsync("/actions");
        await Expect(noor.Page.GetByRole(AriaRole.Link, new() { Name = "We count the lines that arrived" })).ToBeVisibleAsync();
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));
    }

    private static async Task LooksGoodAsync(Visitor visitor)
    {
        var findings = await Looks.FindingsAsync(visitor.Page);
        Assert.IsEmpty(findings, string.Join("\n", findings));
    }
}
