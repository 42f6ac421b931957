using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Reviews.Desk;

/// <summary>A review of five thousand entries and four hundred factors draws one part of each at a time.</summary>
[TestClass]
public sealed class LongReviewTests
{
    private const int Entries = 5_000, Factors = 400;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    private Northwind _world = default!;
    private int _review;
    private IReadOnlyList<Guid> _entries = [];
    private IReadOnlyList<Guid> _factors = [];

    [TestInitialize]
    public async Task StartAsync()
    {
        _world = await Northwind.StartAsync();
        _review = await _world.PreparedAsync(Stage.Fix, "A condition", "Another");
    }

    [TestCleanup]
    public async Task StopAsync() => await _world.DisposeAsync();

    [TestMethod]
    public async Task It_weighs_no_more_than_twice_what_a_page_of_it_weighs_and_every_part_of_it_can_be_reached()
    {
        await FillAsync(entries: 60, factors: 48);
        var ada = await _world.AsAsync(Account.Ada);
        var small = await SizesAsync(ada);
        await FillAsync(Entries - 60, Factors - 48);
        var large = await SizesAsync(ada);
        foreach (var (page, size) in small)
            Assert.IsLessThan(2, large[page] / (double)size, $"{page}: {size} elements when it was small, {large[page]} now");

        // Led to by links: to the last entry, in a block of a day that is not drawn, and to the last factor.
        await ada.GoAsync($"/reviews/{_review}/analyze");
        await ada.GoAsync($"/reviews/{_review}/analyze#entry-{_entries[^1]:N}");
        await Expect(ada.Page.Locator($"#entry-{_entries[^1]:N}")).ToBeInViewportAsync();
        await ada.GoAsync("/");
        await ada.GoAsync($"/reviews/{_review}/analyze#factor-{_factors[^1]:N}");
        var last = ada.Page.Locator($"#factor-{_factors[^1]:N}");
        await Expect(last).ToBeInViewportAsync();
        await Expect(ada.Part("factors").GetByText("401–402 of 402 factors")).ToBeVisibleAsync();
        await ada.Part("factors").GetByRole(AriaRole.Link, new() { Name = "Earlier" }).ClickAsync();
        await ada.AtAsync(@"[?&]factors=8");
        await Expect(last).ToHaveCountAsync(0);
        await Expect(ada.Part("factors").Locator(".factor")).ToHaveCountAsync(50);

        // What somebody adds is where they see it.
        await ada.Field("Add a factor", ada.Part("factors")).FillAsync("The four hundred and third");
        await ada.Field("Add a factor", ada.Part("factors")).PressAsync("Enter");
        await Expect(ada.Part("factors").Locator(".factor").GetByText("The four hundred and third", new() { Exact = true })).ToBeVisibleAsync();
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));
    }

    [TestMethod]
    public async Task Where_no_script_runs_every_entry_and_every_factor_can_be_read_all_the_same_open_or_closed()
    {
        await FillAsync(entries: 130, factors: 130, apart: TimeSpan.FromHours(12)); // of 65 days, in two parts
        var mia = await _world.Browser.VisitorAsync(_world.Program.Address, scripts: false);
        await mia.Page.Context.AddCookiesAsync([await ((HostedProgram)_world.Program).SignedInAsync(Account.Mia.Email)]);
        await ReadsAllAsync(mia);

        var ada = (await _world.Verbs.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Ada.Email)).Value;
        Assert.IsNull(await _world.Verbs.GetRequiredService<ReviewService>().OpenNextStageAsync(ada, _review, "closed for a test"));
        await ReadsAllAsync(mia);
    }

    private async Task ReadsAllAsync(Visitor reader)
    {
        foreach (var (place, part, thing) in new[] { ("analyze?open=timeline", "timeline", "Entry"), ("analyze?open=factors", "factors", "Condition"),
            ("fix?open=coverage", "coverage", "Condition") })
        {
            var said = await WholeTextAsync(reader, $"/reviews/{_review}/{place}", part);
            Assert.AreEqual(130, Regex.Matches(said, $@"{thing} \d+").Select(match => match.Value).Distinct().Count(), place);
        }
    }

    /// <summary>What is read by whoever goes through all parts of a list, and unfolds all blocks in them.</summary>
    private static async Task<string> WholeTextAsync(Visitor reader, string address, string part)
    {
        var said = new StringBuilder();
        await reader.Page.GotoAsync(address);
        var (list, blocks, later) = (reader.Part(part), reader.Part(part).Locator(".block-head"), reader.Part(part).Locator(".pager a:has-text('Later')"));
        while (true)
        {
            var folded = await blocks.CountAsync();
            for (var i = 0; i < folded; i++)
            {
                await blocks.Nth(i).ClickAsync();
                await Expect(blocks.Nth(i)).ToHaveAttributeAsync("aria-expanded", "true");
                said.AppendLine(await list.InnerTextAsync());
            }
            said.AppendLine(await list.InnerTextAsync());
            if (await later.CountAsync() == 0) return said.ToString();
            var next = await later.GetAttributeAsync("href");
            await later.ClickAsync();
            await Expect(reader.Page).ToHaveURLAsync(new Uri(new Uri(reader.Page.Url), next).ToString());
        }
    }

    /// <summary>How many elements its pages have once they listen.</summary>
    private async Task<Dictionary<string, int>> SizesAsync(Visitor visitor)
    {
        Dictionary<string, int> sizes = [];
        foreach (var page in new[] { "pause?open=timeline", "analyze?open=timeline", "analyze?open=factors", "fix?open=coverage", "fix?open=actions" })
        {
            await visitor.GoAsync($"/reviews/{_review}/{page}");
            sizes[page] = await visitor.Page.Locator("*").CountAsync();
        }
        return sizes;
    }

    private async Task FillAsync(int entries, int factors, TimeSpan? apart = null)
    {
        var verbs = _world.Verbs;
        var ada = (await verbs.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Ada.Email)).Value;
        var done = _entries.Count;
        foreach (var part in Enumerable.Range(done, entries).Chunk(1_000))
        {
            var texts = part.Select(i => new TimelineText(Start + (i * (apart ?? TimeSpan.FromMinutes(47))), TimelineKind.Unsorted, $"Entry {i}")).ToList();
            _entries = [.. _entries, .. (await verbs.GetRequiredService<TimelineService>().AddTimelineEntriesAsync(ada, _review, texts)).Value];
        }
        for (var i = 0; i < factors; i++)
            _factors = [.. _factors, (await verbs.GetRequiredService<FactorService>().AddFactorAsync(ada, _review,
                new FactorText($"Condition {_factors.Count + 1}", "process") { Evidence = "log" }, null)).Value];
    }
}
