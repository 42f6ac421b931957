using System.Net;
using System.Text.RegularExpressions;
using Postmortem.Notices;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Notices;

/// <summary>What a customer meets behind the secret link, over HTTP and without an account.</summary>
[TestClass]
public sealed partial class CustomerLetterTests
{
    [TestMethod]
    public async Task A_customer_reads_answers_and_changes_the_answer_without_any_script()
    {
        await using var host = await NoticeHost.StartAsync();
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync());
        using var client = host.Client();
        var answer = await client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        foreach (var text in new[] { "Dear Ms Okafor,", "raises an alarm within five minutes", "By\u00A015\u00A0December\u00A02026.",
            "Yes, this answers me", "Not yet",
            "care@northwind.example", "name=\"robots\" content=\"noindex" })
            StringAssert.Contains(WebUtility.HtmlDecode(html), text);
        Assert.IsFalse(html.Contains("<script", StringComparison.OrdinalIgnoreCase), html);
        Assert.IsTrue(answer.Headers.CacheControl!.NoStore);
        StringAssert.StartsWith(answer.Headers.GetValues("X-Robots-Tag").Single(), "noindex");
        Assert.IsTrue(answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.All(c => c.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)));

        var posted = await PostAsync(client, path, html, "not-yet", "My bank still asks. <b>Why?</b>");
        Assert.AreEqual(HttpStatusCode.Redirect, posted.StatusCode);
        html = await client.GetStringAsync(path);
        StringAssert.Contains(html, "We have not finished then");
        StringAssert.Contains(html, "My bank still asks. &lt;b&gt;Why?&lt;/b&gt;");
        await PostAsync(client, path, html, "yes", "");
        html = await client.GetStringAsync(path);
        StringAssert.Contains(html, "We are glad that this answers you");
        Assert.IsFalse(html.Contains("My bank still asks", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Reading_changes_nothing()
    {
        await using var host = await NoticeHost.StartAsync();
        var notice = await host.ComposeAsync();
        var path = "/n/" + await host.SendAsync(notice);
        var before = (await host.Get<NoticeService>().OpenAsync(host.Manager, notice)).Value.Notice;
        using var client = host.Client();
        await client.GetStringAsync(path);
        await client.GetByteArrayAsync(path + "/notice.pdf");
        var after = (await host.Get<NoticeService>().OpenAsync(host.Manager, notice)).Value.Notice;
        Assert.AreEqual(before.Version, after.Version);
        Assert.IsNull(after.Recipients[0].Answer);
    }

    [TestMethod]
    public async Task A_wrong_a_revoked_and_a_replaced_link_look_the_same_and_every_answer_to_them_is_404()
    {
        await using var host = await NoticeHost.StartAsync();
        var notice = await host.ComposeAsync();
        var replaced = await host.SendAsync(notice);
        var notices = host.Get<NoticeService>();
        var recipient = (await notices.OpenAsync(host.Manager, notice)).Value.Notice.Recipients[0].Id;
        var revoked = (await notices.RenewLinkAsync(host.Manager, notice, recipient)).Value;
        await notices.RevokeLinkAsync(host.Manager, notice, recipient);
        using var client = host.Client();
        List<string> pages = [];
        foreach (var secret in new[] { "wrong", replaced, revoked, new string('x', 3000) })
        {
            foreach (var answer in new[] { await client.GetAsync($"/n/{secret}"), await client.GetAsync($"/n/{secret}/notice.pdf"),
                await client.PostAsync($"/n/{secret}", Form("", "yes", "")) })
            {
                Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode, secret);
                Assert.IsFalse(answer.Headers.Contains("Set-Cookie"));
                pages.Add(await answer.Content.ReadAsStringAsync());
            }
        }

        Assert.AreEqual(1, pages.Distinct().Count());
        StringAssert.Contains(pages[0], "This link opens no letter");
    }

    [TestMethod]
    public async Task What_cannot_be_taken_is_said_kindly_and_stays_in_the_field()
    {
        await using var host = await NoticeHost.StartAsync();
        var notice = await host.ComposeAsync("fr", "Ce qui n’a pas marché");
        var path = "/n/" + await host.SendAsync(notice);
        using var client = host.Client();
        var html = await client.GetStringAsync(path);
        StringAssert.Contains(html, "<html lang=\"fr\"");
        StringAssert.Contains(WebUtility.HtmlDecode(html), "Cela vous répond-il ?");
        var long10001 = new string('é', Recipient.MessageLimit + 1);
        var refused = await PostAsync(client, path, html, "yes", long10001);
        Assert.AreEqual(HttpStatusCode.BadRequest, refused.StatusCode);
        var again = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        StringAssert.Contains(again, "10 000 caractères");
        StringAssert.Contains(again, long10001);
        using var stranger = host.Client();
        var forged = await stranger.PostAsync(path, Form("forged", "yes", "Bonjour"));
        Assert.AreEqual(HttpStatusCode.BadRequest, forged.StatusCode);
        StringAssert.Contains(await forged.Content.ReadAsStringAsync(), "Bonjour");
        Assert.AreEqual(HttpStatusCode.BadRequest, (await PostAsync(client, path, html, "maybe", "Bonjour")).StatusCode);
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(client, path, html, "yes", new string('a', 200_000))).StatusCode);
        Assert.IsNull((await host.Get<NoticeService>().OpenAsync(host.Manager, notice)).Value.Notice.Recipients[0].Answer);
    }

    [TestMethod]
    public async Task No_secret_is_written_to_the_log_whatever_happens_to_it()
    {
        await using var host = await NoticeHost.StartAsync();
        var secret = await host.SendAsync(await host.ComposeAsync());
        using var client = host.Client();
        var html = await client.GetStringAsync($"/n/{secret}");
        await client.GetByteArrayAsync($"/n/{secret}/notice.pdf");
        await client.GetAsync($"/n/{secret}/nothing-here");
        await client.GetAsync($"/n/{secret}x");
        await client.PutAsync($"/n/{secret}", null);
        await client.PostAsync($"/n/{secret}", new StringContent("{}"));
        await PostAsync(client, $"/n/{secret}", html, "yes", new string('a', 200_000));
        await PostAsync(client, $"/n/{secret}", html, "yes", "Thank you");
        var told = host.Log.Where(line => line.Contains(secret, StringComparison.Ordinal)).ToList();
        Assert.IsEmpty(told, string.Join('\n', told));
        Assert.IsTrue(host.Log.Any(line => line.Contains("Executed DbCommand", StringComparison.Ordinal)), "the log was written at all");
    }

    internal static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string html, string answer, string message) =>
        client.PostAsync(path, Form(FormToken.In(html), answer, message, HiddenLanguage().Match(html).Groups[1].Value));

    private static FormUrlEncodedContent Form(string token, string answer, string message, string language = "") =>
        new(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["answer"] = answer,
            ["message"] = message,
            ["language"] = language,
        });

    [GeneratedRegex("name=\"language\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenLanguage();
}
