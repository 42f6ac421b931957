using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Sessions;

/// <summary>A session with its wall, a round of speakers, and a lead that is handed to somebody who leads nothing else.</summary>
[TestClass]
public sealed class SessionRoundTests
{
    private const string Round = "One sentence each";

    private Northwind _northwind = null!;
    private Visitor _ada = null!;
    private Visitor _mia = null!;
    private Visitor _noor = null!;
    private Visitor _wall = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        (_ada, _mia, _noor, _wall) = (await _northwind.AsAsync(Account.Ada), await _northwind.AsAsync(Account.Mia), await _northwind.AsAsync(Account.Noor),
            await _northwind.AsAsync(Account.Ada));
    }

    [TestCleanup]
    public async Task StopAsync() => await _northwind.DisposeAsync();

    [TestMethod]
    public async Task The_wall_shows_what_everyone_does_everybody_speaks_once_and_whoever_is_handed_the_lead_leads_the_vote()
    {
        var place = $"/reviews/{await PrepareAsync()}/session";
        await _ada.GoAsync(place);
        await _ada.PrepareSessionAsync();
        await _ada.PressAsync("Add something to do");
        await _ada.FillAsync("What you do", Round);
        await _ada.ChooseAsync("How", "Round");
        await _ada.PressAsync("Add it");
        await _wall.GoAsync($"{place}/screen");
        await _wall.ReadsAsync("We begin when everyone is here.");
        await _mia.GoAsync(place);
        await _wall.ReadsAsync("Ada Quill, Mia Torres");
        await _noor.GoAsync(place);
        await _wall.ReadsAsync("Ada Quill, Mia Torres, Noor Saleh");
        await _ada.PressAsync("Begin");
        await _wall.HeadingAsync("The customer’s way, and ours");

        await SpeakAsync();
        await HandOverAsync();
        foreach (var visitor in new[] { _ada, _mia, _noor, _wall }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }

    private async Task SpeakAsync()
    {
        await _ada.PressAsync("Change", _ada.Part("agenda"));
        await _ada.PressAsync($"Show now: {Round}");
        await _ada.PressAsync("Done", _ada.Part("agenda"));
        await _wall.HeadingAsync(Round);
        await _ada.PressAsync("By name");
        await SpeaksAsync("Ada Quill");
        await _ada.PressAsync("I have finished");
        await SpeaksAsync("Mia Torres");
        await LooksGoodAsync(_wall);
        await LooksGoodAsync(_ada);
        await _mia.PressAsync("I let it pass");
        await SpeaksAsync("Noor Saleh");
        await _ada.PressAsync("Done, next");
        await _mia.ReadsAsync("Everyone has spoken");
        await _ada.PressAsync("After all: Mia Torres");
        await SpeaksAsync("Mia Torres");
    }

    private async Task SpeaksAsync(string name)
    {
        await Expect(_wall.Page.Locator(".wall-speaker")).ToHaveTextAsync(name);
        await _noor.ReadsAsync(name, _noor.Page.Locator(".speaking"));
    }

    private async Task HandOverAsync()
    {
        await Expect(_noor.Page.GetByRole(AriaRole.Group, new() { Name = "Lead the session" })).ToHaveCountAsync(0);
        await _ada.PressAsync("Hand over to Noor Saleh");
        await _mia.ReadsAsync("Led by Noor Saleh");
        await _noor.PressAsync("Change", _noor.Part("agenda"));
        await _noor.PressAsync("Show now: Which matter most?");
        await _noor.PressAsync("Open a vote");
        await _mia.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put a dot on: ") }).First.ClickAsync();
        await _noor.ReadsAsync("1 of 2 have voted");
        await _wall.ReadsAsync("1 of 2 have voted");
        await LooksGoodAsync(_noor);
        await _noor.PressAsync("Close the vote and show the totals");
        await _ada.ReadsAsync("What the vote says");
        await _wall.ReadsAsync("1 dot", _wall.Page.Locator(".wall-votes"));
        await LooksGoodAsync(_wall);
        await Expect(_ada.Page.GetByRole(AriaRole.Group, new() { Name = "Lead the session" })).ToHaveCountAsync(0);
        await _noor.PressAsync("Hand over to Ada Quill");
        await _ada.PressAsync("Next: Why was that possible?");
        await _mia.ReadsAsync("What the vote says");
        await _ada.PressAsync("Draw a question");
        await Expect(_wall.Page.Locator(".wall-question")).ToHaveTextAsync(await _ada.Page.Locator(".session-question").InnerTextAsync());
        await _ada.PressAsync("End the session");
        await _ada.PressAsync("End it");
        await _mia.ReadsAsync("Spoke: Ada Quill, Noor Saleh", _mia.Part("session-1"));
        await _wall.ReadsAsync("The session has ended. Thank you.");
        await LooksGoodAsync(_ada);
    }

    private static async Task LooksGoodAsync(Visitor visitor)
    {
        var findings = await Looks.FindingsAsync(visitor.Page);
        Assert.IsEmpty(findings, string.Join("\n", findings));
    }

    /// <summary>A review in Analyze with two factors, led by Ada, in which Mia and Noor take part.</summary>
    private Task<int> PrepareAsync() => _northwind.PreparedAsync(Stage.Analyze, "The run reports success when it stops", "Nobody compares the two files");
}
