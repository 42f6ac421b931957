using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>Someone with an account.</summary>
internal sealed record Account(string Name, string Email, string Role)
{
    public const string Password = "seven slow herons at dusk";

    public static readonly Account Ada = new("Ada Quill", "ada@northwind.example", "Administrator");
    public static readonly Account Mia = new("Mia Torres", "mia@northwind.example", "Manager");
    public static readonly Account Noor = new("Noor Saleh", "noor@northwind.example", "Member");
}

/// <summary>From the first visit to a review: set-up, accounts, incidents.</summary>
internal static class FirstSteps
{
    public const string Mission = "Everyone can ship what they made today";

    public static async Task SetUpAsync(this Visitor visitor, Account first)
    {
        await visitor.GoAsync("/");
        await visitor.AtAsync("/set-up$");
        var organisation = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Your organisation" });
        await visitor.FillAsync("Name", "Northwind", organisation);
        await visitor.FillAsync("Mission", Mission);
        await visitor.FillAsync("How customers reach a person", "care@northwind.example");
        await visitor.Field("Time zone").SelectOptionAsync("UTC");
        await visitor.FillAsync("Your name", first.Name);
        await visitor.FillAsync("Email", first.Email);
        await visitor.FillAsync("Password", Account.Password);
        await visitor.PressAsync("Set up and sign in");
        await visitor.AtAsync("/$");
        await visitor.ReadsAsync(Mission);
    }

    public static async Task SignInAsync(this Visitor visitor, string email, string password = Account.Password)
    {
        await visitor.GoAsync("/sign-in");
        await visitor.GiveCredentialsAsync(email, password);
        await Expect(visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
    }

    public static async Task GiveCredentialsAsync(this Visitor visitor, string email, string password = Account.Password)
    {
        await visitor.FillAsync("Email", email);
        await visitor.FillAsync("Password", password);
        await visitor.PressAsync("Sign in");
    }

    public static async Task SignOutAsync(this Visitor visitor)
    {
        await visitor.PressAsync("Sign out");
        await visitor.AtAsync("/sign-in");
    }

    public static async Task AddPersonAsync(this Visitor visitor, Account account)
    {
        await visitor.GoAsync("/people");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Add someone" }).ClickAsync();
        await visitor.HeadingAsync("Add someone");
        await visitor.FillAsync("Name", account.Name);
        await visitor.FillAsync("Email", account.Email);
        await visitor.PickAsync("Role", account.Role);
        await visitor.FillAsync("First password", Account.Password);
        await visitor.PressAsync("Add to the organisation");
        await visitor.ReadsAsync($"{account.Name} can sign in");
    }

    /// <summary>What is asked of every incident that is reported.</summary>
    public const string HowBadly = "How badly were customers let down?";

    /// <summary>Tells of an incident in four answers.</summary>
    /// <param name="noticed">In the reader's zone, as yyyy-MM-ddTHH:mm.</param>
    public static async Task ReportAsync(this Visitor visitor, string experience, string noticed, string touched)
    {
        await visitor.GoAsync("/incidents/new");
        await visitor.FillAsync("What did the customer experience?", experience);
        await visitor.FillAsync("When was it noticed?", noticed);
        await visitor.FillAsync("Whom did it touch?", touched);
        await visitor.PickAsync(HowBadly, "Major");
        await visitor.PressAsync("Report it");
        await visitor.ReadsAsync("is reported. Thank you.");
    }

    public static async Task ImportFilesAsync(this Visitor visitor, params string[] files)
    {
        await visitor.GoAsync("/incidents/import");
        // It is drawn once before it listens; another field of the same part says when that is over.
        await Expect(visitor.Field("Format")).ToHaveAttributeAsync("data-live", "yes");
        await visitor.Field("Files").SetInputFilesAsync(files);
        await visitor.PressAsync("Import");
    }

    public static async Task ImportTextAsync(this Visitor visitor, string text)
    {
        await visitor.GoAsync("/incidents/import?from=text");
        await visitor.FillAsync("The text", text);
        await visitor.PressAsync("Import");
    }

    /// <summary>Starts the review of an incident, and answers its number.</summary>
    public static async Task<int> StartReviewAsync(this Visitor visitor, string incident)
    {
        await visitor.GoAsync("/incidents");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = incident }).ClickAsync();
        await visitor.PressAsync("Start the review");
        return await visitor.ArriveAsync();
    }

    /// <summary>Reports an incident and starts its review, which gets its title; answers its number.</summary>
    public static async Task<int> ReviewAsync(this Visitor visitor, string title)
    {
        await visitor.GoAsync("/incidents/new");
        await visitor.FillAsync("What did the customer experience?", "It did not go as it should.");
        await visitor.FillAsync("Title", title);
        await visitor.PickAsync(HowBadly, "Major");
        await visitor.PressAsync("Report it");
        await visitor.ReadsAsync("is reported. Thank you.");
        await visitor.PressAsync("Start the review");
        return await visitor.ArriveAsync();
    }

    private static async Task<int> ArriveAsync(this Visitor visitor)
    {
        await visitor.AtAsync(@"/reviews/\d+/pause$");
        await visitor.OpenAllAsync();
        await Expect(visitor.Field("The customer’s view")).ToHaveAttributeAsync("data-live", "yes");
        return int.Parse(new Uri(visitor.Page.Url).Segments[2].TrimEnd('/'), System.Globalization.CultureInfo.InvariantCulture);
    }
}
