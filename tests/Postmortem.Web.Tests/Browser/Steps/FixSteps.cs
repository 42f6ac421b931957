using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>What people do on the page of the third stage.</summary>
internal static class FixSteps
{
    public static string In(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task PlanAsync(this Visitor visitor, string factor, string action, Account owner, string strength, string measure)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Make it less likely: {Visitor.Start(factor)}" }).ClickAsync();
        var form = visitor.Page.Locator("form", new() { Has = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Plan this action" }) });
        await visitor.FillAsync("What will be different?", action, form);
        await visitor.ChooseAsync("Owner", owner.Name, form);
        await visitor.FillAsync("Due", In(20), form);
        await form.GetByRole(AriaRole.Radio, new() { Name = strength }).CheckAsync();
        await visitor.FillAsync("How will we know that it works?", measure, form);
        await visitor.FillAsync("Verify on", In(60), form);
        await visitor.PressAsync("Plan this action", form);
        await visitor.ReadsAsync("The action was planned.");
        await Expect(form).ToHaveCountAsync(0);
    }

    /// <summary>Says in the matrix that an action answers a factor too.</summary>
    public static async Task CoverAsync(this Visitor visitor, string action, string factor)
    {
        var box = visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"{action} answers “{Visitor.Start(factor)}" });
        await box.CheckAsync();
        var row = visitor.Part("coverage").GetByRole(AriaRole.Row, new() { Name = Visitor.Start(factor) });
        await Expect(row.GetByText("Action", new() { Exact = true })).ToBeVisibleAsync();
    }

    public static async Task AcceptAsync(this Visitor visitor, string factor, string reason, Account carries)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Accept it instead: {Visitor.Start(factor)}" }).ClickAsync();
        await visitor.FillAsync("Why we do not act on it", reason);
        await visitor.ChooseAsync("Who carries the risk", carries.Name);
        await visitor.FillAsync("Look again on", In(90));
        await visitor.PressAsync("Accept this factor");
        await visitor.ReadsAsync(reason, visitor.Part("actions"));
    }

    public static async Task SignAsync(this Visitor visitor)
    {
        await visitor.PressAsync("Sign this version");
        await visitor.ReadsAsync("signed this version on", visitor.Part("signature"));
    }

    public static async Task CloseReviewAsync(this Visitor visitor)
    {
        await visitor.PressAsync("Close the review");
        await visitor.PressAsync("Close the review", visitor.Page.GetByRole(AriaRole.Dialog));
        await visitor.ReadsAsync("This review is closed");
    }
}
