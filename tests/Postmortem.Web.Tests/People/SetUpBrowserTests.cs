using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.People;

/// <summary>From an empty folder to work: set-up, the sample organisation, people.</summary>
[TestClass]
public sealed class SetUpBrowserTests
{
    private const string Password = "four plain green words";

    [TestMethod]
    public async Task A_first_visit_sets_the_organisation_up_keeps_what_was_typed_and_ends_signed_in()
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        List<string> complaints = [];
        var page = await browser.PageAsync(program.Address, "", complaints: complaints);

        await page.GotoAsync("/reviews");
        await LooksGoodAsync(page);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Northwind");
        await page.GetByLabel("Your name").FillAsync("Ada Admin");
        await page.GetByLabel("Email").FillAsync("ada@northwind.example");
        await page.GetByLabel("Password").FillAsync("too short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await Expect(page.GetByText("at least 15 are needed")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Northwind");
        await LooksGoodAsync(page);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ada Admin" })).ToBeVisibleAsync();

        await page.GotoAsync("/set-up");
        Assert.AreEqual("/", new Uri(page.Url).AbsolutePath);
        await page.GotoAsync("/demo");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "We could not find that page" })).ToBeVisibleAsync();
        Assert.IsEmpty(complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).ToList(), string.Join("\n", complaints));
    }

    [TestMethod]
    [DataRow("America/New_York", "America/New_York")]
    [DataRow("Asia/Calcutta", "Asia/Kolkata")]
    public async Task Set_up_begins_with_the_time_zone_of_the_browser_and_keeps_another_that_was_chosen(string browsers, string chosen)
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(program.Address, "");
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = browsers });

        await page.GotoAsync("/set-up");
        await Expect(page.GetByLabel("Time zone")).ToHaveValueAsync(chosen);
        await Expect(page.GetByText("This is the one of your browser.")).ToBeVisibleAsync();
        await page.GetByLabel("Time zone").SelectOptionAsync("Europe/Paris");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await Expect(page.GetByText("Not quite yet")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Paris");
        await Expect(page.GetByText("This is the one of your browser.")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task An_administrator_adds_someone_who_signs_in_changes_the_password_and_sees_no_other_people()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(program.Address, "");
        await SignInAsync(page, Account.Ada.Email, Account.Password);
        foreach (var path in new[] { "/people", "/people/add", "/settings", "/me" }) await LooksGoodAsync(page, path);

        await page.GotoAsync("/people/add");
        await page.GetByLabel("Name").FillAsync("Bo Member");
        await page.GetByLabel("Email").FillAsync("bo@northwind.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the organisation" }).ClickAsync();
        var first = await page.Locator("code.once").InnerTextAsync();
        await LooksGoodAsync(page);

        var other = await browser.PageAsync(program.Address, "");
        await SignInAsync(other, "bo@northwind.example", first);
        await other.GotoAsync("/people");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "We could not find that page" })).ToBeVisibleAsync();
        await other.GotoAsync("/me");
        await other.GetByLabel("Present password").FillAsync(first);
        await other.GetByLabel("New password").FillAsync("six quiet mornings by a lake");
        await other.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await Expect(other.GetByText("The password is changed")).ToBeVisibleAsync();

        await page.GotoAsync("/people");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Ada" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close this account" }).ClickAsync();
        await Expect(page.GetByText("This is the last administrator")).ToBeVisibleAsync();
        await LooksGoodAsync(page);
    }

    [TestMethod]
    public async Task Sample_work_is_filled_in_with_one_click_and_a_second_click_signs_in_as_one_of_its_people()
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var page = await browser.PageAsync(program.Address, "");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Explore with sample data" }).ClickAsync(new() { Timeout = 180_000 });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who would you like to be?" })).ToBeVisibleAsync();
        await LooksGoodAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Come in as Tomas Lindgren" }).ClickAsync();
        await page.GotoAsync("/reviews");
        await Expect(page.GetByText("A hamper for a ninetieth birthday").First).ToBeVisibleAsync();
        await page.GotoAsync("/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Come in as Grace Whitfield" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Grace Whitfield" })).ToBeVisibleAsync();

        var visitor = await browser.PageAsync(program.Address, "");
        await visitor.GotoAsync("/sign-in");
        await Expect(visitor.GetByRole(AriaRole.Link, new() { Name = "Come in as one of its people" })).ToBeVisibleAsync();
        await LooksGoodAsync(visitor);
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    private static async Task LooksGoodAsync(IPage page, string? path = null)
    {
        if (path is not null) await page.GotoAsync(path);
        var findings = await Looks.FindingsAsync(page);
        Assert.IsEmpty(findings, string.Join("\n", findings));
        await page.SetViewportSizeAsync(1280, 900);
    }
}
