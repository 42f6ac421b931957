using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.People;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Kit;

/// <summary>What is wrong with a field stands beside it until it is mended, and not until the form is sent again.</summary>
[TestClass]
public sealed class MendedErrorTests
{
    [TestMethod]
    public async Task An_error_of_a_form_that_came_back_goes_with_the_mistake_and_comes_back_with_it()
    {
        await using var world = await Northwind.StartAsync();
        var ada = await world.AsAsync(Account.Ada);
        await ada.GoAsync("/people/add");
        await ada.PressAsync("Add to the organisation");
        var (name, email) = (ada.Field("Name"), ada.Field("Email"));
        await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Error(ada, "email")).ToBeVisibleAsync();
        var left = ada.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "still to do" });
        await Expect(left).ToContainTextAsync("2 things are still to do. Nothing you typed is lost.");

        await name.PressSequentiallyAsync("Bo");
        await Expect(Error(ada, "name")).ToBeHiddenAsync();
        Assert.IsNull(await name.GetAttributeAsync("aria-invalid"));
        var described = await name.GetAttributeAsync("aria-describedby") ?? "";
        Assert.IsFalse(described.Contains("-error", StringComparison.Ordinal), "it would be read out all the same");
        await Expect(name).ToBeFocusedAsync();
        await Expect(Error(ada, "email")).ToBeVisibleAsync();
        await Expect(left.GetByText("One thing is still to do.")).ToBeVisibleAsync();
        await Expect(left.GetByText("2 things")).ToBeHiddenAsync();

        await email.PressSequentiallyAsync("bo");
        await Expect(Error(ada, "email")).ToBeVisibleAsync(); // the browser still finds fault with it
        await email.FillAsync("bo@northwind.example");
        await Expect(Error(ada, "email")).ToBeHiddenAsync();
        await Expect(left).ToHaveCountAsync(0);
        await email.FillAsync("");
        await Expect(Error(ada, "email")).ToBeVisibleAsync();
        await Expect(left.GetByText("One thing is still to do.")).ToBeVisibleAsync();
        await Expect(email).ToHaveAttributeAsync("aria-invalid", "true");
        await ada.PressAsync("Add to the organisation");
        await Expect(Error(ada, "email")).ToBeVisibleAsync();
        await Expect(name).ToHaveValueAsync("Bo");
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));
    }

    [TestMethod]
    public async Task So_it_does_in_the_plain_forms_of_those_who_are_not_signed_in()
    {
        await using var world = await Northwind.StartAsync();
        var ada = await world.AsAsync(Account.Ada);
        await ada.ReviewAsync("Refunds marked paid");
        var link = await InvitingTests.InviteAsync(ada, "facilitator", "Ana Silva", "ana@northwind.example");
        var ana = await world.Browser.VisitorAsync(world.Program.Address);
        await ana.GoAsync(link);
        await ana.FillAsync("Password", "too short");
        await ana.PressAsync("Come in");
        await Expect(Error(ana, "password")).ToBeVisibleAsync();
        await ana.Button("Show what is typed as “Password”").ClickAsync(); // this page has the scripts of its layout, all of them
        await Expect(ana.Field("Password")).ToHaveAttributeAsync("type", "text");
        await ana.FillAsync("Password", "seven slow river barges");
        await Expect(Error(ana, "password")).ToBeHiddenAsync();
        Assert.IsEmpty(ana.Complaints, string.Join("\n", ana.Complaints));
    }

    [TestMethod]
    public async Task In_a_live_form_the_page_says_it_again_when_it_is_sent_with_the_same_mistake()
    {
        await using var world = await Northwind.StartAsync();
        var ada = await world.AsAsync(Account.Ada);
        await ada.ReviewAsync("Refunds marked paid");
        await ada.Part("timeline").GetByText("More fields").ClickAsync();
        var what = ada.Part("timeline-new-text");
        await ada.PressAsync("Add to the timeline");
        var error = Error(ada, "timeline-new-text");
        if (!await error.IsVisibleAsync()) // when it happened is asked first, where nothing tells it yet
        {
            await ada.Part("timeline-new-at").FillAsync("2026-11-02T14:05");
            await ada.PressAsync("Add to the timeline");
        }
        await Expect(error).ToBeVisibleAsync();
        await what.PressSequentiallyAsync("A van");
        await Expect(error).ToBeHiddenAsync();
        await what.FillAsync("");
        await ada.PressAsync("Add to the timeline");
        await Expect(error).ToBeVisibleAsync();
        await Expect(what).ToHaveAttributeAsync("aria-invalid", "true");
    }

    private static ILocator Error(Visitor visitor, string field) => visitor.Page.Locator($"#{field}-error");
}
