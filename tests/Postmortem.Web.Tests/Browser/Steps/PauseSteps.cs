using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>What people do on the page of the first stage.</summary>
internal static class PauseSteps
{
    public static async Task ContainAsync(this Visitor visitor, string note)
    {
        await visitor.PickAsync("How it stands", "Done");
        await Expect(visitor.Field("It was contained at")).ToBeVisibleAsync();
        await visitor.StoreAsync("What was done, and how we know", note);
        var checks = visitor.Page.GetByRole(AriaRole.List, new() { Name = "Before we look for reasons" }).GetByRole(AriaRole.Checkbox);
        var count = await checks.CountAsync();
        Assert.IsGreaterThan(0, count);
        for (var i = 0; i < count; i++)
        {
            await checks.Nth(i).CheckAsync();
            await visitor.ReadsAsync($"{i + 1} of {count}", visitor.Part("checklist"));
        }
    }

    public static async Task CountAffectedAsync(this Visitor visitor, int customers, string note)
    {
        var part = visitor.Part("affected");
        var field = visitor.Field("Customers affected");
        await field.FillAsync($"{customers}");
        await field.PressAsync("Tab");
        await Expect(part.GetByText("Saved", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.StoreAsync("Who they are, and how this was counted", note);
    }

    public static async Task NameFacilitatorAsync(this Visitor visitor, Account person)
    {
        var part = visitor.Part("facilitator");
        await visitor.ChooseAsync("Facilitator", person.Name, part);
        await part.GetByRole(AriaRole.Radio, new() { Name = "No", Exact = true }).CheckAsync();
        await visitor.PressAsync("Name the facilitator");
        await visitor.ReadsAsync("leads this review and was not involved.");
    }

    public static async Task InviteAsync(this Visitor visitor, Account person)
    {
        var part = visitor.Part("participants");
        await visitor.ChooseAsync("Whom to invite", person.Name, part);
        await visitor.PressAsync("Invite", part);
        await Expect(part.GetByRole(AriaRole.Listitem).GetByText(person.Name)).ToBeVisibleAsync();
    }

    /// <param name="at">In the reader's zone, as yyyy-MM-ddTHH:mm.</param>
    public static async Task AddEntryAsync(this Visitor visitor, string at, string text, string evidence)
    {
        var line = visitor.Field("A time, and what happened");
        await line.FillAsync($"{at.Replace('T', ' ')} {text} — evidence: {evidence}");
        await line.PressAsync("Enter");
        await Expect(visitor.Part("timeline").GetByRole(AriaRole.Listitem).GetByText(text)).ToBeVisibleAsync();
        await Expect(line).ToHaveValueAsync("");
    }

    public static async Task AcceptGroundRuleAsync(this Visitor visitor)
    {
        await visitor.PressAsync("I accept the ground rule");
        await visitor.ReadsAsync("You accepted it on");
    }

    public static async Task WritePerspectiveAsync(this Visitor visitor, string text)
    {
        await visitor.StoreAsync("What did you see and hear?", text);
        await visitor.PressAsync("Hand it in");
        await visitor.ReadsAsync("Handed in. Thank you for telling it.");
    }

    /// <summary>Goes on to the next stage although its gate still needs something.</summary>
    public static async Task PassGateAsync(this Visitor visitor, string stage)
    {
        await visitor.PressAsync($"Open {stage}");
        await visitor.FillAsync("Or go on anyway, because", "A test of what comes later");
        await visitor.PressAsync($"Open {stage} anyway");
        await visitor.AtAsync(PageOf(stage));
        await visitor.GoAsync($"{new Uri(visitor.Page.Url).AbsolutePath}?open=all");
    }

    /// <summary>Presses the one button that leads to the next stage, and waits for its page.</summary>
    public static async Task OpenStageAsync(this Visitor visitor, string stage, string heading)
    {
        await visitor.PressAsync($"Open {stage}");
        await visitor.AtAsync(PageOf(stage));
        await visitor.HeadingAsync(heading);
        await visitor.OpenAllAsync();
    }

    /// <summary>Opens every question of the stage, and waits until they listen.</summary>
    public static async Task OpenAllAsync(this Visitor visitor)
    {
        await visitor.LiveAsync();
        if (!visitor.Page.Url.Contains("open=all", StringComparison.Ordinal)) await visitor.PressAsync("Open all");
        await Expect(visitor.Page.Locator(".question > header button[aria-expanded=false]")).ToHaveCountAsync(0);
        await visitor.LiveAsync();
    }

    /// <summary>Shares something of the review with customers, in other words.</summary>
    public static async Task ShareAsync(this Visitor visitor, string text, string words)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Share with customers: {Visitor.Start(text)}" }).ClickAsync();
        await visitor.FillAsync("In words meant for customers", words);
        await visitor.PressAsync("Share with customers");
        await visitor.ReadsAsync($"“{words}”");
    }

    /// <summary>Where all questions were open, they are so there too.</summary>
    private static string PageOf(string stage) => $@"/{stage.ToLowerInvariant()}(\?open=all)?$";
}
