using Microsoft.Playwright;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Somebody at a mouse and a keyboard, whose clicks and fields are counted. A key such as Enter is none of both.</summary>
internal sealed class CountingHand(Visitor visitor, CountingHand.Tally tally) : Hand(visitor)
{
    /// <summary>Of all who take part.</summary>
    internal sealed class Tally
    {
        public int Fields { get; set; }
        public int Clicks { get; set; }
        public List<string> Done { get; } = [];

        public override string ToString() => $"{Fields} fields, {Clicks} clicks: {string.Join(", ", Done)}";
    }

    public override async Task PickAsync(string group, string choice)
    {
        await ReadyAsync(Visitor.Page.GetByRole(AriaRole.Group, new() { Name = group }));
        await Visitor.PickAsync(group, choice);
        Click(choice);
    }

    public override async Task ClickAsync(ILocator what, string name)
    {
        await ReadyAsync(what);
        await what.ClickAsync();
        Click(name);
    }

    public override Task KeyAsync(string key) => Visitor.Page.Keyboard.PressAsync(key);

    protected override async Task WriteAsync(ILocator field, string label, string text)
    {
        await ReadyAsync(field);
        await field.FillAsync(text);
        Field(label);
    }

    protected override async Task SelectAsync(ILocator field, string label, string entry)
    {
        await ReadyAsync(field);
        await field.SelectOptionAsync(new SelectOptionValue { Label = entry });
        Field(label);
    }

    private void Field(string label)
    {
        tally.Fields++;
        tally.Done.Add($"[{label}]");
    }

    private void Click(string name)
    {
        tally.Clicks++;
        tally.Done.Add(name);
    }
}
