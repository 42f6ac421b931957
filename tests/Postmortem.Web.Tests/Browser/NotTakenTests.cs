using System.Net;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>A form that is sent and cannot be taken: it says so, and what was typed into it stands there again.</summary>
[TestClass]
public sealed class NotTakenTests
{
    [TestMethod]
    [DataRow("its token is of another time", "We could not take that")]
    [DataRow("a colleague signed in meanwhile", "We could not find that page")]
    [DataRow("the data cannot be read", "We cannot reach our data")]
    [DataRow("the program fails", "We made a mistake")]
    public async Task What_was_typed_stands_in_the_form_again(string what, string title)
    {
        var data = new LostData();
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, services: data.AddTo);
        await using var browser = await Kit.Chromium.OpenAsync();
        var ada = await browser.VisitorAsync(program.Address);
        var adas = await program.SignedInAsync(Account.Ada.Email);
        await ada.Page.Context.AddCookiesAsync([adas]);
        await ada.GoAsync("/settings");
        await ada.FillAsync("Name", "Southwind");
        await ada.FillAsync("Mission", "Nobody waits in the rain");
        if (what.StartsWith("its token", StringComparison.Ordinal))
            await ada.Page.EvaluateAsync("() => document.querySelectorAll('[name=__RequestVerificationToken]').forEach(field => field.value = 'old')");
        var mias = await program.SignedInAsync(Account.Mia.Email); // after which it is read anew who Ada is
        if (what.StartsWith("a colleague", StringComparison.Ordinal)) await ada.Page.Context.AddCookiesAsync([mias]);
        if (what.StartsWith("the data", StringComparison.Ordinal)) data.Fails = LostData.Unreachable;
        if (what.StartsWith("the program", StringComparison.Ordinal)) data.Fails = () => new InvalidOperationException("no");
        await ada.PressAsync("Save");
        await ada.HeadingAsync(title);

        data.Fails = null;
        await ada.Page.Context.AddCookiesAsync([adas]);
        var again = ada.Page.GetByRole(AriaRole.Link, new() { Name = "Load the page again" });
        if (await again.IsVisibleAsync())
            await again.ClickAsync();
        else await ada.GoAsync("/settings");
        await Expect(ada.Field("Name")).ToHaveValueAsync("Southwind");
        await Expect(ada.Field("Mission")).ToHaveValueAsync("Nobody waits in the rain");
        await ada.PressAsync("Save");
        await ada.ReadsAsync("Saved");
    }

    [TestMethod]
    [DataRow("POST", "/people/add", HttpStatusCode.BadRequest)]
    [DataRow("POST", "/sign-out", HttpStatusCode.BadRequest)]
    [DataRow("POST", "/sign-in", HttpStatusCode.BadRequest)]
    [DataRow("POST", "/nowhere", HttpStatusCode.NotFound)]
    [DataRow("PUT", "/me", HttpStatusCode.MethodNotAllowed)]
    [DataRow("DELETE", "/nowhere", HttpStatusCode.NotFound)]
    public async Task However_it_is_asked_what_is_refused_is_no_empty_page(string method, string path, HttpStatusCode status)
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var cookie = await program.SignedInAsync(Account.Ada.Email);
        using var client = new HttpClient { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new FormUrlEncodedContent([new("a", "b")]) };
        using var answer = await client.SendAsync(request);
        Assert.AreEqual(status, answer.StatusCode);
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "<h1>");
    }
}
