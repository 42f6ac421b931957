using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>What people do on the page of the second stage.</summary>
internal static class AnalyzeSteps
{
    public static ILocator Factors(this Visitor visitor) => visitor.Part("factors");

    public static async Task AddFactorAsync(this Visitor visitor, string text)
    {
        var field = visitor.Field("Add a factor");
        await field.FillAsync(text);
        await field.PressAsync("Enter");
        await visitor.ReadsAsync(text, visitor.Factors().GetByRole(AriaRole.Listitem));
        await Expect(field).ToHaveValueAsync("");
    }

    /// <summary>Asks of a factor why it was possible, and puts the answer beneath it.</summary>
    public static async Task ExplainAsync(this Visitor visitor, string factor, string because)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Why was that possible? {Visitor.Start(factor)}" }).ClickAsync();
        var field = visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Why was that possible?" });
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync(because);
        await field.PressAsync("Enter");
        await visitor.ReadsAsync(because, visitor.Factors().GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Listitem));
        await field.PressAsync("Escape");
        await Expect(field).ToHaveCountAsync(0);
    }

    public static async Task ShowAsync(this Visitor visitor, string factor, string evidence)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Add evidence: {Visitor.Start(factor)}" }).ClickAsync();
        await visitor.FillAsync("What shows it", evidence);
        await visitor.PressAsync("Save the factor");
        await visitor.ReadsAsync(evidence, visitor.Factors());
    }

    public static async Task LimitedByAsync(this Visitor visitor, string text)
    {
        var field = visitor.Field("What limited the harm");
        await field.FillAsync(text);
        await field.PressAsync("Enter");
        await visitor.ReadsAsync(text, visitor.Part("mitigators").GetByRole(AriaRole.Listitem));
    }

    public static async Task ThankAsync(this Visitor visitor, Account person, string what)
    {
        await visitor.ChooseAsync("Whom we thank", person.Name);
        await visitor.FillAsync("What for", what);
        await visitor.PressAsync("Say thanks");
        await visitor.ReadsAsync(what, visitor.Part("recognition").GetByRole(AriaRole.Listitem));
    }
}
