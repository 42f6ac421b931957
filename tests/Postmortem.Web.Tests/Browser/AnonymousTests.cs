using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Tests.Browser;

/// <summary>What somebody without an account gets from the running program.</summary>
[TestClass]
public sealed partial class AnonymousTests
{
    private static SampleOrganisation _organisation = null!;

    /// <summary>Every page that does not say that it is for everyone, and every file behind sign-in.</summary>
    public static IEnumerable<object[]> Closed => typeof(Postmortem.Web.Hosting.WebShell).Assembly.GetTypes()
        .Where(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is null)
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
        .Concat(["/actions.pdf", "/reviews/{Number:int}/review.pdf", "/notices/{Number:int}/notice.pdf", "/reviews/{Number:int}/attachments/{Id:guid}"])
        .Select(template => new object[] { template });

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => _organisation = await SampleOrganisation.SharedAsync();

    [TestMethod]
    [DynamicData(nameof(Closed))]
    public async Task Nothing_of_ours_is_shown_without_signing_in(string template)
    {
        var address = Guids().Replace(Numbers().Replace(template, "1"), Guid.Empty.ToString());
        using var client = Client();
        using var answer = await client.GetAsync(address);
        if (answer.StatusCode == HttpStatusCode.NotFound) return;
        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.AreEqual($"/sign-in?returnUrl={Uri.EscapeDataString(address)}", new Uri(_organisation.Program.Address, answer.Headers.Location!).PathAndQuery);
    }

    [TestMethod]
    [DataRow("/_blazor")]
    [DataRow("/_blazor/negotiate?negotiateVersion=1")]
    [DataRow("/_blazor/initializers")]
    public async Task No_circuit_is_opened(string address)
    {
        using var client = Client();
        using var got = await client.GetAsync(address);
        using var posted = await client.PostAsync(address, null);
        Assert.AreEqual((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (got.StatusCode, posted.StatusCode));
    }

    [TestMethod]
    public async Task A_customers_page_runs_nothing_keeps_nothing_and_is_found_by_no_search_engine()
    {
        var customer = await _organisation.Browser.VisitorAsync(_organisation.Program.Address);
        List<string> sockets = [];
        customer.Page.WebSocket += (_, socket) => sockets.Add(socket.Url);
        var answer = await customer.GoAsync(_organisation.CustomersLink);

        Assert.AreEqual(200, answer!.Status);
        var headers = await answer.AllHeadersAsync();
        StringAssert.Contains(headers["cache-control"], "no-store");
        StringAssert.Contains(headers["x-robots-tag"], "noindex");
        Assert.AreEqual("no-referrer", headers["referrer-policy"]);
        Assert.AreEqual(1, await customer.Page.Locator("meta[name=robots][content*=noindex]").CountAsync());
        Assert.AreEqual(0, await customer.Page.Locator("script").CountAsync());
        Assert.AreEqual(0, await customer.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.IsEmpty(sockets);
        // The one cookie proves that the answer comes from this page, and goes when the browser is closed.
        foreach (var cookie in await customer.Page.Context.CookiesAsync())
        {
            StringAssert.Contains(cookie.Name, "Antiforgery");
            Assert.AreEqual(-1f, cookie.Expires);
            Assert.IsTrue(cookie.HttpOnly);
        }
        await customer.Page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Every_letter_that_does_not_open_says_the_same()
    {
        using var client = Client();
        var secret = _organisation.CustomersLink.Split('/')[^1];
        var wrong = (secret[0] == 'A' ? 'B' : 'A') + secret[1..];
        List<(HttpStatusCode, string)> answers = [];
        foreach (var address in new[] { $"/n/{wrong}", "/n/x", $"/n/{secret}x" })
        {
            using var answer = await client.GetAsync(address);
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        Assert.AreEqual(HttpStatusCode.NotFound, answers[0].Item1);
        Assert.HasCount(1, answers.Distinct());
    }

    private static HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _organisation.Program.Address };

    [GeneratedRegex(@"\{\w+:int\}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Guids();
}
