using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>
/// Somebody in front of a browser: finds things by the words that people read, and waits for what they would wait for.
/// </summary>
internal sealed class Visitor
{
    public Visitor(IPage page)
    {
        Page = page;
        Kit.Chromium.Hear(page, Complaints);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of since the page was opened.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens an address, and waits until the parts in which people work listen.</summary>
    public async Task<IResponse?> GoAsync(string path)
    {
        var answer = await GotoAsync(path);
        await LiveAsync();
        return answer;
    }

    private async Task<IResponse?> GotoAsync(string path)
    {
        try
        {
            return await Page.GotoAsync(path);
        }
        catch (PlaywrightException e) when (e.Message.Contains("interrupted by another navigation", StringComparison.Ordinal))
        {
            return await Page.GotoAsync(path); // the page was just loading itself anew, as it does after a restart of the program
        }
    }

    /// <summary>A connection that can be cut, with true, and given back, with false; to be asked for before the page is opened.</summary>
    public async Task<Func<bool, Task>> LosingAsync()
    {
        List<IWebSocketRoute> sockets = [];
        var isDown = false;
        await Page.RouteWebSocketAsync(new Regex("/_blazor"), async socket =>
        {
            if (isDown)
            {
                await socket.CloseAsync();
                return;
            }
            sockets.Add(socket);
            socket.ConnectToServer();
        });
        return async down =>
        {
            isDown = down;
            if (!down) return;
            foreach (var socket in sockets) await socket.CloseAsync();
            sockets.Clear();
        };
    }

    /// <summary>Until every field that will be live is.</summary>
    public Task LiveAsync() => Expect(Page.Locator("[data-live=no]")).ToHaveCountAsync(0);

    public Task AtAsync(string pattern) => Expect(Page).ToHaveURLAsync(new Regex(pattern));

    /// <summary>Until this can be read.</summary>
    public Task ReadsAsync(string text, ILocator? within = null) => Expect((within ?? Page.Locator("body")).GetByText(text).First).ToBeVisibleAsync();

    public Task HeadingAsync(string name) => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = name }).First).ToBeVisibleAsync();

    /// <summary>A field by its label, whether or not the label adds that it is optional.</summary>
    public ILocator Field(string label, ILocator? within = null)
    {
        var whole = new Regex($@"^\s*{Regex.Escape(label)}(\s*\(optional\))?\s*$");
        return within is null ? Page.GetByLabel(whole) : within.GetByLabel(whole);
    }

    public ILocator Button(string name, ILocator? within = null) =>
        within is null ? Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })
            : within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>How the name of a button that repeats a text begins; long texts are cut there.</summary>
    public static string Start(string text) => text.Length <= 40 ? text : text[..40];

    /// <summary>The part of a page that a heading stands over.</summary>
    public ILocator Part(string id) => Page.Locator($"#{id}");

    public async Task PressAsync(string button, ILocator? within = null)
    {
        try
        {
            await Button(button, within).ClickAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\nThe page shows: {await Page.Locator("body").InnerTextAsync()}", e);
        }
    }

    public Task FillAsync(string label, string text, ILocator? within = null) => Field(label, within).FillAsync(text);

    /// <summary>Chooses from a list by what the entry says.</summary>
    public Task ChooseAsync(string label, string entry, ILocator? within = null) =>
        Field(label, within).SelectOptionAsync(new SelectOptionValue { Label = entry });

    /// <summary>Chooses one of several in a group.</summary>
    public Task PickAsync(string group, string choice) =>
        Page.GetByRole(AriaRole.Group, new() { Name = group }).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();

    /// <summary>Writes into a field that stores itself, and waits until it says that it did.</summary>
    public async Task StoreAsync(string label, string text, ILocator? within = null)
    {
        var field = Field(label, within);
        await field.FillAsync(text);
        await SavedAsync(field);
    }

    /// <summary>Until the field says that what stands in it is committed.</summary>
    public static Task SavedAsync(ILocator field) => Expect(field.Locator("xpath=ancestor::*[@data-save]")).ToHaveAttributeAsync("data-save", "saved");

    /// <summary>Presses something and answers the file that comes, in memory.</summary>
    public Task<byte[]> DownloadAsync(ILocator link) => DownloadAsync(() => link.ClickAsync());

    /// <summary>Does something and answers the file that comes of it, in memory.</summary>
    public async Task<byte[]> DownloadAsync(Func<Task> ask)
    {
        var download = await Page.RunAndWaitForDownloadAsync(ask);
        await using var stream = await download.CreateReadStreamAsync();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
