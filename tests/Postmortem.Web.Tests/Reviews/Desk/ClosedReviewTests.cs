using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Desk;

/// <summary>A closed review is read as its report is: answers as text, and nothing that tells how to write them.</summary>
[TestClass]
public sealed class ClosedReviewTests
{
    [TestMethod]
    [DataRow("pause"), DataRow("analyze"), DataRow("fix")]
    public async Task A_closed_stage_has_no_forms_no_coaching_and_nothing_to_compose(string stage)
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await ruth.Visitor.GoAsync(organisation.Place($"/reviews/{{closed}}/{stage}"));

        // What is left to move is the moment as of which the timeline is read.
        await Expect(page.Locator(".questions :is(input, textarea, select):not(#known-at)")).ToHaveCountAsync(0);
        await Expect(page.Locator("main :is(.lead, .why, .hint-note)")).ToHaveCountAsync(0);
        await Expect(page.Locator(".questions").GetByText("Compose")).ToHaveCountAsync(0);
        await Expect(page.Locator(".questions").GetByText("Share…")).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task What_was_answered_is_read_as_text_and_what_was_not_ticked_is_said_too()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{closed}/pause"));

        var containment = ruth.Visitor.Part("containment");
        await ruth.Visitor.ReadsAsync("Done: no customer can meet it any more.", containment);
        await Expect(containment.Locator("li .written").First).ToBeVisibleAsync();
        await Expect(containment.GetByRole(AriaRole.Img, new() { Name = "Ticked:" }).First).ToBeVisibleAsync();
        await Expect(containment.GetByRole(AriaRole.Img, new() { Name = "Not ticked:" }).First).ToBeVisibleAsync();
        await ruth.Visitor.ReadsAsync("customers affected.", ruth.Visitor.Part("affected"));
    }

    [TestMethod]
    public async Task It_opens_from_top_to_end_but_for_what_nobody_answered_and_folds_one_by_one_or_whole_as_the_address_says()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{closed}/pause"));
        ILocator Fold(string question) => ruth.Visitor.Part(question).Locator("h2 button");

        await Expect(Fold("timeline")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(Fold("quotes")).ToHaveAttributeAsync("aria-expanded", "false");
        await ruth.Visitor.ReadsAsync("Nothing was written here", ruth.Visitor.Part("quotes"));

        await Fold("timeline").ClickAsync();
        await Expect(Fold("timeline")).ToHaveAttributeAsync("aria-expanded", "false");
        await Fold("quotes").ClickAsync();
        await Expect(Fold("quotes")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(Fold("affected")).ToHaveAttributeAsync("aria-expanded", "true");

        await ruth.Visitor.PressAsync("Fold all");
        await Expect(ruth.Visitor.Page.Locator(".question.open")).ToHaveCountAsync(0);
        await ruth.Visitor.AtAsync(@"\?open=none$");
        await ruth.Visitor.Page.ReloadAsync();
        await Expect(ruth.Visitor.Page.Locator(".question.open")).ToHaveCountAsync(0);
    }
}
