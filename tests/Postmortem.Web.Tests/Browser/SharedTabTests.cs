using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Two people, one after the other in the same tab: what waits there of the first is not given to the second.</summary>
[TestClass]
public sealed class SharedTabTests
{
    private const string MiasView = "She was told to wait, and nobody said for what.";
    private const string MiasLine = "2026-11-02 14:05 queue length alarm fires";
    private const string NoorsLine = "2026-11-02 15:00 the queue is empty";

    [TestMethod]
    [DataRow("signs out")]
    [DataRow("is signed out")]
    public async Task What_waits_in_a_tab_is_not_given_to_a_colleague_who_signs_in_there(string how)
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Analyze, "A condition");
        var visitor = await world.Browser.VisitorAsync(world.Program.Address);
        var lose = await visitor.LosingAsync();
        await visitor.SignInAsync(Account.Mia.Email);
        await visitor.GoAsync($"/reviews/{review}/pause?open=all");
        await lose(true);
        await visitor.ReadsAsync("The connection is gone for a moment.");
        await visitor.Field("The customer’s view").FillAsync(MiasView);
        await EnterAsync(visitor, MiasLine);
        await visitor.ReadsAsync("Not stored yet.");

        if (how == "signs out") await visitor.SignOutAsync();
        else await IsSignedOutAsync(world, visitor);
        await lose(false);
        await visitor.SignInAsync(Account.Noor.Email);
        await visitor.GoAsync($"/reviews/{review}/pause?open=all");
        await EnterAsync(visitor, NoorsLine);

        await Expect(Entries(visitor)).ToHaveCountAsync(1);
        await Expect(Entries(visitor)).ToContainTextAsync("the queue is empty");
        await Expect(visitor.Field("The customer’s view")).ToHaveValueAsync("");
        await visitor.SignOutAsync();
        await visitor.SignInAsync(Account.Mia.Email);
        await visitor.GoAsync($"/reviews/{review}/pause?open=all");
        // She meant to leave nothing here; or she did not mean to leave, and finds it as it was.
        await Expect(Entries(visitor)).ToHaveCountAsync(how == "signs out" ? 1 : 2);
        await Expect(visitor.Field("The customer’s view")).ToHaveValueAsync(how == "signs out" ? "" : MiasView);
        await Expect(visitor.Field("A time, and what happened")).ToHaveValueAsync(""); // handed over, and not offered a second time
    }

    private static ILocator Entries(Visitor visitor) => visitor.Part("timeline").Locator("li.entry");

    private static async Task EnterAsync(Visitor visitor, string line)
    {
        await visitor.Field("A time, and what happened").FillAsync(line);
        await visitor.Field("A time, and what happened").PressAsync("Enter");
    }

    /// <summary>By somebody who sets a new password for her; the tab hears of it with whatever it asks next.</summary>
    private static async Task IsSignedOutAsync(Northwind world, Visitor visitor)
    {
        var people = world.Verbs.GetRequiredService<PeopleService>();
        var (ada, mia) = ((await people.ActorForConsoleAsync(Account.Ada.Email)).Value, (await people.ActorForConsoleAsync(Account.Mia.Email)).Value);
        Assert.IsNull(await people.SetPasswordAsync(ada, mia.PersonId, Account.Password));
        await visitor.Page.ReloadAsync();
        await visitor.AtAsync("/sign-in");
    }
}
