using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>People write in the letters they have; what they wrote runs as those do.</summary>
[TestClass]
public sealed class RightToLeftTests
{
    private const string Title = "הלקוח חיכה שעה ליד הדלפק";

    /// <summary>How far the words stand from the left and from the right edge of what holds them.</summary>
    private const string Room = """
        element => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const [words, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
          return [words.left - box.left, box.right - words.right];
        }
        """;

    [TestMethod]
    public async Task What_is_written_from_right_to_left_runs_so_in_its_field_and_where_it_is_read()
    {
        await using var world = await Northwind.StartAsync();
        var ada = await world.AsAsync(Account.Ada);
        await ada.GoAsync("/incidents/new");
        var field = ada.Field("What did the customer experience?");
        await Expect(field).ToHaveAttributeAsync("dir", "auto");
        await ada.ReportAsync(Title, "2026-03-02T09:15", "One guest");
        await ada.GoAsync("/incidents/1");

        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Title);
        var told = ada.Page.Locator("main :is(p, dd, .written)").Filter(new() { HasText = Title }).First;
        var room = await told.EvaluateAsync<double[]>(Room);
        Assert.IsLessThan(room[0], room[1], $"The words stand {room[1]} px from the right, and {room[0]} from the left.");
        Assert.IsEmpty(await Looks.FindingsAsync(ada.Page));
    }
}
