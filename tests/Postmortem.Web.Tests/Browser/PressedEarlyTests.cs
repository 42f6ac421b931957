using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Somebody who is quicker than the scripts of a page.</summary>
[TestClass]
public sealed class PressedEarlyTests
{
    [TestMethod]
    public async Task A_link_that_is_followed_while_scripts_are_still_coming_leads_to_a_page_that_listens()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        var ruth = await organisation.AsAsync("Ruth Adeyemi");
        var late = new TaskCompletionSource();
        await ruth.Page.RouteAsync("**/js/shell*.js", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });

        await ruth.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await ruth.Page.GetByRole(AriaRole.Link, new() { Name = "Report an incident" }).First.ClickAsync();
        await ruth.AtAsync("/incidents/new$");
        late.SetResult();

        await ruth.Field("What did the customer experience?").WaitForAsync();
        await ruth.LiveAsync();
        Assert.IsEmpty(ruth.Complaints, string.Join("\n", ruth.Complaints));
        await ruth.Page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task What_is_typed_entered_and_pasted_before_the_server_answers_is_there_once_and_in_its_order()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Analyze, "A condition");
        var ada = await world.AsAsync(Account.Ada);
        var answer = await SilentAsync(ada, $"/reviews/{review}/pause?open=timeline");
        var (line, timeline) = (ada.Field("A time, and what happened"), ada.Part("timeline"));

        await line.FocusAsync();
        await ada.Page.Keyboard.TypeAsync("2026-11-02 14:05 the first card is refused");
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.Page.Keyboard.TypeAsync("14:20 the queue reaches the door");
        await ada.Page.Keyboard.PressAsync("Enter");
        await line.EvaluateAsync("""
            field => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/plain', '14:30 the shop closes\n14:50 it opens again');
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """);
        await ada.Page.Keyboard.TypeAsync("15:05 cards are ta");
        answer.SetResult();

        await Expect(timeline.Locator(".entry")).ToHaveCountAsync(2);
        await ada.ReadsAsync("the first card is refused", timeline.Locator(".entry").First);
        await ada.ReadsAsync("the queue reaches the door", timeline.Locator(".entry").Last);
        await Expect(ada.Field("Line 2 as it was pasted")).ToHaveValueAsync("14:50 it opens again");
        await Expect(line).ToHaveValueAsync("15:05 cards are ta");
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));
    }

    [TestMethod]
    [DataRow("Change: A condition")]
    [DataRow("Why was that possible? A condition")]
    public async Task A_button_that_is_pressed_before_the_server_answers_does_what_it_says_once_it_does(string button)
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Analyze, "A condition");
        var ada = await world.AsAsync(Account.Ada);
        var answer = await SilentAsync(ada, $"/reviews/{review}/analyze?open=factors");

        await ada.PressAsync(button);
        await ada.PressAsync(button);
        answer.SetResult();

        var opened = ada.Part("factors").Locator("form:has(:focus)");
        await Expect(opened).ToHaveCountAsync(1);
        Assert.IsEmpty(ada.Complaints, string.Join("\n", ada.Complaints));
    }

    [TestMethod]
    public async Task A_question_that_is_opened_before_the_server_answers_is_open_once_it_does_and_what_was_typed_in_another_is_kept()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Analyze, "A condition");
        var ada = await world.AsAsync(Account.Ada);
        var answer = await SilentAsync(ada, $"/reviews/{review}/pause?open=customer-view");

        await ada.Field("The customer’s view").FocusAsync();
        await ada.Page.Keyboard.TypeAsync("They stood at the till.");
        await ada.Part("timeline").GetByRole(AriaRole.Button).First.PressAsync("Enter");
        answer.SetResult();

        await Expect(ada.Field("A time, and what happened")).ToBeVisibleAsync();
        await ada.GoAsync("/");
        await ada.GoAsync($"/reviews/{review}/pause?open=customer-view");
        await Expect(ada.Field("The customer’s view")).ToHaveValueAsync("They stood at the till.");
    }

    /// <summary>Opens a page of which the server does not hear before the result is set.</summary>
    private static async Task<TaskCompletionSource> SilentAsync(Visitor visitor, string address)
    {
        var answer = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/_blazor/negotiate*", async asked =>
        {
            await answer.Task;
            await asked.ContinueAsync();
        });
        await visitor.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return answer;
    }
}
