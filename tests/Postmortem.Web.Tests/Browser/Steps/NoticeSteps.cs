using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>From composing a letter to what a customer does with it.</summary>
internal static class NoticeSteps
{
    /// <summary>Writes a letter of all that is shared, with a promise, and keeps it as a notice.</summary>
    public static async Task ComposeAsync(this Visitor visitor, int review, string opening, IEnumerable<string> facts, string promise, string closing)
    {
        await visitor.GoAsync($"/reviews/{review}/notices/new");
        await visitor.StoreAsync("Opening", opening);
        foreach (var fact in facts)
        {
            await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = fact }).CheckAsync();
            await visitor.ReadsAsync(fact, visitor.Letter());
        }
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Promise it: {promise}" }).ClickAsync();
        await Expect(visitor.Field($"What they can count on ({promise})")).ToBeVisibleAsync();
        await visitor.StoreAsync("Closing", closing);
        await visitor.PressAsync("Go on to recipients");
        await visitor.AtAsync(@"/notices/\d+$");
        await visitor.HeadingAsync("Who receives it");
        await visitor.LiveAsync();
    }

    public static ILocator Letter(this Visitor visitor) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Preview of the letter" });

    public static async Task AddRecipientAsync(this Visitor visitor, string name, string email)
    {
        var form = visitor.Page.GetByRole(AriaRole.Form, new() { Name = "Add a new customer" });
        await visitor.FillAsync("Name, as you would greet them", name, form);
        await visitor.FillAsync("Email", email, form);
        await visitor.PressAsync("Add a new customer", form);
        await visitor.ReadsAsync(email, visitor.Part("recipients").GetByRole(AriaRole.Listitem));
    }

    /// <summary>Approves and sends, and answers the secret link of the one recipient, as it was copied.</summary>
    public static async Task<string> ApproveAndSendAsync(this Visitor visitor, string recipient)
    {
        await visitor.PressAsync("Approve this letter");
        await visitor.PressAsync("Send the notice…");
        await visitor.PressAsync("Send the notice", visitor.Page.GetByRole(AriaRole.Dialog));
        var link = visitor.Field($"Secret link of {recipient}");
        await Expect(link).ToBeVisibleAsync();
        await visitor.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.PressAsync("Copy");
        await Expect(visitor.Button("Copied")).ToBeVisibleAsync();
        var copied = await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.AreEqual(await link.InputValueAsync(), copied);
        return copied;
    }
}
