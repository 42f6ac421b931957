using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>What a form still needs is said in our words, beside the field that the keyboard then stands in.</summary>
[TestClass]
public sealed class RequiredFieldTests
{
    private const string Factor = "The nightly job reports success when it stops";

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
    public async Task Every_form_of_a_review_says_beside_its_field_what_it_still_needs()
    {
        var review = await _ada.ReviewAsync("Refunds marked paid");
        await NeedsAsync("Add the step", "What the customer did or wanted", "What the customer did or wanted is empty. Please write something.");
        await NeedsAsync("Add these words", "What they said", "What they said is empty. Please write something.");
        await _ada.FillAsync("What they said", "I was told three different things.");
        await NeedsAsync("Add these words", "Who said it", "Who said it is empty. Please write something.");
        await NeedsAsync("Name the facilitator", "Facilitator", "Please choose a person first.");
        await _ada.Page.GetByText("More fields").ClickAsync();
        await NeedsAsync("Add to the timeline", "What happened", "What happened is empty. Please write something.", _ada.Page.Locator("form.timeline-long"));

        await _ada.PassGateAsync("Analyze");
        await NeedsAsync("Add", "Add a factor", "The factor is empty. Please write something.", _ada.Page.Locator("form.factor-add"));
        await NeedsAsync("Add", "What limited the harm", "What limited the harm is empty. Please write something.", _ada.Part("mitigators"));
        await NeedsAsync("Say thanks", "Their name", "Whom we thank is empty. Please write something.");
        await _ada.AddFactorAsync(Factor);

        await _ada.PassGateAsync("Fix");
        await _ada.PressAsync("Plan an action");
        var plan = _ada.Page.Locator("form.edit-in-place");
        await NeedsAsync("Plan this action", "What will be different?", "The action is empty. Please write something.", plan);
        await _ada.FillAsync("What will be different?", "We count the lines", plan);
        await Expect(_ada.Page.Locator(".error")).ToHaveCountAsync(0); // what was said of a field goes with what stood there
        await _ada.FillAsync("Due", FixSteps.In(20));
        await _ada.FillAsync("Verify on", FixSteps.In(10));
        await NeedsAsync("Plan this action", "Verify on", "It would be checked before it is due. Move the check to a later day.");
        await _ada.PressAsync("Not now");
        await AcceptAsync();
        await _ada.GoAsync($"/reviews/{review}/session");
        await _ada.PrepareSessionAsync();
        await _ada.PressAsync("Add something to do");
        await NeedsAsync("Add it", "What you do", "What you do is empty. Please write something.");
        Assert.IsEmpty(_ada.Complaints, string.Join("\n", _ada.Complaints));
    }

    [TestMethod]
    public async Task A_page_that_comes_back_begins_at_the_field_that_is_wrong()
    {
        await _ada.GoAsync("/people/add");
        await _ada.FillAsync("Name", "Sam Ito");
        await _ada.FillAsync("Email", "sam at home");
        await NeedsAsync("Add to the organisation", "Email", "That is not an email address. It looks like ana@example.com.");
    }

    private async Task AcceptAsync()
    {
        await _ada.Page.GetByRole(AriaRole.Button, new() { Name = $"Accept it instead: {Visitor.Start(Factor)}" }).ClickAsync();
        await NeedsAsync("Accept this factor", "Why we do not act on it", "The reason for not acting is empty. Please write something.");
        await _ada.FillAsync("Why we do not act on it", "The line is replaced in March.");
        await NeedsAsync("Accept this factor", "Who carries the risk", "Who carries the risk? Please choose someone.");
        await _ada.ChooseAsync("Who carries the risk", Account.Ada.Name);
        await NeedsAsync("Accept this factor", "Look again on", "When do we look at it again? Please choose a day.");
        await _ada.PressAsync("Do not accept it");
    }

    private async Task NeedsAsync(string button, string field, string sentence, ILocator? within = null)
    {
        await _ada.PressAsync(button, within);
        var wrong = _ada.Field(field, within);
        await Expect(wrong).ToBeFocusedAsync();
        await Expect(wrong).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(wrong).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(sentence)));
    }
}
