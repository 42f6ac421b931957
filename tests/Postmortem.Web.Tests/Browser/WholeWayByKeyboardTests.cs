using System.Text;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;

namespace Postmortem.Web.Tests.Browser;

/// <summary>From an empty folder to a closed review, a notice that is sent and its PDF, by people who have no mouse.</summary>
[TestClass]
public sealed class WholeWayByKeyboardTests
{
    private readonly List<KeyboardHand> _hands = [];

    public TestContext TestContext { get; set; } = default!;

    [TestCleanup]
    public void Tell() => TestContext.WriteLine(string.Join("\n", _hands.SelectMany(hand => hand.Faults)));

    [TestMethod]
    [DataRow(1280, 800)]
    [DataRow(390, 844)]
    public async Task It_is_gone_with_keys_alone_and_after_each_of_them_what_has_the_keyboard_is_in_sight(int width, int height)
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var (ada, ana) = (await NobodyYetAsync(program, browser, width, height), await NobodyYetAsync(program, browser, width, height));

        await ShortestWay.GoAsync(ada, ana);
        await ada.ClickAsync(ada.Visitor.Part("customers").GetByRole(AriaRole.Button).First, "the customers");
        await ada.ClickAsync(ada.Visitor.Part("customers").GetByRole(AriaRole.Link).First, "the notice");
        var pdf = await ada.DownloadAsync("Download PDF");

        Assert.AreEqual("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.IsEmpty(_hands.SelectMany(hand => hand.Faults));
    }

    private async Task<KeyboardHand> NobodyYetAsync(HostedProgram program, Chromium browser, int width, int height)
    {
        var visitor = await browser.VisitorAsync(program.Address, width);
        await visitor.Page.SetViewportSizeAsync(width, height);
        _hands.Add(new KeyboardHand(visitor));
        return _hands[^1];
    }
}
