using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Somebody with a keyboard and nothing else, who has to see after each key where it stands.</summary>
internal sealed class KeyboardHand(Visitor visitor) : Hand(visitor)
{
    /// <summary>Of a page; nobody goes farther than that to a thing.</summary>
    private const int MostStops = 250;

    /// <summary>Where the way that the keyboard has to go to a thing leads on.</summary>
    private const string Way = """
        thing => thing.contains(document.activeElement) ? null
          : thing.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_PRECEDING ? 'Tab' : 'Shift+Tab'
        """;

    private readonly HashSet<string> _faults = [];
    private readonly List<string> _done = [];

    /// <summary>Each time that somebody could not see where the keyboard stood, once.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public override async Task KeyAsync(string key)
    {
        await LookAsync();
        _done.Add(key);
        await Visitor.Page.Keyboard.PressAsync(key);
        await LookAsync();
    }

    public override Task PickAsync(string group, string choice) =>
        ChooseAsync(Visitor.Page.GetByRole(AriaRole.Group, new() { Name = group }).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }));

    public override async Task ClickAsync(ILocator what, string name)
    {
        if (await what.GetAttributeAsync("type") == "radio")
        {
            await ChooseAsync(what);
            return;
        }
        await ComeToAsync(what);
        _done.Add($"to {name}");
        await KeyAsync(await what.GetAttributeAsync("type") == "checkbox" ? "Space" : "Enter");
    }

    protected override async Task WriteAsync(ILocator field, string label, string text)
    {
        await ComeToAsync(field);
        await Visitor.Page.Keyboard.TypeAsync(text);
        _done.Add($"“{text}” in {label}");
        await LookAsync();
        await Expect(field).ToHaveValueAsync(text);
    }

    protected override async Task SelectAsync(ILocator field, string label, string entry)
    {
        await ComeToAsync(field);
        await Visitor.Page.Keyboard.TypeAsync(entry);
        _done.Add($"“{entry}” in {label}");
        await LookAsync();
        await Expect(field.Locator("option:checked")).ToHaveTextAsync(entry);
    }

    /// <summary>The keyboard comes to one of several, and arrows lead from one to the other.</summary>
    private async Task ChooseAsync(ILocator radio)
    {
        await ReadyAsync(radio);
        var group = radio.Locator("xpath=ancestor::fieldset[1]");
        await ComeToAsync(group);
        while (!await radio.EvaluateAsync<bool>("radio => radio === document.activeElement"))
        {
            await KeyAsync("ArrowDown");
            Assert.IsTrue(await group.EvaluateAsync<bool>("group => group.contains(document.activeElement)"), $"An arrow led out of the group of {radio}.");
        }
        await KeyAsync("Space");
        await Expect(radio).ToBeCheckedAsync();
    }

    private async Task ComeToAsync(ILocator thing)
    {
        await ReadyAsync(thing);
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await thing.EvaluateAsync<string?>(Way) is not { } key) return;
            await KeyAsync(key);
        }
        Assert.Fail($"The keyboard does not come to {thing} on {Visitor.Page.Url}.\n{string.Join("\n", _faults)}");
    }

    private async Task LookAsync()
    {
        if (await InSight.FaultAsync(Visitor.Page) is { } fault) _faults.Add($"{Visitor.Page.Url} after {string.Join(", ", _done.TakeLast(4))}: {fault}");
    }
}
