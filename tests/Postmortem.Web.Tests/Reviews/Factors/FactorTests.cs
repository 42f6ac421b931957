using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Reviews.Factors;

/// <summary>The tree of factors in front of three people: one moves it and leads a vote, two vote.</summary>
[TestClass]
public sealed class FactorTests
{
    private const string Run = "The run reports success when it stops";
    private const string Compare = "Nobody compares the two files";
    private const string Alarm = "The alarm was muted";

    [TestMethod]
    public async Task Factors_are_dragged_moved_by_keys_drawn_and_voted_on_and_nobody_sees_a_count_until_the_vote_is_closed()
    {
        await using var northwind = await Northwind.StartAsync();
        var review = await northwind.PreparedAsync(Stage.Analyze, Run, Compare, Alarm);
        var (ada, mia, noor) = (await northwind.AsAsync(Account.Ada), await northwind.AsAsync(Account.Mia), await northwind.AsAsync(Account.Noor));
        foreach (var visitor in new[] { ada, mia, noor }) await visitor.GoAsync($"/reviews/{review}/analyze?open=all");

        await DragAsync(ada, Alarm, onto: Run, at: .1f);
        await InOrderAsync(mia, Alarm, Run, Compare);
        await DragAsync(ada, Alarm, onto: Compare, at: .5f);
        await InOrderAsync(mia, Run, Compare, Alarm);
        await Expect(mia.Page.Locator("#factors .tree .tree .factor-body > .written")).ToHaveTextAsync(Alarm);
        await DragAsync(ada, Compare, onto: Alarm, at: .5f);
        await ada.ReadsAsync("A factor cannot stand beneath itself. Move the lower one up first.");
        await ada.Button($"Move: {Alarm}").FocusAsync();
        // Faster than the page shows them, and the branch is drawn anew meanwhile: each counts from where the last one led.
        foreach (var key in new[] { "Left", "Up", "Up", "Down", "Right", "Left", "Up" }) await ada.Page.Keyboard.PressAsync($"Arrow{key}");
        foreach (var visitor in new[] { ada, mia }) await InOrderAsync(visitor, Alarm, Run, Compare);
        foreach (var visitor in new[] { ada, mia }) await Expect(visitor.Page.Locator("#factors .tree .tree")).ToHaveCountAsync(0);
        await Expect(ada.Button($"Move: {Alarm}")).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await InOrderAsync(mia, Run, Alarm, Compare);
        await ada.PressAsync("See it as a drawing");
        await Expect(ada.Page.Locator("#factor-drawing svg"))
            .ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex($"1 {Run} .*2 {Alarm} .*3 {Compare}"));

        await VoteAsync(ada, mia, noor, review);
        foreach (var visitor in new[] { ada, mia, noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }

    private static async Task VoteAsync(Visitor ada, Visitor mia, Visitor noor, int review)
    {
        await ada.PressAsync("Open a vote");
        foreach (var (voter, factor) in new[] { (mia, Compare), (mia, Compare), (mia, Run), (noor, Compare) })
            await voter.PressAsync($"Put a dot on: {factor}");
        await ada.ReadsAsync("2 of 2 have voted");
        await mia.ReadsAsync("All your dots are placed");
        await mia.PressAsync($"Put a dot on: {Alarm}");
        await mia.ReadsAsync("You have 3 dots, and 3 are on other factors. Take one off there first.");
        await mia.PressAsync($"Take a dot off: {Run}");
        await mia.ReadsAsync("You have 1 dot left.");
        await Expect(ada.Page.Locator("#factors .dot")).ToHaveCountAsync(0);
        await Expect(mia.Page.Locator("#factors .dot")).ToHaveCountAsync(2);
        await Expect(noor.Page.Locator("#factors .dot")).ToHaveCountAsync(1);
        Assert.IsEmpty(await Looks.FindingsAsync(mia.Page));
        await ada.GoAsync($"/reviews/{review}/history");
        await Expect(ada.Page.Locator("main")).ToContainTextAsync("opened a vote on the factors, with 3 dots for each person");
        await Expect(ada.Page.Locator("main")).Not.ToContainTextAsync("voted");
        await ada.GoAsync($"/reviews/{review}/analyze?open=all");

        await ada.PressAsync("Close the vote and show the totals");
        await noor.ReadsAsync("What the vote says");
        await Expect(noor.Page.Locator("ol.ballot > li")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex($@"{Compare}\s+3 dots")]);
        await ada.PressAsync("See it as a drawing");
        await Expect(ada.Page.Locator("#factor-drawing svg")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("3 votes"));
        Assert.IsEmpty(await Looks.FindingsAsync(ada.Page));
    }

    private static Task InOrderAsync(Visitor visitor, params string[] factors) =>
        Expect(visitor.Page.Locator("#factors .factor-body > .written")).ToHaveTextAsync(factors);

    /// <summary>Takes a factor by its grip and lets it go over another, so far down it.</summary>
    private static async Task DragAsync(Visitor visitor, string factor, string onto, float at)
    {
        var page = visitor.Page;
        await Expect(page.Locator("[data-drags]")).ToHaveCountAsync(1);
        ILocator Body(string text) => page.Locator("#factors .factor-body").Filter(new() { Has = page.Locator($"> .written:text-is(\"{text}\")") });
        await Body(factor).Locator("[data-grip]").ScrollIntoViewIfNeededAsync();
        var (grip, target) = (await Body(factor).Locator("[data-grip]").BoundingBoxAsync(), await Body(onto).BoundingBoxAsync());
        await page.Mouse.MoveAsync(grip!.X + 8, grip.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target!.X + 60, target.Y + (target.Height * at), new() { Steps = 6 });
        await Expect(page.Locator(".drop-before, .drop-under, .drop-after")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".dragged")).ToHaveCountAsync(0);
    }
}
