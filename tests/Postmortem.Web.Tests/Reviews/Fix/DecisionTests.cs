using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Reviews.Fix;

/// <summary>What a manager decides: to sign this very version, and that an incident gets no review.</summary>
[TestClass]
public sealed class DecisionTests
{
    private Northwind _northwind = null!;
    private Visitor _mia = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        _mia = await _northwind.AsAsync(Account.Mia);
    }

    [TestCleanup]
    public async Task StopAsync() => await _northwind.DisposeAsync();

    [TestMethod]
    public async Task Whoever_signed_reads_word_by_word_what_changed_since()
    {
        const string factor = "The run reports success when it stops";
        var review = await _northwind.PreparedAsync(Stage.Fix, factor, "Nobody compares the two files");
        await _mia.GoAsync($"/reviews/{review}/fix?open=all");
        await _mia.SignAsync();

        var noor = await _northwind.AsAsync(Account.Noor);
        await noor.GoAsync($"/reviews/{review}/analyze?open=all");
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = $"Change: {Visitor.Start(factor)}" }).ClickAsync();
        await noor.FillAsync("The condition", "The nightly run reports success when it stops early");
        await noor.PressAsync("Save the factor");
        await noor.ReadsAsync("The factor was changed.");

        var since = _mia.Part("since");
        await _mia.ReadsAsync("What changed since Mia Torres signed on", since);
        await Expect(since.Locator("ins")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("nightly"),
            new System.Text.RegularExpressions.Regex("early")]);
        await _mia.ReadsAsync("Signatures that no longer hold");
        await LooksGoodAsync(_mia);
        await _mia.SignAsync();
        await Expect(since).ToHaveCountAsync(0);
        Assert.IsEmpty(_mia.Complaints, string.Join("\n", _mia.Complaints));
    }

    [TestMethod]
    public async Task An_incident_without_a_review_says_why_and_stands_in_the_register_until_that_is_taken_back()
    {
        const string reason = "The parcel came a day later than said; the customer was told before and did not mind.";
        await _mia.ReportAsync("The parcel came a day late.", "2026-03-02T09:15", "One customer");
        var incident = _mia.Page.Url.Split('?')[0];
        await _mia.Page.GetByText("No review of this one…").ClickAsync();
        await _mia.PressAsync("Go on without a review");
        await _mia.ReadsAsync("The reason to go on without a review is empty. Please write something.");
        await Expect(_mia.Field("Why it gets no review")).ToBeFocusedAsync();
        await LooksGoodAsync(_mia);
        await _mia.FillAsync("Why it gets no review", reason);
        await _mia.PressAsync("Go on without a review");
        await _mia.ReadsAsync("Decided by Mia Torres");
        await LooksGoodAsync(_mia);

        await _mia.GoAsync("/reviews?stage=skipped");
        await _mia.ReadsAsync(reason, _mia.Page.GetByRole(AriaRole.Table));
        await LooksGoodAsync(_mia);
        await _mia.GoAsync(incident);
        await _mia.PressAsync("Review it after all");
        await Expect(_mia.Button("Start the review")).ToBeVisibleAsync();
        await _mia.GoAsync("/reviews?stage=skipped");
        await _mia.ReadsAsync("Nothing was left out");
    }

    private static async Task LooksGoodAsync(Visitor visitor)
    {
        var findings = await Looks.FindingsAsync(visitor.Page);
        Assert.IsEmpty(findings, string.Join("\n", findings));
    }
}
