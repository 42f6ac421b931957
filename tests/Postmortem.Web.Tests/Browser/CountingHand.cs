using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Somebody at a mouse and a keyboard, whose clicks and fields are counted. A key such as Enter is none of both.</summary>
internal sealed class CountingHand(Visitor visitor, CountingHand.Tally tally)
{
    public Visitor Visitor => visitor;

    /// <summary>Of all who take part.</summary>
    internal sealed class Tally
    {
        public int Fields { get; set; }
        public int Clicks { get; set; }
        public List<string> Done { get; } = [];

        public override string ToString() => $"{Fields} fields, {Clicks} clicks: {string.Join(", ", Done)}";
    }

    public async Task FillAsync(string label, string text, ILocator? within = null)
    {
        await ReadyAsync(visitor.Field(label, within));
        await visitor.FillAsync(label, text, within);
        Field(label);
    }

    /// <summary>A line that Enter adds.</summary>
    public async Task EnterAsync(string label, string text, ILocator list)
    {
        await FillAsync(label, text);
        await visitor.Field(label).PressAsync("Enter");
        await Expect(visitor.Field(label)).ToHaveValueAsync("");
        await Expect(list.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
    }

    public async Task ChooseAsync(string label, string entry, ILocator? within = null)
    {
        await ReadyAsync(visitor.Field(label, within));
        await visitor.ChooseAsync(label, entry, within);
        Field(label);
    }

    public async Task PickAsync(string group, string choice)
    {
        await ReadyAsync(visitor.Page.GetByRole(AriaRole.Group, new() { Name = group }));
        await visitor.PickAsync(group, choice);
        Click(choice);
    }

    public async Task PressAsync(string name, ILocator? within = null)
    {
        await ReadyAsync(visitor.Button(name, within));
        await visitor.PressAsync(name, within);
        Click(name);
    }

    /// <summary>A button whose name begins so.</summary>
    public Task PressFirstAsync(string name) =>
        ClickAsync(visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + Regex.Escape(name)) }).First, name);

    /// <summary>Opens a question of a stage.</summary>
    public Task OpenAsync(string question) => ClickAsync(visitor.Page.Locator($"#{question} > header button"), $"open {question}");

    public Task FollowAsync(string link) => ClickAsync(visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).First, link);

    public async Task ClickAsync(ILocator what, string name)
    {
        await ReadyAsync(what);
        await what.ClickAsync();
        Click(name);
    }

    /// <summary>A page that came in the place of another may not listen yet; what a script fills in before that is nobody's typing.</summary>
    private async Task ReadyAsync(ILocator what)
    {
        await what.WaitForAsync();
        await visitor.LiveAsync();
    }

    private void Field(string label)
    {
        tally.Fields++;
        tally.Done.Add($"[{label}]");
    }

    internal void Click(string name)
    {
        tally.Clicks++;
        tally.Done.Add(name);
    }
}
