using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>From an empty folder to a closed review with a notice that is sent, past no gate, with nothing written that no gate asks for.</summary>
internal static class ShortestWay
{
    private const string Experience = "The card machine took nobody’s card for an hour. People left their baskets standing.";

    /// <param name="ada">Sets up, leads, signs and sends.</param>
    /// <param name="ana">Is invited, and takes part.</param>
    public static async Task GoAsync(Hand ada, Hand ana)
    {
        await ada.BeginReviewAsync();
        await TakePartAsync(ana, await PauseAsync(ada));
        await AnalyzeAsync(ada);
        await FixAsync(ada);
        await TellAsync(ada);
        await CloseAsync(ada);
    }

    /// <summary>Sets up, reports an incident and starts its review.</summary>
    public static async Task BeginReviewAsync(this Hand ada)
    {
        await ada.Visitor.GoAsync("/");
        await ada.FillAsync("Name", "Northwind", ada.Visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Your organisation" }));
        await ada.FillAsync("Your name", Account.Ada.Name);
        await ada.FillAsync("Email", Account.Ada.Email);
        await ada.FillAsync("Password", Account.Password);
        await ada.PressAsync("Set up and sign in");
        await ada.FollowAsync("Report an incident");
        await ada.FillAsync("What did the customer experience?", Experience);
        await ada.PickAsync(FirstSteps.HowBadly, "Major");
        await ada.PressAsync("Report it and start its review");
        await ada.Visitor.AtAsync(@"/reviews/\d+/pause$");
    }

    /// <returns>The link with which the one who was invited comes.</returns>
    private static async Task<string> PauseAsync(Hand ada)
    {
        var page = ada.Visitor;
        await ada.PressAsync("Open all");
        await ada.PickAsync("How it stands", "Done");
        await ada.FillAsync("Customers affected", "40");
        await ada.KeyAsync("Tab");
        await ada.EnterAsync("A time, and what happened", "2026-11-02 14:05 the card machine refuses the first card", page.Part("timeline"));
        await ada.EnterAsync("A time, and what happened", "15:05 cards are taken again", page.Part("timeline"));
        await ada.PressAsync("I lead it, and was not involved");
        await ada.ClickAsync(page.Part("participants").GetByRole(AriaRole.Button, new() { Name = "Invite somebody new" }), "Invite somebody new");
        var dialog = page.Part("invite-somebody");
        await ada.FillAsync("Name", "Ana Silva", dialog);
        await ada.FillAsync("Email", "ana@northwind.example", dialog);
        await ada.PressAsync("Invite as a member", dialog);
        var link = await dialog.GetByLabel("Link for Ana Silva").InputValueAsync();
        await ada.ClickAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last, "Close");
        await Expect(page.Part("participants").GetByRole(AriaRole.Listitem).GetByText("Ana Silva", new() { Exact = true })).ToBeVisibleAsync();
        return new Uri(link).AbsolutePath;
    }

    private static async Task TakePartAsync(Hand ana, string link)
    {
        await ana.Visitor.GoAsync(link);
        await ana.FillAsync("Password", "seven slow river barges");
        await ana.PressAsync("Come in");
        await ana.Visitor.AtAsync("/pause$");
        await ana.PressAsync("I accept the ground rule");
        await ana.FillAsync("What did you see and hear?", "The display said “try again”, to everybody.");
        await ana.PressAsync("Hand it in");
        await ana.Visitor.ReadsAsync("Handed in. Thank you for telling it.");
    }

    private static async Task AnalyzeAsync(Hand ada)
    {
        await ada.PressAsync("Open Analyze");
        await ada.Visitor.AtAsync("/analyze");
        await ada.EnterAsync("Add a factor", "The machine was tried with one kind of card only — evidence: the list of tests", ada.Visitor.Factors());
        await ada.EnterAsync("Add a factor", "Nobody else can restart it — evidence: the rota", ada.Visitor.Factors());
        await ada.EnterAsync("What limited the harm", "Half of them had cash with them", ada.Visitor.Part("mitigators"));
    }

    private static async Task FixAsync(Hand ada)
    {
        await ada.PressAsync("Open Fix");
        await ada.Visitor.AtAsync("/fix");
        await ada.PressFirstAsync("Make it less likely: The machine was tried");
        var form = ada.Visitor.Page.Locator("form", new() { Has = ada.Visitor.Button("Plan this action") });
        await ada.FillAsync("What will be different?", "Every machine is tried with every kind of card before it is opened", form);
        await ada.ChooseAsync("Owner", Account.Ada.Name, form);
        await ada.ClickAsync(form.GetByRole(AriaRole.Radio, new() { Name = "Intermediate" }), "Intermediate");
        await ada.FillAsync("How will we know that it works?", "No card is refused on a first day", form);
        await ada.PressAsync("Plan this action", form);
        await ada.Visitor.ReadsAsync("The action was planned.");
        var box = ada.Visitor.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("answers “Nobody else can restart it") });
        await ada.ClickAsync(box, "It answers both");
        await Expect(box).ToBeCheckedAsync();
    }

    private static async Task TellAsync(Hand ada)
    {
        await ada.FollowAsync("Write to customers");
        await ada.FillAsync("Opening", "For an hour on 2 November our till refused your card. We are sorry.");
        await Visitor.SavedAsync(ada.Visitor.Field("Opening"));
        await ada.PressFirstAsync("Promise it: ");
        await ada.PressAsync("Go on to recipients");
        await ada.Visitor.AtAsync(@"/notices/\d+$");
        var form = ada.Visitor.Page.GetByRole(AriaRole.Form, new() { Name = "Add a new customer" });
        await ada.FillAsync("Name, as you would greet them", "Mrs Lund", form);
        await ada.PressAsync("Add a new customer", form);
        await ada.PressAsync("Approve this letter");
        await ada.PressAsync("Send the notice…");
        await ada.PressAsync("Send the notice", ada.Visitor.Page.GetByRole(AriaRole.Dialog));
        await Expect(ada.Visitor.Field("Secret link of Mrs Lund")).ToBeVisibleAsync();
    }

    private static async Task CloseAsync(Hand ada)
    {
        await ada.ClickAsync(ada.Visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^R-1 ") }), "R-1");
        await ada.PressAsync("Sign this version");
        await ada.Visitor.ReadsAsync("signed this version on", ada.Visitor.Part("signature"));
        await ada.PressAsync("Close the review");
        await ada.PressAsync("Close the review", ada.Visitor.Page.GetByRole(AriaRole.Dialog));
        await ada.Visitor.ReadsAsync("This review is closed");
    }
}
