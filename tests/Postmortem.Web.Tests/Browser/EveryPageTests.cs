using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Every page, in the sample organisation, looked at with everything that looks for us.</summary>
[TestClass]
public sealed class EveryPageTests
{
    /// <summary>Where each route is looked at. A new page without an entry fails <see cref="Every_page_is_looked_at"/>.</summary>
    private static readonly Dictionary<string, string[]> Addresses = new()
    {
        ["/"] = ["/", "/?asked={asked}"],
        ["/a/{Secret}"] = [], // below, and in InvitingTests
        ["/actions"] = ["/actions", "/actions?show=all&sort=owner", "/actions?show=late&owner=00000000000000000000000000000000"],
        ["/demo"] = [], // below, as somebody who is not signed in
        ["/incidents"] = ["/incidents", "/incidents?show=all&sort=-customers", "/incidents?show=all&find=nothinghasthisword"],
        ["/incidents/import"] = ["/incidents/import", "/incidents/import?from=text"],
        ["/incidents/new"] = ["/incidents/new"],
        ["/incidents/{Number:int}"] = ["/incidents/{incident}"],
        ["/incidents/{Number:int}/edit"] = ["/incidents/{incident}/edit"],
        ["/kit"] = ["/kit"],
        ["/kit/letter"] = [], // GalleryBrowserTests
        ["/kit/register"] = [], // GalleryBrowserTests
        ["/kit/review"] = [], // GalleryBrowserTests
        ["/me"] = ["/me"],
        ["/notices"] = ["/notices"],
        ["/notices/{Number:int}"] = ["/notices/{sent}", "/notices/{draft}"],
        ["/people"] = ["/people"],
        ["/people/add"] = ["/people/add"],
        ["/people/invite"] = ["/people/invite"],
        ["/people/{Id:guid}"] = ["/people/{person}"],
        ["/problem/{Code:int}"] = ["/problem/404"],
        ["/reviews"] = ["/reviews", "/reviews?find=till&sort=title", "/reviews?stage=fix", "/reviews?stage=skipped"],
        ["/reviews/{Number:int}"] = ["/reviews/{closed}"],
        ["/reviews/{Number:int}/analyze"] = ["/reviews/{analyze}/analyze?open=all", "/reviews/{closed}/analyze?open=all", "/reviews/{pause}/analyze"],
        ["/reviews/{Number:int}/fix"] = ["/reviews/{fix}/fix?open=all", "/reviews/{pause}/fix"],
        ["/reviews/{Number:int}/history"] = ["/reviews/{closed}/history"],
        ["/reviews/{Number:int}/notices/new"] = ["/reviews/{fix}/notices/new"],
        ["/reviews/{Number:int}/pause"] = ["/reviews/{pause}/pause", "/reviews/{pause}/pause?open=all", "/reviews/{closed}/pause?open=all"],
        ["/reviews/{Number:int}/session"] = ["/reviews/{analyze}/session", "/reviews/{pause}/session"],
        ["/reviews/{Number:int}/session/screen"] = ["/reviews/{analyze}/session/screen"],
        ["/search"] = ["/search", "/search?q=card", "/search?q=nothinghasthisword"],
        ["/set-up"] = [], // SetUpBrowserTests: here it is set up already
        ["/settings"] = ["/settings"],
        ["/sign-in"] = [], // below
    };

    /// <summary>Something that opens on a page, by the button that opens it.</summary>
    private static readonly (string Address, string Button)[] Opened =
    [
        ("/reviews/{pause}/pause", "Open Analyze"),
        ("/reviews/{pause}/pause", "Rename this review"),
        ("/reviews/{analyze}/analyze?open=all", "Change: "),
        ("/reviews/{analyze}/analyze?open=all", "Why was that possible? "),
        ("/reviews/{analyze}/analyze?open=all", "1 comment on "),
        ("/reviews/{fix}/fix?open=all", "Plan an action"),
        ("/reviews/{fix}/fix?open=all", "Make it less likely: "),
        ("/reviews/{fix}/fix?open=all", "Accept it instead: "),
        ("/reviews/{fix}/fix?open=all", "Share with customers: "),
        ("/reviews/{fix}/fix?open=all", "Ask other teams: "),
        ("/actions", "Owner of "),
        ("/actions", "Due date of "),
        ("/actions", "State of "),
        ("/incidents/new", "Report it"),
        ("/notices/{draft}", "Approve this letter"),
    ];

    private static readonly ConcurrentDictionary<string, bool> Checked = [];
    private static SampleOrganisation _organisation = null!;

    public static IEnumerable<object[]> Pages => Addresses.Values.SelectMany(addresses => addresses).Select(address => new object[] { address });

    public static IEnumerable<object[]> OpenedThings => Opened.Select(opened => new object[] { opened.Address, opened.Button });

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => _organisation = await SampleOrganisation.SharedAsync();

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        await SampleOrganisation.EndSharedAsync();
        await Chromium.EndSharedAsync();
    }

    [TestMethod]
    public void Every_page_is_looked_at()
    {
        var routes = typeof(Postmortem.Web.Hosting.WebShell).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template);
        CollectionAssert.AreEquivalent(routes.ToList(), Addresses.Keys.ToList());
    }

    [TestMethod]
    public async Task A_fault_of_a_page_is_noticed()
    {
        var visitor = await _organisation.Browser.VisitorAsync(_organisation.Program.Address);
        await visitor.Page.SetContentAsync("<html lang=\"en\"><title>A fault</title><main><h1>A fault</h1><input>"
            + "<p style=\"width: 400px; color: #999\">Too pale, and too wide for a phone</p></main>");
        var findings = string.Join("\n", await Looks.FindingsAsync(visitor.Page));
        StringAssert.Contains(findings, "wider than its window of 320 px");
        StringAssert.Contains(findings, "(1280 px, Light): label: <input>");
        StringAssert.Contains(findings, "(1280 px, Dark): color-contrast: <p");
        await visitor.Page.Context.CloseAsync();
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public async Task A_page_keeps_nobody_out_fits_every_window_and_complains_of_nothing(string address)
    {
        await using var ruth = await _organisation.BorrowRuthAsync();
        await ruth.Visitor.GoAsync(_organisation.Place(address));
        await LooksGoodAsync(ruth.Visitor, address.StartsWith("/problem", StringComparison.Ordinal));
        await HasLiveLinksAsync(ruth.Visitor);
    }

    [TestMethod]
    [DynamicData(nameof(OpenedThings))]
    public async Task What_opens_on_a_page_keeps_nobody_out_either(string address, string button)
    {
        await using var borrowed = await _organisation.BorrowRuthAsync();
        var ruth = borrowed.Visitor;
        await ruth.GoAsync(_organisation.Place(address));
        await ruth.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + System.Text.RegularExpressions.Regex.Escape(button)) }).First.ClickAsync();
        const string opened = "dialog[open], form.edit-in-place, .talk, .rename, form.factor-add .row > button + button, "
            + "select:focus, input:focus, textarea:focus, .error, #send";
        await Expect(ruth.Page.Locator(opened).First).ToBeVisibleAsync();
        await LooksGoodAsync(ruth, within: opened);
    }

    [TestMethod]
    public async Task The_pages_of_people_who_are_not_signed_in_keep_nobody_out()
    {
        var visitor = await _organisation.Browser.VisitorAsync(_organisation.Program.Address);
        foreach (var address in new[] { "/sign-in", "/demo", "/n/no-such-letter", "/a/no-such-link", _organisation.CustomersLink })
        {
            visitor.Complaints.Clear();
            await visitor.GoAsync(address);
            await LooksGoodAsync(visitor, address.StartsWith("/n/", StringComparison.Ordinal) || address.StartsWith("/a/", StringComparison.Ordinal));
        }
        await visitor.GoAsync("/sign-in");
        await visitor.GiveCredentialsAsync("ruth@marigold.example", "not the password at all");
        await visitor.ReadsAsync("That did not work");
        await LooksGoodAsync(visitor);
        await visitor.Page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/reviews/{fix}/fix")]
    [DataRow("/actions")]
    public async Task A_first_visit_sends_at_most_250_KB(string address)
    {
        const double most = 250 * 1024;
        var visitor = await _organisation.AsAsync("Ruth Adeyemi");
        var sent = 0d;
        var wire = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        wire.Event("Network.loadingFinished").OnEvent += (_, answer) => sent += answer?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await wire.SendAsync("Network.enable");
        await visitor.GoAsync(_organisation.Place(address));
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.IsGreaterThan(20 * 1024, sent, "The bytes were not counted.");
        Assert.IsLessThanOrEqualTo(most, sent);
        await visitor.Page.Context.CloseAsync();
    }

    private static async Task LooksGoodAsync(Visitor visitor, bool isProblem = false, string? within = null)
    {
        var findings = await Looks.FindingsAsync(visitor.Page, within);
        // The browser itself says on the console that a page answered 404 or 410.
        findings.AddRange(visitor.Complaints.Where(c =>
            !isProblem || !(c.Contains("404", StringComparison.Ordinal) || c.Contains("410", StringComparison.Ordinal))));
        Assert.IsEmpty(findings, string.Join("\n", findings.Distinct()));
    }

    /// <summary>Every address on the page that leads somewhere on this site leads to something.</summary>
    private static async Task HasLiveLinksAsync(Visitor visitor)
    {
        var links = await visitor.Page.EvaluateAsync<string[]>(
            "[...new Set([...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href').split('#')[0])"
            + ".filter(h => h.startsWith('/') && !h.endsWith('.pdf')))]");
        foreach (var link in links.Where(link => Checked.TryAdd(link, true)))
        {
            var answer = await visitor.Page.APIRequest.GetAsync(link);
            var isProblem = link.StartsWith("/problem", StringComparison.Ordinal);
            Assert.IsTrue(answer.Ok || isProblem, $"{visitor.Page.Url} leads to {link}, which answers {answer.Status}.");
        }
    }
}
