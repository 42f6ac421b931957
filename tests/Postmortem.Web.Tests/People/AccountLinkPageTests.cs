using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postmortem.People;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.People;

/// <summary>What a link to an account answers over HTTP, without a script and without an account.</summary>
[TestClass]
public sealed class AccountLinkPageTests
{
    private const string Chosen = "seven slow river barges";

    [TestMethod]
    public async Task Looking_at_an_invitation_changes_nothing_and_choosing_a_password_works_once()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var made = await InviteAsync(program);
        using var client = Client(program);
        var before = await ChangesAsync(program);
        using (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/a/{made.Secret}"))) { } // as what shows a preview of a link does
        foreach (var _ in new[] { 1, 2 })
        {
            using var answer = await client.GetAsync($"/a/{made.Secret}");
            Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.IsTrue(answer.Headers.CacheControl!.NoStore);
            StringAssert.StartsWith(answer.Headers.GetValues("X-Robots-Tag").Single(), "noindex");
            Assert.AreEqual("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }
        Assert.AreEqual(before, await ChangesAsync(program));

        using var weak = await SendAsync(client, made.Secret, "too short");
        StringAssert.Contains(await weak.Content.ReadAsStringAsync(), "at least 15 are needed");
        using var first = await SendAsync(client, made.Secret, Chosen);
        Assert.AreEqual((HttpStatusCode.Redirect, "/"), (first.StatusCode, new Uri(program.Address, first.Headers.Location!).AbsolutePath));
        StringAssert.Contains(await client.GetStringAsync("/"), "Ana Silva"); // signed in by it
        using var stranger = Client(program);
        using var again = await stranger.GetAsync($"/a/{made.Secret}");
        Assert.AreEqual(HttpStatusCode.Gone, again.StatusCode);
        StringAssert.Contains(await again.Content.ReadAsStringAsync(), "This link opens nothing any more");
    }

    [TestMethod]
    public async Task A_link_that_opens_nothing_says_the_same_whatever_it_was_and_no_other_way_to_ask_leads_to_sign_in()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var made = await InviteAsync(program);
        var links = program.Services.GetRequiredService<AccountLinkService>();
        using var client = Client(program);
        var form = await FormAsync(client, made.Secret, Chosen);
        Assert.IsNull(await links.TakeBackAsync(await AdaAsync(program), made.PersonId));

        List<string> pages = [];
        foreach (var secret in new[] { made.Secret, "wrong", made.Secret + "x", new string('x', 3000) })
        {
            using var answer = await client.GetAsync($"/a/{secret}");
            Assert.AreEqual(HttpStatusCode.Gone, answer.StatusCode, secret);
            using var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            pages.Add(page.Body!.TextContent);
        }
        Assert.AreEqual(1, pages.Distinct().Count(), string.Join('\n', pages));
        using var late = await client.PostAsync($"/a/{made.Secret}", form); // the page stood open when the invitation was taken back
        Assert.AreEqual(HttpStatusCode.Gone, late.StatusCode);
        foreach (var answer in new[] { await client.PutAsync($"/a/{made.Secret}", null), await client.GetAsync($"/a/{made.Secret}/more"),
            await client.DeleteAsync($"/a/{made.Secret}") })
            Assert.AreEqual(HttpStatusCode.Gone, answer.StatusCode, answer.RequestMessage!.Method.Method);
    }

    [TestMethod]
    public async Task No_secret_and_no_password_is_written_to_the_log_whatever_happens_to_them()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, LogLevel.Information);
        var made = await InviteAsync(program);
        using var client = Client(program);
        await client.GetStringAsync($"/a/{made.Secret}");
        await client.GetAsync($"/a/{made.Secret}/more");
        await client.GetAsync($"/a/{made.Secret}x");
        await client.PutAsync($"/a/{made.Secret}", null);
        await client.PostAsync($"/a/{made.Secret}", new StringContent("{}"));
        (await SendAsync(client, made.Secret, "too short")).Dispose();
        (await SendAsync(client, made.Secret, Chosen)).Dispose();
        (await client.GetAsync($"/a/{made.Secret}")).Dispose();

        var told = program.Log.Where(line => line.Contains(made.Secret, StringComparison.Ordinal) || line.Contains(Chosen, StringComparison.Ordinal)).ToList();
        Assert.IsEmpty(told, string.Join('\n', told));
        Assert.IsTrue(program.Log.Any(line => line.Contains("Password chosen by a link", StringComparison.Ordinal)), "the log was written at all");
    }

    [TestMethod]
    public async Task Somebody_else_who_is_signed_in_is_told_so_and_is_signed_out_on_the_server()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var made = await InviteAsync(program);
        var cookie = await program.SignedInAsync(Account.Mia.Email);
        using var client = Client(program, new Cookie(cookie.Name, cookie.Value));

        StringAssert.Contains(await client.GetStringAsync($"/a/{made.Secret}"), $"You are signed in as {Account.Mia.Name}");
        (await SendAsync(client, made.Secret, Chosen)).Dispose();

        using var copy = Client(program, new Cookie(cookie.Name, cookie.Value));
        using var answer = await copy.GetAsync("/me");
        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [TestMethod]
    public async Task Signing_in_answers_the_same_for_somebody_who_is_invited_as_for_nobody()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        await InviteAsync(program);
        List<string> answers = [];
        foreach (var email in new[] { "ana@northwind.example", "nobody@northwind.example", Account.Mia.Email })
        {
            using var client = Client(program);
            using var page = await (await PlainForm.OpenAsync(client, "/sign-in", "sign-in")).Fill("Input.Email", email)
                .Fill("Input.Password", "not the password at all").SendAsync();
            answers.Add(page.QuerySelector(".message.late")!.TextContent.Trim());
            StringAssert.Contains(page.Body!.TextContent, "Ask an administrator of your organisation");
        }
        Assert.AreEqual(1, answers.Distinct().Count(), string.Join('\n', answers));
    }

    private static HttpClient Client(HostedProgram program, Cookie? cookie = null)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        if (cookie is not null) handler.CookieContainer.Add(program.Address, cookie);
        return new HttpClient(handler) { BaseAddress = program.Address };
    }

    private static async Task<FormUrlEncodedContent> FormAsync(HttpClient client, string secret, string password) =>
        new(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken.In(await client.GetStringAsync($"/a/{secret}")),
            ["_handler"] = "account-link",
            ["Input.Password"] = password,
        });

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string secret, string password)
    {
        using var form = await FormAsync(client, secret, password);
        return await client.PostAsync($"/a/{secret}", form);
    }

    private static async Task<Actor> AdaAsync(HostedProgram program) =>
        (await program.Services.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Ada.Email)).Value;

    private static async Task<MadeLink> InviteAsync(HostedProgram program) =>
        (await program.Services.GetRequiredService<AccountLinkService>()
            .InviteAsync(await AdaAsync(program), "Ana Silva", "ana@northwind.example", null)).Value;

    private static async Task<int> ChangesAsync(HostedProgram program)
    {
        await using var db = await program.Services.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        return await db.Changes.CountAsync();
    }
}
