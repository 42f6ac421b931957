using System.Net;
using Postmortem.Web.Tests.Kit;

namespace Postmortem.Web.Tests.Hosting;

[TestClass]
public sealed class SecurityHeadersTests
{
    // Written out again, so that whoever loosens the policy has to say so here.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    [TestMethod]
    [DataRow("/kit", "administrator", HttpStatusCode.OK)]
    [DataRow("/kit", "member", HttpStatusCode.NotFound)]
    [DataRow("/kit", null, HttpStatusCode.Unauthorized)]
    [DataRow("/no/such/page", null, HttpStatusCode.Unauthorized)]
    [DataRow("/no/such/page", "member", HttpStatusCode.NotFound)]
    [DataRow("/api/no/such/thing", null, HttpStatusCode.Unauthorized)]
    [DataRow("/problem/404", null, HttpStatusCode.NotFound)]
    [DataRow("/fails", "member", HttpStatusCode.InternalServerError)]
    [DataRow("/icons.svg", null, HttpStatusCode.OK)]
    [DataRow("/css/tokens.css", null, HttpStatusCode.OK)]
    [DataRow("/js/shell.js", null, HttpStatusCode.OK)]
    [DataRow("/_blazor/negotiate", null, HttpStatusCode.Unauthorized)]
    public async Task Every_answer_carries_the_strict_policy(string path, string? role, HttpStatusCode status)
    {
        await using var host = await KitHost.StartAsync();
        using var client = host.Client(role);
        using var answer = await client.GetAsync(path);

        Assert.AreEqual(status, answer.StatusCode);
        Assert.AreEqual(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.AreEqual("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.AreEqual("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.AreEqual("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        StringAssert.Contains(answer.Headers.GetValues("Permissions-Policy").Single(), "camera=()");
    }

    [TestMethod]
    public async Task Static_files_have_bytes_outside_development_too()
    {
        await using var host = await KitHost.StartAsync("Production");
        using var client = host.Client();
        StringAssert.Contains(await client.GetStringAsync("/css/tokens.css"), "--accent");
        StringAssert.Contains(await client.GetStringAsync("/_framework/blazor.web.js"), "Blazor");
    }

    [TestMethod]
    public async Task No_page_holds_an_inline_style_script_or_handler()
    {
        await using var host = await KitHost.StartAsync();
        using var client = host.Client("administrator");
        foreach (var path in new[] { "/kit", "/kit/review", "/kit/register", "/kit/letter", "/no/such/page" })
        {
            var page = await (await client.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.IsFalse(page.Contains("style=\"", StringComparison.Ordinal), path);
            Assert.IsFalse(System.Text.RegularExpressions.Regex.IsMatch(page, "<script(?![^>]*\\ssrc=)|<style|\\son[a-z]+=\""), path);
        }
    }

    [TestMethod]
    public async Task An_error_says_what_happened_kindly_and_offers_a_way_on()
    {
        await using var host = await KitHost.StartAsync();
        using var client = host.Client("member");
        var page = await (await client.GetAsync("/fails")).Content.ReadAsStringAsync();
        StringAssert.Contains(page, "We made a mistake");
        StringAssert.Contains(page, "Go to the first page");
        Assert.IsFalse(page.Contains("on purpose", StringComparison.Ordinal));
    }
}
