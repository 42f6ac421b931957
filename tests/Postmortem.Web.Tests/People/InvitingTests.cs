using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.People;

/// <summary>Somebody new: invited from where they are needed, named before they come, and brought to the review.</summary>
[TestClass]
public sealed class InvitingTests
{
    private const string Chosen = "seven slow river barges";

    private Northwind _northwind = null!;
    private Visitor _ada = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        _ada = await _northwind.AsAsync(Account.Ada);
    }

    [TestCleanup]
    public async Task StopAsync() => await _northwind.DisposeAsync();

    [TestMethod]
    public async Task A_facilitator_is_invited_from_the_review_named_before_they_come_and_arrives_in_it()
    {
        var review = await _ada.ReviewAsync("Refunds marked paid");
        var link = await InviteAsync(_ada, "facilitator", "Ana Silva", "ana@northwind.example");
        await Expect(_ada.Field("Facilitator").Locator("option:checked")).ToHaveTextAsync("Ana Silva (invited)");
        await _ada.PickAsync("Was this person involved in what happened?", "No");
        await _ada.PressAsync("Name the facilitator");
        await Expect(_ada.Part("facilitator").GetByText("Invited", new() { Exact = true })).ToBeVisibleAsync();

        var ana = await _northwind.Browser.VisitorAsync(_northwind.Program.Address);
        await ana.GoAsync(link);
        await ana.ReadsAsync("Ada Quill invites you to");
        await ana.ReadsAsync("Refunds marked paid");
        await LooksGoodAsync(ana);
        await ana.FillAsync("Password", "too short");
        await ana.PressAsync("Come in");
        await ana.ReadsAsync("at least 15 are needed");
        await ana.FillAsync("Password", Chosen);
        await ana.PressAsync("Come in");
        await ana.AtAsync($"/reviews/{review}/pause$");
        // On Ada's page, which stood open, she is no longer somebody who has not come.
        await Expect(_ada.Part("facilitator").GetByText("Invited", new() { Exact = true })).ToHaveCountAsync(0);

        await ana.OpenAllAsync();
        await InviteAsync(ana, "participants", "Bo Lind", "bo@northwind.example"); // who leads it invites to it
        Assert.IsEmpty(ana.Complaints, string.Join("\n", ana.Complaints));
        Assert.IsEmpty(_ada.Complaints, string.Join("\n", _ada.Complaints));
    }

    [TestMethod]
    public async Task A_participant_who_has_not_come_yet_gets_a_new_link_from_their_line_and_the_one_before_opens_nothing()
    {
        await _ada.ReviewAsync("Refunds marked paid");
        var first = await InviteAsync(_ada, "participants", "Ana Silva", "ana@northwind.example");
        var line = _ada.Part("participants").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Ana Silva" });
        await Expect(line.GetByText("Invited", new() { Exact = true })).ToBeVisibleAsync();

        await line.GetByRole(AriaRole.Button, new() { Name = "Link of Ana Silva" }).ClickAsync();
        var dialog = _ada.Page.Locator("#invite-somebody");
        await _ada.ReadsAsync("Invited by Ada Quill on", dialog);
        await LooksGoodAsync(_ada, "dialog[open]");
        await _ada.PressAsync("Make a new link", dialog);
        var second = await dialog.GetByLabel("Link for Ana Silva").InputValueAsync();
        Assert.AreNotEqual(first, second);

        var ana = await _northwind.Browser.VisitorAsync(_northwind.Program.Address);
        await ana.GoAsync(first);
        await ana.HeadingAsync("This link opens nothing any more");
        await LooksGoodAsync(ana);
        await ana.GoAsync(second);
        await ana.HeadingAsync("Welcome, Ana");
        await _ada.PressAsync("Take the invitation back", dialog);
        await _ada.PressAsync("Take the invitation back", _ada.Page.Locator("dialog[id^=take-back]"));
        await _ada.ReadsAsync("The account is closed, and no link opens it.", dialog);
        await ana.GoAsync(second);
        await ana.HeadingAsync("This link opens nothing any more");
    }

    [TestMethod]
    public async Task A_manager_invites_from_the_list_of_people_and_an_owner_is_invited_where_an_action_is_planned()
    {
        var mia = await _northwind.AsAsync(Account.Mia);
        await mia.GoAsync("/people");
        await LooksGoodAsync(mia);
        await mia.Page.GetByRole(AriaRole.Link, new() { Name = "Invite someone" }).ClickAsync();
        await mia.AtAsync("/people/invite$");
        await mia.LiveAsync();
        await mia.PressAsync("Invite as a member");
        await Expect(mia.Field("Name")).ToHaveAttributeAsync("aria-invalid", "true");
        await mia.FillAsync("Name", "Ana Silva");
        await mia.FillAsync("Email", Account.Noor.Email);
        await mia.PressAsync("Invite as a member");
        await mia.ReadsAsync($"This is the address of {Account.Noor.Name}");
        await LooksGoodAsync(mia);
        await mia.FillAsync("Email", "ana@northwind.example");
        await mia.PressAsync("Invite as a member");
        await Expect(mia.Page.GetByLabel("Link for Ana Silva")).ToBeFocusedAsync();
        await LooksGoodAsync(mia);
        await mia.GoAsync("/people");
        await mia.ReadsAsync("link works until");
        await mia.Page.GetByRole(AriaRole.Link, new() { Name = "Ana Silva" }).ClickAsync();
        await mia.ReadsAsync("Invited by");
        await Expect(mia.Page.GetByRole(AriaRole.Button, new() { Name = "Close this account" })).ToHaveCountAsync(0);
        await LooksGoodAsync(mia);

        var review = await _northwind.PreparedAsync(Postmortem.Reviews.Stage.Fix, "Nobody compares the files");
        await _ada.GoAsync($"/reviews/{review}/fix?open=actions");
        await _ada.PressAsync("Plan an action");
        await InviteAsync(_ada, "actions", "Bo Lind", "bo@northwind.example");
        await Expect(_ada.Field("Owner").Locator("option:checked")).ToHaveTextAsync("Bo Lind (invited)");

        var noor = await _northwind.AsAsync(Account.Noor); // who takes part, and leads nothing
        await noor.GoAsync($"/reviews/{review}/pause?open=participants");
        await noor.ReadsAsync("Somebody new? The facilitator or a manager invites them.", noor.Part("participants"));
        await Expect(noor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Invite somebody new…") })).ToHaveCountAsync(0);
        Assert.IsEmpty(noor.Complaints, string.Join("\n", noor.Complaints));
    }

    [TestMethod]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_of_an_administrator()
    {
        var mia = await _northwind.AsAsync(Account.Mia);
        await mia.GoAsync("/me");
        await _ada.GoAsync("/people");
        await _ada.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Account.Mia.Name }).ClickAsync();
        await _ada.LiveAsync();
        await LooksGoodAsync(_ada);
        await _ada.PressAsync("Make a link");
        var link = await _ada.Page.GetByLabel($"Link for {Account.Mia.Name}").InputValueAsync();

        var elsewhere = await _northwind.Browser.VisitorAsync(_northwind.Program.Address);
        await elsewhere.GoAsync(link);
        await elsewhere.HeadingAsync("Choose a new password");
        await elsewhere.FillAsync("New password", Chosen);
        await elsewhere.PressAsync("Set the password and sign in");
        await elsewhere.HeadingAsync("Good");
        await mia.GoAsync("/me");
        await mia.AtAsync("/sign-in"); // her sign-in of before is over
        await LooksGoodAsync(mia);
        await mia.GiveCredentialsAsync(Account.Mia.Email, Chosen);
        await mia.AtAsync("/me$");
    }

    [TestMethod]
    public async Task What_is_typed_as_a_password_is_shown_and_hidden_by_the_keyboard_and_never_kept()
    {
        var visitor = await _northwind.Browser.VisitorAsync(_northwind.Program.Address);
        await visitor.GoAsync("/sign-in");
        var (field, show) = (visitor.Field("Password"), visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is typed as “Password”" }));
        await field.FillAsync("not the password at all");
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await field.PressAsync("Tab");
        await Expect(show).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Space");
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(show).ToHaveAttributeAsync("aria-pressed", "true");
        await LooksGoodAsync(visitor);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await show.ClickAsync();
        await visitor.Page.EvaluateAsync("() => document.querySelector('form').addEventListener('submit', e => { e.preventDefault(); "
            + "window.sentAs = document.querySelector('[data-secret]').type; })");
        await field.PressAsync("Enter");
        Assert.AreEqual("password", await visitor.Page.EvaluateAsync<string>("() => window.sentAs"));

        // Where two of these scripts run, on a page for everyone that somebody sees who is signed in, a press is one press.
        await _ada.GoAsync("/me");
        var (mine, looks) = (_ada.Field("New password"), _ada.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is typed as “New password”" }));
        await mine.FillAsync("a secret that nobody keeps");
        await looks.ClickAsync();
        await Expect(mine).ToHaveAttributeAsync("type", "text");
        await mine.PressSequentiallyAsync("!");
        await _ada.PressAsync("Change the password");
        await _ada.ReadsAsync("This is not your present password.");
        Assert.IsFalse(await _ada.Page.EvaluateAsync<bool>("() => JSON.stringify([{...sessionStorage}, {...localStorage}]).includes('nobody keeps')"));
    }

    [TestMethod]
    public async Task A_new_organisation_is_shown_its_first_steps_until_they_are_done_or_put_away()
    {
        await _ada.GoAsync("/");
        var steps = _ada.Part("first-steps");
        await Expect(steps.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await Expect(steps.Locator("li.done")).ToHaveCountAsync(1); // there are colleagues already
        await LooksGoodAsync(_ada);
        await _ada.ReviewAsync("Refunds marked paid");
        await _ada.GoAsync("/");
        await Expect(steps.Locator("li.done")).ToHaveCountAsync(3);
        await _ada.PressAsync("Hide this", steps);
        await Expect(steps).ToHaveCountAsync(0);
        await _ada.GoAsync("/");
        await Expect(steps).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Whoever_is_invited_to_take_part_does_so_at_once_also_as_somebody_who_was_involved()
    {
        await _ada.ReviewAsync("Refunds marked paid");
        await InviteAsync(_ada, "participants", "Ana Silva", "ana@northwind.example", "Was involved in what happened");
        await InviteAsync(_ada, "participants", "Bo Lind", "bo@northwind.example");
        var lines = _ada.Part("participants").GetByRole(AriaRole.Listitem);
        await Expect(lines.Filter(new() { HasText = "Ana Silva" }).GetByText("Was involved", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(lines.Filter(new() { HasText = "Bo Lind" })).ToBeVisibleAsync();
        await Expect(lines.Filter(new() { HasText = "Bo Lind" }).GetByText("Was involved", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task A_report_asks_how_bad_it_was_and_takes_nothing_for_granted()
    {
        await _ada.GoAsync("/incidents/new");
        await _ada.PressAsync("Report it");
        await _ada.ReadsAsync("Please write what the customer experienced.");
        await _ada.ReadsAsync("2 answers still need something.");
        await Expect(_ada.Field("What did the customer experience?")).ToBeFocusedAsync();
        await Expect(_ada.Field("How many customers?")).ToBeHiddenAsync();
        await _ada.FillAsync("What did the customer experience?", "The lift stood still.");
        await Expect(_ada.Page.GetByText("Please write what the customer experienced.")).ToBeHiddenAsync();
        await _ada.PressAsync("Report it");
        await _ada.ReadsAsync("Please say how badly customers were let down.");
        await Expect(_ada.Page.GetByRole(AriaRole.Radio, new() { Name = "Minor", Exact = true })).ToBeFocusedAsync();
        await Expect(_ada.Page.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);
        await LooksGoodAsync(_ada);
        await _ada.PickAsync(FirstSteps.HowBadly, "Severe");
        await _ada.PressAsync("Report it");
        await _ada.ReadsAsync("is reported. Thank you.");
        await _ada.ReadsAsync("Severe");
    }

    /// <summary>Invites somebody beside a list of people, and answers the path of their link.</summary>
    /// <param name="tick">What is ticked beside the name.</param>
    internal static async Task<string> InviteAsync(Visitor visitor, string part, string name, string email, string? tick = null)
    {
        await visitor.Part(part).GetByRole(AriaRole.Button, new() { NameRegex = new("^Invite somebody new…") }).First.ClickAsync();
        var dialog = visitor.Page.Locator("#invite-somebody");
        await visitor.FillAsync("Name", name, dialog);
        await visitor.FillAsync("Email", email, dialog);
        if (tick is not null) await visitor.Field(tick, dialog).CheckAsync();
        await visitor.PressAsync("Invite as a member", dialog);
        var link = dialog.GetByLabel($"Link for {name}");
        await Expect(link).ToBeFocusedAsync();
        await LooksGoodAsync(visitor, "dialog[open]");
        var address = await link.InputValueAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        return new Uri(address).AbsolutePath;
    }

    private static async Task LooksGoodAsync(Visitor visitor, string? within = null)
    {
        var findings = await Looks.FindingsAsync(visitor.Page, within);
        Assert.IsEmpty(findings, string.Join("\n", findings));
        await visitor.Page.SetViewportSizeAsync(1280, 900);
    }
}
