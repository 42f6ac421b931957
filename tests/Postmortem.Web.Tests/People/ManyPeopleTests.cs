using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.People;

/// <summary>An organisation of twenty thousand: nobody is sent all their names.</summary>
[TestClass]
public sealed class ManyPeopleTests
{
    private const int Many = 20_000;

    private Northwind _world = default!;

    [TestInitialize]
    public async Task StartAsync() => _world = await Northwind.StartAsync();

    [TestCleanup]
    public async Task StopAsync() => await _world.DisposeAsync();

    [TestMethod]
    public async Task Their_register_shows_fifty_at_a_time_and_finds_each_by_the_beginning_of_a_name_or_an_address()
    {
        await HireAsync();
        var ada = await _world.AsAsync(Account.Ada);
        await ada.GoAsync("/people");
        var rows = ada.Page.GetByRole(AriaRole.Table).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(50);
        await ada.ReadsAsync("20,003 can sign in");

        await ada.Part("find").FillAsync("angström 12345");
        await ada.PressAsync("Find");
        await Expect(rows).ToHaveCountAsync(1);
        await ada.ReadsAsync("Zoë Ångström 12345");
        await ada.Part("find").FillAsync("p19999@");
        await ada.PressAsync("Find");
        await ada.ReadsAsync("p19999@northwind.example");
        await Expect(rows).ToHaveCountAsync(1);
        await ada.Part("find").FillAsync("nobody at all");
        await ada.PressAsync("Find");
        await ada.ReadsAsync("Nobody fits");
    }

    [TestMethod]
    public async Task A_review_offers_those_who_are_meant_and_weighs_no_more_than_with_three_colleagues()
    {
        var review = await _world.PreparedAsync(Stage.Fix, "A condition", "Another");
        var ada = await _world.AsAsync(Account.Ada);
        var small = await SizesAsync(ada, review);
        await HireAsync();
        var large = await SizesAsync(ada, review);
        foreach (var (page, size) in small)
            Assert.IsLessThan(1.2, large[page] / (double)size, $"{page}: {size} elements with three colleagues, {large[page]} with twenty thousand");

        await ada.GoAsync($"/reviews/{review}/pause?open=participants");
        var field = ada.Field("Whom to invite");
        await field.PressSequentiallyAsync("zoe");
        await Expect(ada.Page.Locator("#invite-person-people option")).ToHaveCountAsync(12);
        await ada.ReadsAsync("More than 11 fit: write a little more.");
        await field.FillAsync("Zoë Ångström 77");
        await ada.PressAsync("Invite", ada.Part("participants"));
        await Expect(ada.Part("participants").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Zoë Ångström 77" })).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("");
        await field.FillAsync("nobody at all");
        await ada.ReadsAsync("Nobody who can be chosen here is called so.");
        await ada.PressAsync("Invite", ada.Part("participants"));
        await ada.ReadsAsync("Please choose a person first.");
        await Expect(field).ToHaveValueAsync("nobody at all");
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));
    }

    /// <summary>How many elements the pages of a review have once they listen.</summary>
    private static async Task<Dictionary<string, int>> SizesAsync(Visitor visitor, int review)
    {
        Dictionary<string, int> sizes = [];
        foreach (var page in new[] { "pause", "analyze", "fix" }.Select(stage => $"/reviews/{review}/{stage}?open=all").Append("/actions"))
        {
            await visitor.GoAsync(page);
            sizes[page] = await visitor.Page.Locator("*").CountAsync();
        }
        return sizes;
    }

    /// <summary>As if each had an account since long: copies of one row, and a change that is in the log.</summary>
    private async Task HireAsync()
    {
        await using var db = await _world.Verbs.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        var type = db.Model.FindEntityType(typeof(Person))!;
        Dictionary<string, string> own = new()
        {
            [nameof(Person.Id)] = "printf('%08X-0000-4000-8000-%012X', i, i)",
            [nameof(Person.Name)] = "'Zoë Ångström ' || i",
            [nameof(Person.Email)] = "'p' || i || '@northwind.example'",
            [nameof(Person.NormalizedEmail)] = "'P' || i || '@NORTHWIND.EXAMPLE'",
            [nameof(Person.UserName)] = "'p' || i || '@northwind.example'",
            [nameof(Person.NormalizedUserName)] = "'P' || i || '@NORTHWIND.EXAMPLE'",
        };
        var columns = type.GetProperties().Select(p => (Name: p.GetColumnName(), Value: own.GetValueOrDefault(p.Name, p.GetColumnName()))).ToList();
        var insert = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many}) INSERT INTO {type.GetTableName()} "
            + $"({string.Join(", ", columns.Select(c => c.Name))}) SELECT {string.Join(", ", columns.Select(c => c.Value))} FROM n, {type.GetTableName()} "
            + "WHERE NormalizedEmail = 'MIA@NORTHWIND.EXAMPLE'";
        Assert.AreEqual(Many, await db.Database.ExecuteSqlRawAsync(insert));
        var people = _world.Verbs.GetRequiredService<PeopleService>();
        var mia = (await people.ActorForConsoleAsync(Account.Mia.Email)).Value;
        Assert.IsNull(await people.DescribeMeAsync(mia, "Mia Torres-Lund", "UTC"));
    }
}
