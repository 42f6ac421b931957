using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.Samples;
using Postmortem.Web.Tests.Kit;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The sample organisation in the program.</summary>
internal sealed class SampleOrganisation : IAsyncDisposable
{
    private static readonly Lazy<Task<SampleOrganisation>> One = new(StartAsync);

    private static readonly FilledOnce<bool> Filled = new(async services =>
    {
        var refused = await services.GetRequiredService<SampleWork>().FillAsync();
        Assert.IsNull(refused, refused?.Sentence);
        return true;
    });

    private readonly Dictionary<string, string> _places = [];
    private readonly ConcurrentBag<Visitor> _ruths = [];

    private SampleOrganisation(HostedProgram program, Chromium browser) => (Program, Browser) = (program, browser);

    public HostedProgram Program { get; }
    public Chromium Browser { get; }

    /// <summary>The secret link of a customer whose letter was sent.</summary>
    public string CustomersLink { get; private set; } = "";

    /// <summary>Makes a folder one of this organisation, for a test without a browser.</summary>
    public static Task CopyToAsync(string data) => Filled.CopyToAsync(data);

    /// <summary>The one that all tests look at. It takes a while to fill, so there is only one.</summary>
    public static Task<SampleOrganisation> SharedAsync() => One.Value;

    /// <summary>Ends the shared one, where a test began it.</summary>
    public static async Task EndSharedAsync()
    {
        if (One.IsValueCreated && One.Value.IsCompletedSuccessfully) await (await One.Value).DisposeAsync();
    }

    /// <summary>One of its own, for tests that change what they find.</summary>
    public static async Task<SampleOrganisation> StartAsync()
    {
        var browser = await Chromium.OpenAsync();
        var organisation = new SampleOrganisation(await HostedProgram.StartAsync(Filled.CopyToAsync), browser);
        var visitor = await organisation.AsAsync("Ruth Adeyemi");
        await organisation.LearnAsync(visitor);
        await visitor.Page.Context.CloseAsync();
        return organisation;
    }

    /// <summary>Somebody of its people, signed in.</summary>
    public async Task<Visitor> AsAsync(string name, int width = 1280)
    {
        var visitor = await Browser.VisitorAsync(Program.Address, width);
        await visitor.Page.Context.AddCookiesAsync([await Program.SignedInAsync(SampleWork.People.Single(p => p.Name == name).Email)]);
        return visitor;
    }

    /// <summary>Ruth, in a window in which she only looks; whoever looks next gets it again.</summary>
    public async Task<Borrowed> BorrowRuthAsync()
    {
        if (!_ruths.TryTake(out var ruth)) ruth = await AsAsync("Ruth Adeyemi");
        ruth.Complaints.Clear();
        return new Borrowed(ruth, _ruths);
    }

    /// <summary>An address with the names in braces replaced: {pause}, {analyze}, {fix} and {closed} are reviews at these stages.</summary>
    public string Place(string address) => _places.Aggregate(address, (at, place) => at.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Program.DisposeAsync();
    }

    private async Task LearnAsync(Visitor visitor)
    {
        foreach (var stage in new[] { "pause", "analyze", "fix", "closed" })
            _places[stage] = await NumberAsync(visitor, $"/reviews?stage={stage}", "/reviews/");
        await visitor.GoAsync("/");
        _places["asked"] = (await visitor.Part("asked").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!.Split('=')[1];
        _places["incident"] = await NumberAsync(visitor, "/incidents", "/incidents/");
        _places["person"] = await NumberAsync(visitor, "/people", "/people/", "Marek Nowak");
        _places["sent"] = await NoticeAsync(visitor, "Sent");
        _places["draft"] = await NoticeAsync(visitor, "Draft");
        await visitor.GoAsync(Place("/notices/{sent}"));
        await visitor.Button("Make a new link").First.ClickAsync();
        await visitor.PressAsync("Make a new link", visitor.Page.GetByRole(AriaRole.Dialog));
        CustomersLink = await visitor.Page.GetByLabel("Secret link of").First.InputValueAsync();
    }

    /// <summary>What follows <paramref name="prefix"/> in the address of the first link of a list.</summary>
    private static async Task<string> NumberAsync(Visitor visitor, string list, string prefix, string? name = null)
    {
        await visitor.GoAsync(list);
        var links = visitor.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = name });
        var ofRows = links.And(visitor.Page.Locator($"[href^='{prefix}']")); // the heads of a table are links too
        return (await ofRows.First.GetAttributeAsync("href"))![prefix.Length..].Split('/')[0];
    }

    private static async Task<string> NoticeAsync(Visitor visitor, string state)
    {
        await visitor.GoAsync("/notices");
        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { Has = visitor.Page.GetByText(state, new() { Exact = true }) });
        return (await row.First.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!["/notices/".Length..];
    }

    /// <summary>A window that goes back where it came from.</summary>
    public readonly record struct Borrowed(Visitor Visitor, ConcurrentBag<Visitor> From) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // What this page still does would be complained of on the next.
            await Visitor.Page.GotoAsync("about:blank");
            From.Add(Visitor);
        }
    }
}
