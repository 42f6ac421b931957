using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>With what somebody works on a page: how each thing is reached and moved is the hand's own.</summary>
internal abstract class Hand(Visitor visitor)
{
    public Visitor Visitor => visitor;

    public Task FillAsync(string label, string text, ILocator? within = null) => WriteAsync(visitor.Field(label, within), label, text);

    /// <summary>A line that Enter adds.</summary>
    public async Task EnterAsync(string label, string text, ILocator list)
    {
        await FillAsync(label, text);
        await KeyAsync("Enter");
        await Expect(visitor.Field(label)).ToHaveValueAsync("");
        await Expect(list.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
    }

    public Task ChooseAsync(string label, string entry, ILocator? within = null) => SelectAsync(visitor.Field(label, within), label, entry);

    public Task PressAsync(string name, ILocator? within = null) => ClickAsync(visitor.Button(name, within), name);

    /// <summary>A button whose name begins so.</summary>
    public Task PressFirstAsync(string name) =>
        ClickAsync(visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + Regex.Escape(name)) }).First, name);

    public Task FollowAsync(string link) => ClickAsync(visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).First, link);

    /// <summary>Follows a link to a file, and answers what is in it.</summary>
    public Task<byte[]> DownloadAsync(string link) => visitor.DownloadAsync(() => FollowAsync(link));

    /// <summary>Chooses one of several in a group.</summary>
    public abstract Task PickAsync(string group, string choice);

    public abstract Task ClickAsync(ILocator what, string name);

    /// <summary>A key, wherever the keyboard stands.</summary>
    public abstract Task KeyAsync(string key);

    protected abstract Task WriteAsync(ILocator field, string label, string text);

    protected abstract Task SelectAsync(ILocator field, string label, string entry);

    /// <summary>A page that came in the place of another may not listen yet; what a script fills in before that is nobody's typing.</summary>
    protected async Task ReadyAsync(ILocator what)
    {
        await what.WaitForAsync();
        await visitor.LiveAsync();
    }
}
