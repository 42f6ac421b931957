using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Reviews.Comments;

/// <summary>Two people talk about a factor: one calls the other, who finds it, answers it, and signs once it is resolved.</summary>
[TestClass]
public sealed class CommentBrowserTests
{
    private const string Factor = "The nightly job reports success when it stops";
    private const string Entry = "The first customer called";
    private static readonly string OnFactor = $"on “{Factor}”";

    [TestMethod]
    public async Task A_comment_calls_somebody_is_found_answered_and_resolved_before_the_review_is_signed()
    {
        await using var northwind = await Northwind.StartAsync();
        var (review, entry) = await PrepareAsync(northwind);
        var (mia, noor) = (await northwind.AsAsync(Account.Mia), await northwind.AsAsync(Account.Noor));

        await noor.GoAsync($"/reviews/{review}/analyze?open=all");
        await noor.Button($"Comment {OnFactor}").ClickAsync();
        var words = noor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment", Exact = true });
        await Expect(words).ToBeFocusedAsync();
        await words.PressSequentiallyAsync("Ask @sam");
        await Expect(noor.Page.Locator(".names").GetByRole(AriaRole.Option)).ToHaveTextAsync(["Sam Outside not in this review yet"]);
        await noor.Page.Keyboard.PressAsync("Enter");
        await Expect(words).ToHaveValueAsync("Ask @Sam Outside ");
        await noor.Page.Keyboard.PressAsync("Control+Enter");
        await noor.ReadsAsync("Sam Outside does not take part in this review and could not read this. "
            + "Invite them first, in Pause, or write the name without @.");
        await Expect(words).ToHaveValueAsync("Ask @Sam Outside ");

        await words.FillAsync("");
        await words.PressSequentiallyAsync("Is that the **right** log, @");
        await Expect(noor.Page.Locator(".names").GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        await noor.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(words).ToHaveAttributeAsync("aria-activedescendant", new System.Text.RegularExpressions.Regex("-people-1$"));
        await noor.Page.Keyboard.PressAsync("Escape");
        await Expect(noor.Page.Locator(".names").GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await words.PressSequentiallyAsync("mia");
        await noor.Page.Keyboard.PressAsync("Backspace");
        await words.FillAsync("Is that the **right** log, ");
        await words.PressSequentiallyAsync("@tor");
        await Expect(noor.Page.Locator(".names").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await LooksGoodAsync(noor);
        await words.FocusAsync();
        await noor.Page.Keyboard.PressAsync("End");
        await words.PressSequentiallyAsync("r");
        await noor.Page.Keyboard.PressAsync("Tab");
        await words.PressSequentiallyAsync("?");
        var first = new Visitor(await mia.Page.Context.NewPageAsync());
        await first.GoAsync("/");
        await noor.Page.Keyboard.PressAsync("Control+Enter");
        await first.ReadsAsync("Noor Saleh names you", first.Part("comments-for-me")); // on the page that was open
        await first.Page.CloseAsync();
        await Expect(noor.Page.Locator(".comment .prose")).ToHaveTextAsync(["Is that the right log, @Mia Torres ?"]);
        await Expect(noor.Page.Locator(".comment .prose .named")).ToHaveTextAsync(["@Mia Torres"]);

        await SignIsRefusedAsync(mia, review);
        await mia.GoAsync("/");
        await mia.ReadsAsync("Noor Saleh names you", mia.Part("comments-for-me"));
        await LooksGoodAsync(mia);
        await mia.Part("comments-for-me").GetByRole(AriaRole.Link).First.ClickAsync();
        await mia.LiveAsync();
        await Expect(mia.Page.Locator(".comment.marked")).ToContainTextAsync("Is that the right log");

        await words.Or(noor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your answer" })).FocusAsync();
        await noor.Page.Keyboard.TypeAsync("Half a thou");
        await mia.FillAsync("Your answer", "It is: the `payout` log.");
        await mia.PressAsync("Answer");
        await noor.ReadsAsync("It is: the payout log.", noor.Page.Locator(".talk"));
        await noor.Page.Keyboard.TypeAsync("ght");
        await Expect(noor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your answer" })).ToHaveValueAsync("Half a thought");
        await LooksGoodAsync(noor);
        await noor.GoAsync("/");
        await noor.ReadsAsync("Mia Torres answers you", noor.Part("comments-for-me"));
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Read: It is" }).ClickAsync();
        await Expect(noor.Part("comments-for-me")).ToHaveCountAsync(0);
        await noor.GoAsync($"/reviews/{review}/analyze?open=all");
        await noor.Button($"2 comments {OnFactor}").ClickAsync();
        await Expect(noor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your answer" })).ToHaveValueAsync("Half a thought");

        await mia.PressAsync("Resolve");
        await Expect(mia.Button($"Comments {OnFactor}, resolved")).ToBeFocusedAsync();
        await noor.ReadsAsync("Resolved by Mia Torres");
        await Expect(noor.Page.Locator(".open-comments")).ToHaveCountAsync(0);
        await mia.GoAsync($"/reviews/{review}/fix?open=all");
        await mia.SignAsync();
        await FoundAsync(noor, review, entry);
        foreach (var visitor in new[] { mia, noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }

    private static async Task LooksGoodAsync(Visitor visitor)
    {
        var findings = await Looks.FindingsAsync(visitor.Page);
        Assert.IsEmpty(findings, string.Join("\n", findings));
    }

    private static async Task SignIsRefusedAsync(Visitor mia, int review)
    {
        await mia.GoAsync($"/reviews/{review}/fix?open=all");
        await mia.PressAsync("Sign this version");
        await mia.ReadsAsync("1 comment is still open: “Is that the right log, @Mia Torres ?”. Resolve it first; then sign.");
        await Expect(mia.Page.Locator(".rail").GetByRole(AriaRole.Link, new() { Name = "1 comment is still open." }))
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"/reviews/{review}/analyze\\?open=all#comment-"));
        await LooksGoodAsync(mia);
    }

    /// <summary>A comment in a folded part of a long timeline is found by search, and its link unfolds all that stands before it.</summary>
    private static async Task FoundAsync(Visitor noor, int review, Guid entry)
    {
        await noor.GoAsync("/search?q=herring");
        await noor.Part("found-comment").GetByRole(AriaRole.Link).ClickAsync();
        await noor.LiveAsync();
        await noor.AtAsync($"/reviews/{review}/analyze");
        await Expect(noor.Page.Locator(".comment.marked")).ToContainTextAsync("A red herring?");
        await Expect(noor.Page.Locator($"#entry-{entry:N} .comment.marked")).ToBeInViewportAsync();
        await noor.PressAsync("Open it again");
        await noor.Button($"1 comment on “{Entry}”").ClickAsync();
        await Expect(noor.Page.Locator(".comment.marked")).ToHaveCountAsync(0);
        await noor.Page.Locator(".open-comments a").ClickAsync(); // on the page that is open
        await Expect(noor.Page.Locator($"#entry-{entry:N} .comment.marked")).ToBeInViewportAsync();
        await noor.GoAsync($"/reviews/{review}/history");
        await noor.ReadsAsync($"resolved the comments {OnFactor}");
    }

    /// <summary>A review in Fix with one factor and a hundred entries, which Noor takes part in.</summary>
    private static async Task<(int Review, Guid Entry)> PrepareAsync(Northwind northwind)
    {
        var (people, reviews) = (northwind.Verbs.GetRequiredService<PeopleService>(), northwind.Verbs.GetRequiredService<ReviewService>());
        var ada = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        Assert.IsTrue((await people.AddAsync(ada, new PersonText("sam@northwind.example", "Sam Outside", Role.Member), Account.Password)).Ok);
        var noor = (await people.ListAsync(ada, new())).Value.Page.Rows.Single(p => p.Email == Account.Noor.Email).Id;
        var incident = (await northwind.Verbs.GetRequiredService<IncidentService>().ReportAsync(ada, new IncidentText { Title = "Refunds marked paid" })).Value;
        var review = (await reviews.StartAsync(ada, [incident], "standard")).Value;
        Assert.IsNull(await northwind.Verbs.GetRequiredService<PauseService>().InviteAsync(ada, review, noor, wasInvolved: false));
        var at = new DateTimeOffset(2026, 11, 3, 9, 15, 0, TimeSpan.Zero);
        Assert.IsTrue((await northwind.Verbs.GetRequiredService<TimelineService>()
            .AddTimelineEntriesAsync(ada, review, [.. Enumerable.Range(0, 100)
            .Select(i => new TimelineText(at.AddMinutes(i), TimelineKind.Impact, i == 50 ? Entry : $"Order {i} fails"))])).Ok);
        Assert.IsNull(await reviews.OpenNextStageAsync(ada, review, "prepared for a test"));
        Assert.IsTrue((await northwind.Verbs.GetRequiredService<FactorService>()
            .AddFactorAsync(ada, review, new FactorText(Factor, "process") { Evidence = "log" }, null)).Ok);
        Assert.IsNull(await reviews.OpenNextStageAsync(ada, review, "prepared for a test"));
        var entry = (await reviews.OpenAsync(ada, review)).Value.Review.Timeline.Single(e => e.Text == Entry).Id;
        Assert.IsTrue((await northwind.Verbs.GetRequiredService<CommentService>()
            .CommentAsync(new Actor(noor), review, new CommentPlace(CommentAbout.TimelineEntry, entry), new CommentText("A red herring?"))).Ok);
        Assert.IsNull(await northwind.Verbs.GetRequiredService<CommentService>()
            .ResolveThreadAsync(ada, review, (await reviews.OpenAsync(ada, review)).Value.Review.Threads.Single().Id));
        return (review, entry);
    }
}
