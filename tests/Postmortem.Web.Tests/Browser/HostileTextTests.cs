using System.Text.Json;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Text that tries to become something else, typed into every kind of field, read on every page and on paper.</summary>
[TestClass]
public sealed class HostileTextTests
{
    /// <summary>Elements and attributes that nothing of ours has.</summary>
    private const string Injected = """
        [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value))
          || ['IFRAME', 'OBJECT', 'EMBED', 'BODY', 'IMG', 'PLAINTEXT', 'XSS'].includes(e.tagName) && e !== document.body
          || e.tagName === 'SCRIPT' && !e.src).map(e => e.outerHTML.slice(0, 200))
        """;

    /// <summary>Words without a place to break them.</summary>
    private static readonly string LongTitle =
        $"503 on https://shop.example/checkout/v2/sessions/8f3c2b1a-77d0-4d3e-9a51-0c4f6f0e1d2a/confirm {new string('W', 180)}";

    private readonly List<string> _dialogs = [];
    private Northwind _northwind = null!;
    private Visitor _ada = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        _ada = await _northwind.AsAsync(Account.Ada);
        Listen(_ada);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        if (_northwind is not null) await _northwind.DisposeAsync();
    }

    [TestMethod]
    public async Task Hostile_text_stays_text_on_every_page_and_on_paper()
    {
        var texts = await TextsAsync();
        var review = await _ada.ReviewAsync(LongTitle);
        await _ada.StoreAsync("The customer’s view", string.Join("\n", texts));
        await PassAsync("Analyze", "Why was that possible?");
        foreach (var text in texts) await _ada.AddFactorAsync(text);
        await PassAsync("Fix", "What will be different?");
        await _ada.PressAsync("Sign this version");
        foreach (var page in new[] { "pause", "analyze", "fix", "history" }) await IsOnlyTextAsync(_ada, $"/reviews/{review}/{page}?open=all");
        foreach (var address in new[] { "/", "/reviews", "/incidents?show=all", "/search?q=alert", "/search?q=checkout", "/incidents/1", "/actions" })
            await IsOnlyTextAsync(_ada, address);

        var link = await TellAsync(review, texts);
        await IsOnlyTextAsync(_ada, "/notices/1");
        var customer = await _northwind.Browser.VisitorAsync(_northwind.Program.Address);
        Listen(customer);
        await IsOnlyTextAsync(customer, link);
        foreach (var text in texts) await customer.ReadsAsync(text);
        await OnPaperAsync(customer.Page.GetByRole(AriaRole.Link, new() { Name = "Download as PDF" }), customer, texts);
        await _ada.GoAsync($"/reviews/{review}/pause?open=all");
        await OnPaperAsync(_ada.Page.GetByRole(AriaRole.Link, new() { Name = "Summary as PDF" }), _ada, texts);
    }

    private async Task<string> TellAsync(int review, List<string> texts)
    {
        await _ada.GoAsync($"/reviews/{review}/notices/new");
        await _ada.StoreAsync("Title", texts[1]);
        await _ada.StoreAsync("Opening", string.Join("\n\n", texts));
        var happened = _ada.Page.GetByRole(AriaRole.Region, new() { Name = "What happened to them" });
        foreach (var text in texts)
        {
            await _ada.StoreAsync("What happened to them", text, happened);
            await _ada.PressAsync("Add this sentence", happened);
            await Expect(happened.GetByRole(AriaRole.Checkbox, new() { Name = text })).ToBeCheckedAsync();
            await Expect(_ada.Field("What happened to them", happened)).ToHaveValueAsync("");
        }
        await _ada.PressAsync("Go on to recipients");
        await _ada.HeadingAsync("Who receives it");
        await _ada.LiveAsync();
        await _ada.AddRecipientAsync(texts[2], "somebody@customer.example");
        await _ada.PressAsync("Approve this letter");
        await _ada.PressAsync("Send the notice…");
        await _ada.PressAsync("Send the notice", _ada.Page.GetByRole(AriaRole.Dialog));
        return await _ada.Page.GetByLabel("Secret link of").InputValueAsync();
    }

    private async Task PassAsync(string stage, string heading)
    {
        await _ada.PressAsync($"Open {stage}");
        await _ada.FillAsync("Or go on anyway, because", "Only the texts matter here.");
        await _ada.PressAsync($"Open {stage} anyway");
        await _ada.AtAsync($@"/{stage.ToLowerInvariant()}(\?open=all)?$");
        await _ada.HeadingAsync(heading);
        await _ada.OpenAllAsync();
    }

    private async Task IsOnlyTextAsync(Visitor visitor, string address)
    {
        await visitor.GoAsync(address);
        foreach (var width in new[] { 320, 1280 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            var tooWide = await Looks.TooWideAsync(visitor.Page, width);
            Assert.IsEmpty(tooWide, string.Join("\n", tooWide));
        }
        var injected = await visitor.Page.EvaluateAsync<string[]>(Injected);
        Assert.IsEmpty(injected, $"{address}: {string.Join("\n", injected)}");
        Assert.IsEmpty(_dialogs, $"{address} opened {string.Join(", ", _dialogs)}");
        Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }

    private static async Task OnPaperAsync(ILocator link, Visitor visitor, IEnumerable<string> texts)
    {
        var paper = PdfText.Packed(await PdfText.OfAsync(await visitor.DownloadAsync(link)));
        foreach (var text in texts) StringAssert.Contains(paper, PdfText.Packed(text));
    }

    /// <summary>A handful of each list: short enough for a title, and without what no keyboard types.</summary>
    private static async Task<List<string>> TextsAsync()
    {
        var naughty = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Needs.Sample("text", "blns.json")))!;
        var payloads = await File.ReadAllLinesAsync(Needs.Sample("text", "xss-payload-list.txt"));
        string[] wanted = ["<script>alert(123)</script>", "<img src=x onerror=alert(123) />", "</textarea><script>alert(123)</script>", "<plaintext>"];
        var few = naughty.Where(wanted.Contains).Concat(payloads.Where(p => p is [_, .., _] && p.Length < 120 && p.All(c => c is >= ' ' and <= '~'))
            .Where((_, i) => i % 1800 == 5)).Distinct().ToList();
        Assert.IsGreaterThan(6, few.Count);
        return [.. few, "[click me](javascript:alert(1))", "![x](x \"onerror=alert(1)\")", "{{constructor.constructor('alert(1)')()}}"];
    }

    private void Listen(Visitor visitor) => visitor.Page.Dialog += async (_, dialog) =>
    {
        _dialogs.Add(dialog.Message);
        await dialog.DismissAsync();
    };
}
