using System.Text;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;

namespace Postmortem.Web.Tests.Browser;

/// <summary>How much somebody new has to press and to write, from an empty folder.</summary>
[TestClass]
public sealed class FewStepsTests
{
    private readonly CountingHand.Tally _tally = new();

    public TestContext TestContext { get; set; } = default!;

    [TestCleanup]
    public void Tell() => TestContext.WriteLine(_tally.ToString());

    [TestMethod]
    public async Task A_letter_that_a_customer_could_hold_is_five_fields_and_six_clicks_away()
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var ada = await NobodyYetAsync(program, browser);

        await ada.BeginReviewAsync();
        await ada.PressAsync("Draft an acknowledgement");
        await ada.Visitor.AtAsync(@"/notices/\d+$");
        var pdf = await ada.DownloadAsync("Download PDF");

        Assert.AreEqual("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.IsTrue(_tally is { Fields: <= 5, Clicks: <= 6 }, _tally.ToString());
    }

    /// <summary>Nobody goes past a gate here. What a gate asks for is all that is written.</summary>
    [TestMethod]
    public async Task A_review_with_all_its_gates_and_a_notice_that_is_sent_is_twenty_fields_and_thirty_clicks()
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        await ShortestWay.GoAsync(await NobodyYetAsync(program, browser), await NobodyYetAsync(program, browser));

        Assert.IsTrue(_tally is { Fields: <= MostFields, Clicks: <= MostClicks }, _tally.ToString());
    }

    /// <summary>The goals.</summary>
    private const int MostFields = 20, MostClicks = 30;

    private async Task<CountingHand> NobodyYetAsync(HostedProgram program, Chromium browser) => new(await browser.VisitorAsync(program.Address), _tally);
}
