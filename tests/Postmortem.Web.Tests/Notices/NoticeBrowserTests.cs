using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Notices;

/// <summary>Telling the customer, in a real browser: from the first word to their answer.</summary>
[TestClass]
public sealed class NoticeBrowserTests
{
    [TestMethod]
    public async Task A_manager_composes_approves_and_sends_and_the_customer_answers()
    {
        await using var host = await NoticeHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        List<string> complaints = [];
        var page = await browser.PageAsync(host.Address, "", complaints: complaints);
        await page.APIRequest.GetAsync($"/as/{host.Manager.PersonId}");
        await page.GotoAsync($"/reviews/{host.Review}/notices/new?kind=improvement");
        await page.WaitForSelectorAsync("#notice-opening[data-live=yes]");
        await page.GetByLabel("Opening").FillAsync("Your refund had not been paid. We are sorry.");
        await Expect(page.Locator(".paper")).ToContainTextAsync("Your refund had not been paid.");
        await page.ReloadAsync();
        await Expect(page.GetByText("We kept your words")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Opening")).ToHaveValueAsync("Your refund had not been paid. We are sorry.");

        await page.Locator("section[aria-labelledby=facts-why] summary", new() { HasText = "From the review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell them: Nothing compares the files" }).ClickAsync();
        await page.GetByLabel("In words meant for customers").FillAsync("We did not check with your bank.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await Expect(page.Locator(".paper")).ToContainTextAsync("We did not check with your bank.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Promise it: A-3" }).ClickAsync();
        await Expect(page.Locator(".paper")).ToContainTextAsync("By 15 December 2026.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to recipients" }).First.ClickAsync();

        await page.WaitForURLAsync("**/notices/1");
        await page.WaitForSelectorAsync("#recipient-name[data-live=yes]");
        await page.GetByLabel("Name, as you would greet them").FillAsync("Ms Okafor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a new customer" }).ClickAsync();
        await page.GetByLabel("As it is read by").SelectOptionAsync(new SelectOptionValue { Label = "Ms Okafor" });
        await Expect(page.Locator(".paper")).ToContainTextAsync("Dear Ms Okafor,");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve this letter" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the notice…" }).ClickAsync();
        await Expect(page.GetByText("This cannot be undone.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the notice", Exact = true }).ClickAsync();
        var link = await page.GetByLabel("Secret link of Ms Okafor").InputValueAsync();
        Assert.IsEmpty(await Looks.FindingsAsync(page));
        await page.ReloadAsync();
        await Expect(page.GetByText("No answer yet.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Secret link of Ms Okafor")).ToHaveCountAsync(0);

        var customer = await browser.PageAsync(host.Address, "", 390, complaints: complaints);
        await customer.GotoAsync(link);
        await Expect(customer.Locator("script")).ToHaveCountAsync(0);
        Assert.IsEmpty(await Looks.FindingsAsync(customer));
        await customer.GetByLabel("Would you like to tell us more?").FillAsync("Thank you for writing.");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Yes, this answers me" }).ClickAsync();
        await Expect(customer.GetByText("We are glad that this answers you.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("It answers them")).ToBeVisibleAsync();
        await Expect(page.GetByText("Thank you for writing.")).ToBeVisibleAsync();
        Assert.IsEmpty(complaints, string.Join('\n', complaints));
    }

    [TestMethod]
    public async Task Two_people_who_write_different_fields_of_one_notice_lose_nothing()
    {
        await using var host = await NoticeHost.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var notice = await host.ComposeAsync();
        var (one, other) = (await browser.PageAsync(host.Address, ""), await browser.PageAsync(host.Address, ""));
        await one.GotoAsync($"/as/{host.Manager.PersonId}");
        await other.GotoAsync($"/as/{host.Member.PersonId}");
        foreach (var page in new[] { one, other })
        {
            await page.GotoAsync($"/notices/{notice}");
            await page.WaitForSelectorAsync("#notice-opening[data-live=yes]");
        }

        await one.GetByLabel("Closing").FillAsync("Call us any time.");
        await Expect(one.Locator(".paper")).ToContainTextAsync("Call us any time.");
        await other.GetByLabel("Opening").FillAsync("We told you something wrong.");
        await Expect(other.Locator(".paper")).ToContainTextAsync("Call us any time.");
        await one.GetByLabel("Opening").FillAsync("We were wrong.");
        await Expect(one.GetByText("wrote here at the same time")).ToBeVisibleAsync();
        await one.GetByRole(AriaRole.Button, new() { Name = "Keep both" }).ClickAsync();
        await Expect(one.Locator(".paper")).ToContainTextAsync("We [Someone else wrote: told you something ] [or: were ] wrong.");
    }
}
