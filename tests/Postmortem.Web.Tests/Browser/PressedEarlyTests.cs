using Microsoft.Playwright;

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
}
