using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The whole way of one real incident, with the real program and four people in front of browsers of their own.</summary>
[TestClass]
public sealed class WholeWayTests
{
    private const string Incident = "Incident on 2018-10-21 23:09:19 UTC";
    private const string View = "I pushed my fix and it was gone from the page. I pushed it again, three times, and told my own customers that it was live.";
    private const string Failover = "The database cluster elected a new primary on the other coast within seconds";
    private const string NoDrill = "No one had practised a partition between the two coasts";
    private const string StatusPage = "The status page could say only red, yellow or green";
    private const string Opening = "We are sorry that what you pushed on 21 October was not shown for a day, and that our page did not tell you why.";

    private static readonly string[] Told =
    [
        "For a day, work that you had pushed was stored but not shown.",
        "Two of our sites took writes at the same time when the line between them broke.",
        "A site on the other coast can no longer take over by itself.",
    ];

    private RunningProgram _program = null!;
    private Chromium _browser = null!;
    private Visitor _ada = null!;
    private Visitor _mia = null!;
    private Visitor _noor = null!;
    private int _review;

    [TestInitialize]
    public async Task StartAsync()
    {
        _browser = await Chromium.OpenAsync();
        _program = await RunningProgram.StartAsync();
        (_ada, _mia, _noor) = (await _browser.VisitorAsync(_program.Address), await _browser.VisitorAsync(_program.Address),
            await _browser.VisitorAsync(_program.Address));
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        await _browser.DisposeAsync();
        await _program.DisposeAsync();
    }

    [TestMethod]
    public async Task A_real_incident_goes_from_the_first_visit_to_the_customers_answer()
    {
        await PeopleComeAsync();
        await IncidentsComeAsync();
        await TheyPauseAsync();
        await TheServerDiesWhileTheyAnalyzeAsync();
        await TheyAnalyzeAsync();
        await TheyFixAsync();
        var link = await TheyTellTheCustomerAsync();
        await TheCustomerAnswersAsync(link);
        await TheyCloseAsync();
        await TheyFindItAgainAsync();
        NobodyComplains();
    }

    private async Task PeopleComeAsync()
    {
        await _ada.SetUpAsync(Account.Ada);
        await _ada.SignOutAsync();
        await _ada.SignInAsync(Account.Ada.Email);
        await _ada.AddPersonAsync(Account.Mia);
        await _ada.AddPersonAsync(Account.Noor);
        await _mia.SignInAsync(Account.Mia.Email);
        await _noor.SignInAsync(Account.Noor.Email);
    }

    private async Task IncidentsComeAsync()
    {
        await _noor.ReportAsync("The parcel was left in the rain. The book in it is ruined.", "2026-03-02T09:15", "One reader in Bergen");
        await _ada.ImportFilesAsync(Needs.Sample("statuspage", "github-6swlsy1h3wy9.json"));
        await _ada.HeadingAsync("One incident was read");
        await _ada.ImportTextAsync(await File.ReadAllTextAsync(Needs.Sample("markdown", "dfds-PM2020-006_-_ADSync_service_accounts.md")));
        await _ada.HeadingAsync("One incident was read");
        _review = await _ada.StartReviewAsync(Incident);
    }

    private async Task TheyPauseAsync()
    {
        await _ada.ContainAsync("Writes were stopped at 23:19; the queue of pushes is held, none is lost.");
        await _ada.StoreAsync("The customer’s view", View);
        await _ada.CountAffectedAsync(1482, "Everyone who pushed on that day, counted in the audit log.");
        await _ada.AddEntryAsync("2018-10-21T22:52", "The line between the two coasts broke for 43 seconds", "Network log, 22:52");
        await _ada.AddEntryAsync("2018-10-21T22:54", "Alerts told the first people on call", "Pager");
        await _ada.ShareAsync("The line between the two coasts broke", Told[0]);
        await _ada.NameFacilitatorAsync(Account.Ada);
        await _ada.InviteAsync(Account.Noor);

        await _noor.GoAsync($"/reviews/{_review}/pause?open=all");
        await _noor.AcceptGroundRuleAsync();
        await _noor.WritePerspectiveAsync("The dashboard was green for me until 23:02. I took the first alert for a drill.");

        await _ada.GoAsync($"/reviews/{_review}/pause?open=all");
        await _ada.OpenStageAsync("Analyze", "Why was that possible?");
    }

    /// <summary>A factor and a text are stored; another factor stands half written in its field. Then the power goes.</summary>
    private async Task TheServerDiesWhileTheyAnalyzeAsync()
    {
        await _ada.AddFactorAsync(Failover);
        await _ada.StoreAsync("Or: why nothing limited the harm", "Nothing that we know of yet.");
        await _ada.FillAsync("Add a factor", "No one had practised");
        var again = await _browser.VisitorAsync(_program.Address);
        await again.SignInAsync(Account.Ada.Email);
        await again.GoAsync($"/reviews/{_review}/analyze?open=all");
        while (!await again.Page.GetByText("You began this earlier. We kept your words.").IsVisibleAsync())
            await again.GoAsync($"/reviews/{_review}/analyze?open=all");

        NobodyComplains();
        await _program.KillAsync();
        await _ada.ReadsAsync("The connection is gone for a moment.");
        await _ada.Field("Add a factor").PressSequentiallyAsync(" a partition");
        await _program.StartAgainAsync();

        await Expect(_ada.Field("Add a factor")).ToHaveValueAsync("No one had practised a partition");
        await _ada.LiveAsync();
        await Expect(_ada.Field("Or: why nothing limited the harm")).ToHaveValueAsync("Nothing that we know of yet.");
        await again.GoAsync($"/reviews/{_review}/analyze?open=all");
        await again.ReadsAsync(Failover, again.Factors());
        await again.ReadsAsync("You began this earlier. We kept your words.");
        await again.Page.Context.CloseAsync();

        // Every browser that was open said that it lost its connection, as it should.
        foreach (var visitor in new[] { _ada, _mia, _noor })
        {
            await visitor.GoAsync("/");
            visitor.Complaints.Clear();
        }
    }

    private async Task TheyAnalyzeAsync()
    {
        await _ada.GoAsync($"/reviews/{_review}/analyze?open=all");
        await _ada.AddFactorAsync(StatusPage);
        await _ada.ExplainAsync(Failover, NoDrill);
        await _ada.ShowAsync(Failover, "Election log, 22:52:27");
        await _ada.ShowAsync(NoDrill, "Calendar of drills, two years back");
        await _ada.ShowAsync(StatusPage, "Screenshots of the page, 23:15 to 06:00");
        await _ada.LimitedByAsync("The backups were read back every day, so we knew that they could be trusted");
        await _ada.ThankAsync(Account.Noor, "Stayed with the restore until the last queue was empty");
        await _ada.ShareAsync(Failover, Told[1]);
        await _ada.OpenStageAsync("Fix", "What will be different?");
    }

    private async Task TheyFixAsync()
    {
        await _ada.PlanAsync(Failover, "A primary on the other coast cannot be elected without a person", Account.Noor, "Stronger",
            "No election across coasts in eight weeks of drills");
        await _ada.PlanAsync(StatusPage, "The status page tells in words which parts are behind, and by how much", Account.Mia, "Intermediate",
            "Calls that ask what is broken fall by half");
        await _ada.CoverAsync("A-1", NoDrill);
        await _ada.ShareAsync("A primary on the other coast", Told[2]);
    }

    private async Task<string> TheyTellTheCustomerAsync()
    {
        await _ada.ComposeAsync(_review, Opening, Told, "A-2", "Write to us if something of yours is still missing.");
        await _ada.AddRecipientAsync("Ms Okafor", "okafor@customer.example");
        var notice = new Uri(_ada.Page.Url).AbsolutePath;

        await _mia.GoAsync("/");
        await _mia.ReadsAsync("Notices waiting for your approval");
        await _mia.GoAsync(notice);
        return await _mia.ApproveAndSendAsync("Ms Okafor");
    }

    private async Task TheCustomerAnswersAsync(string link)
    {
        var customer = await _browser.VisitorAsync(_program.Address);
        List<string> asked = [];
        customer.Page.Request += (_, request) => asked.Add(request.Url);
        await customer.GoAsync(link);
        foreach (var words in Told.Append(Opening)) await customer.ReadsAsync(words);
        Assert.AreEqual(0, await customer.Page.Locator("script").CountAsync());
        var said = await customer.Page.Locator(".prose").Locator("p, li, h2").AllInnerTextsAsync();

        var pdf = PdfText.Packed(await PdfText.OfAsync(await customer.DownloadAsync(customer.Page.GetByRole(AriaRole.Link,
            new() { Name = "Download as PDF" }))));
        foreach (var line in said.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))) StringAssert.Contains(pdf, PdfText.Packed(line));

        await customer.FillAsync("Would you like to tell us more?", "Thank you for saying it plainly.");
        await customer.PressAsync("Yes, this answers me");
        await customer.ReadsAsync("We are glad that this answers you.");
        Assert.IsFalse(asked.Exists(url => url.Contains("/_blazor", StringComparison.Ordinal) || url.EndsWith(".js", StringComparison.Ordinal)),
            string.Join("\n", asked));
        Assert.IsEmpty(customer.Complaints, string.Join("\n", customer.Complaints));
        await customer.Page.Context.CloseAsync();
        await _mia.Page.ReloadAsync();
        await _mia.ReadsAsync("Thank you for saying it plainly.");
    }

    private async Task TheyCloseAsync()
    {
        await _mia.GoAsync($"/reviews/{_review}/fix?open=all");
        await _mia.SignAsync();
        var review = PdfText.Packed(await PdfText.OfAsync(await _mia.DownloadAsync(_mia.Page.GetByRole(AriaRole.Link, new() { Name = "Summary as PDF" }))));
        foreach (var words in new[] { Incident, View, Failover, NoDrill, StatusPage, Account.Mia.Name }) StringAssert.Contains(review, PdfText.Packed(words));
        await _mia.CloseReviewAsync();
    }

    private async Task TheyFindItAgainAsync()
    {
        await _noor.GoAsync("/");
        await _noor.ReadsAsync("A primary on the other coast cannot be elected");
        await _noor.GoAsync("/actions");
        await _noor.Page.GetByRole(AriaRole.Button, new() { Name = "State of A-1: Planned" }).ClickAsync();
        await _noor.ChooseAsync("State of A-1", "In progress");
        await Expect(_noor.Page.GetByRole(AriaRole.Button, new() { Name = "State of A-1: In progress" })).ToBeVisibleAsync();
        var register = PdfText.Packed(await PdfText.OfAsync(await _noor.DownloadAsync(_noor.Page.GetByRole(AriaRole.Link, new() { Name = "Print as PDF" }))));
        StringAssert.Contains(register, PdfText.Packed("A primary on the other coast cannot be elected without a person"));

        var find = _noor.Field("Find reviews, factors and actions");
        await find.FillAsync("coast");
        await find.PressAsync("Enter");
        await _noor.ReadsAsync(Failover, _noor.Part("found-factor"));
        await _noor.ReadsAsync("A primary on the other coast", _noor.Part("found-action"));

        await _ada.GoAsync($"/reviews/{_review}/history");
        await _ada.HeadingAsync("History");
        await _ada.ReadsAsync(Failover);
        await _ada.ReadsAsync(Account.Mia.Name);
    }

    private void NobodyComplains()
    {
        foreach (var visitor in new[] { _ada, _mia, _noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }
}
