using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Postmortem.Web.Tests.Browser;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Hosting;

/// <summary>What the program leaves in a browser.</summary>
[TestClass]
public sealed partial class CookieTests
{
    [TestMethod]
    public async Task Over_HTTPS_every_cookie_is_for_this_host_alone_and_no_script_and_the_browser_stays_with_HTTPS()
    {
        using var certificate = Certificate();
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, certificate: certificate);
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint;
        using var client = new HttpClient(handler) { BaseAddress = program.Address };

        var (cookies, page) = await SignInAsync(client);
        Assert.IsGreaterThanOrEqualTo(31_536_000, page.Headers.GetValues("Strict-Transport-Security").Select(Seconds).Single());
        AreForThisHostAlone(cookies);
    }

    [TestMethod]
    public async Task Behind_a_proxy_on_this_machine_they_are_too_also_where_it_does_not_say_how_it_was_asked()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, hosts: "reviews.example");
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Host = "reviews.example";
        AreForThisHostAlone((await SignInAsync(client)).Cookies);
    }

    [TestMethod]
    public async Task On_this_machine_alone_a_browser_that_takes_no_secure_cookie_over_plain_HTTP_signs_in()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = program.Address };
        foreach (var cookie in (await SignInAsync(client)).Cookies) Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every cookie that is set on the way, and the page that was there first.</summary>
    private static async Task<(List<string> Cookies, HttpResponseMessage Page)> SignInAsync(HttpClient client)
    {
        var page = await client.GetAsync("/sign-in");
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken.In(await page.Content.ReadAsStringAsync()),
            ["_handler"] = "sign-in",
            ["Input.Email"] = Account.Ada.Email,
            ["Input.Password"] = Account.Password,
        });
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        using var signedIn = await client.PostAsync("/sign-in", form);
        Assert.AreEqual(HttpStatusCode.Redirect, signedIn.StatusCode);
        cookies.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        return (cookies, page);
    }

    private static void AreForThisHostAlone(List<string> cookies)
    {
        CollectionAssert.IsSubsetOf(new[] { "__Host-Postmortem", "__Host-Postmortem-Form" }, cookies.Select(c => c.Split('=')[0]).ToList());
        foreach (var cookie in cookies)
        {
            StringAssert.StartsWith(cookie, "__Host-");
            foreach (var part in new[] { "secure", "httponly", "path=/", "samesite=" }) StringAssert.Contains(cookie, part, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie);
        }
    }

    private static int Seconds(string header) => int.Parse(MaxAge().Match(header).Value, CultureInfo.InvariantCulture);

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create();
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    [GeneratedRegex("(?<=max-age=)\\d+")]
    private static partial Regex MaxAge();
}
