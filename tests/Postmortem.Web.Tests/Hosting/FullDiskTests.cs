using System.Net;
using Bunit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Web.Components.Layout;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Notices;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Hosting;

/// <summary>What cannot be stored is said as what it is, wherever somebody sends something.</summary>
[TestClass]
public sealed class FullDiskTests
{
    private const string Sentence = "The disk that holds the data is full.";

    private readonly FullDisk _disk = new();

    [TestMethod]
    [DataRow("en", "The fault is on our side")]
    [DataRow("fr", "La faute est de notre côté")]
    public async Task A_customers_words_stay_in_the_field_and_the_link_is_not_called_wrong(string language, string words)
    {
        await using var host = await NoticeHost.StartAsync(services: _disk.AddTo);
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync(language));
        using var client = host.Client();
        var html = await client.GetStringAsync(path);

        _disk.Refuses = _ => true;
        using var refused = await CustomerLetterTests.PostAsync(client, path, html, "not-yet", "My bank still asks.");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        StringAssert.Contains(html, words);
        StringAssert.Contains(html, "My bank still asks.");
        _disk.Refuses = null;
        Assert.AreEqual(HttpStatusCode.Redirect, (await CustomerLetterTests.PostAsync(client, path, html, "not-yet", "My bank still asks.")).StatusCode);
    }

    [TestMethod]
    [DataRow("en", "The fault is on our side", 14)]
    [DataRow("fr", "La faute est de notre côté", 14)]
    [DataRow("fr", "La faute est de notre côté", 1)] // the file is another: "no such table"
    public async Task A_customers_words_come_back_also_where_nothing_can_be_read(string language, string sentence, int code)
    {
        var data = new LostData();
        await using var host = await NoticeHost.StartAsync(services: data.AddTo);
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync(language));
        using var client = host.Client();
        var html = await client.GetStringAsync(path);

        data.Fails = () => new SqliteException("no", code);
        using var refused = await CustomerLetterTests.PostAsync(client, path, html, "not-yet", "My bank <b>still</b> asks.");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.IsTrue(refused.Headers.CacheControl!.NoStore);
        var page = await refused.Content.ReadAsStringAsync();
        StringAssert.Contains(WebUtility.HtmlDecode(page), sentence);
        StringAssert.Contains(page, "My bank &lt;b&gt;still&lt;/b&gt; asks.</textarea>");
        StringAssert.Contains(page, $"<html lang=\"{language}\">");

        data.Fails = null; // and the page that came back sends it
        Assert.AreEqual(HttpStatusCode.Redirect, (await CustomerLetterTests.PostAsync(client, path, page, "not-yet", "My bank still asks.")).StatusCode);
        StringAssert.Contains(await client.GetStringAsync(path), "My bank still asks.");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("/notice.pdf")]
    public async Task A_customers_link_is_not_called_wrong_while_the_data_cannot_be_read(string part)
    {
        var data = new LostData();
        await using var host = await NoticeHost.StartAsync(services: data.AddTo);
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync());
        using var client = host.Client();
        data.Fails = LostData.Unreachable;
        using var answer = await client.GetAsync(path + part);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode, string.Join('\n', host.Log));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        StringAssert.Contains(html, "Please open your link again");
        StringAssert.Contains(html, "Ouvrez votre lien de nouveau");
        Assert.DoesNotContain("<textarea", html);
    }

    [TestMethod]
    public async Task A_program_that_could_read_nothing_since_its_start_says_so_on_its_pages()
    {
        var data = new LostData();
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, services: data.AddTo);
        using var client = Client(program);
        data.Fails = LostData.Unreachable;
        using var answer = await client.GetAsync("/sign-in");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode, string.Join('\n', program.Log));
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "The folder with the data cannot be reached.");
        data.Fails = null;
        Assert.AreEqual(HttpStatusCode.OK, (await client.GetAsync("/sign-in")).StatusCode);
    }

    [TestMethod]
    public async Task Whoever_gave_the_right_password_is_told_why_they_are_not_in()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, services: _disk.AddTo);
        using var client = Client(program);
        _disk.Refuses = _ => true;
        var (status, html) = await PostAsync(client, "/sign-in", "sign-in", [new("Input.Email", Account.Ada.Email), new("Input.Password", Account.Password)]);
        Assert.AreEqual(HttpStatusCode.OK, status);
        StringAssert.Contains(html, Sentence);
    }

    [TestMethod]
    public async Task Whoever_set_everything_up_or_chose_a_place_in_the_sample_is_told_why_they_are_not_in()
    {
        await using var program = await HostedProgram.StartAsync(services: _disk.AddTo);
        using var client = Client(program);
        _disk.Refuses = db => db.ChangeTracker.Entries<DeviceSession>().Any();
        var (_, html) = await PostAsync(client, "/set-up", "set-up",
        [
            new("Input.Organisation", "Northwind"), new("Input.Name", Account.Ada.Name), new("Input.Email", Account.Ada.Email),
            new("Input.Password", Account.Password), new("Input.TimeZone", "UTC"),
        ]);
        StringAssert.Contains(html, "Your organisation is set up, and you are not signed in yet. " + Sentence);

        await using var sample = await HostedProgram.StartAsync(SampleOrganisation.CopyToAsync, services: _disk.AddTo);
        using var visitor = Client(sample);
        (_, html) = await PostAsync(visitor, "/demo", "come-in", [new("Email", Samples.SampleWork.People[0].Email)]);
        StringAssert.Contains(html, Sentence);
    }

    [TestMethod]
    [DataRow("/me", "me", "Input.Name=Ada L&Input.TimeZone=Europe/Paris")]
    [DataRow("/me", "my-password", "Password.Present={password}&Password.New=seven slow river barges")]
    [DataRow("/settings", "organisation", "Input.Name=Southwind&Input.TimeZone=UTC")]
    [DataRow("/people/add", "add-person", "Input.Name=Bo&Input.Email=bo@northwind.example&Input.Role=Member")]
    [DataRow("/people/{mia}", "change", "Change.Name=Mia B&Change.Role=Member")]
    [DataRow("/people/{mia}", "password", "Password.New=seven slow river barges")]
    [DataRow("/people/{mia}", "account", "Account.IsClosed=true")]
    [DataRow("/incidents", "start", "Numbers=1&Template=standard")]
    [DataRow("/incidents/1", "start-one", "Template=standard")]
    [DataRow("/incidents/1", "skip-one", "Reason=One customer, and a cup of tea")]
    public async Task Every_form_that_loads_its_page_says_why_nothing_was_stored(string path, string form, string fields)
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, services: _disk.AddTo);
        var people = program.Services.GetRequiredService<PeopleService>();
        var ada = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        var mia = (await people.ActorForConsoleAsync(Account.Mia.Email)).Value;
        Assert.IsTrue((await program.Services.GetRequiredService<IncidentService>().ReportAsync(ada, new IncidentText { Title = "A cup of tea" })).Ok);
        using var client = Client(program, await program.SignedInAsync(Account.Ada.Email));
        _disk.Refuses = _ => true;
        var (status, html) = await PostAsync(client, path.Replace("{mia}", mia.PersonId.ToString(), StringComparison.Ordinal), form,
            fields.Replace("{password}", Account.Password, StringComparison.Ordinal).Split('&').Select(field => field.Split('='))
                .Select(field => KeyValuePair.Create(field[0], field[1])));
        Assert.AreEqual(HttpStatusCode.OK, status);
        StringAssert.Contains(html, Sentence);
    }

    [TestMethod]
    public async Task Nobody_is_told_that_they_or_a_device_are_signed_out_who_are_not()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync, services: _disk.AddTo);
        var (mine, other) = (await program.SignedInAsync(Account.Mia.Email), await program.SignedInAsync(Account.Mia.Email));
        var devices = program.Services.GetRequiredService<DeviceService>();
        var mia = (await program.Services.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Mia.Email)).Value;
        using var client = Client(program, mine);
        var listed = (await devices.ListAsync(mia)).Value;

        _disk.Refuses = _ => true;
        foreach (var device in listed)
        {
            var (_, html) = await PostAsync(client, "/me", "end-session", [new("Session", device.Id.ToString())]);
            StringAssert.Contains(html, Sentence);
            Assert.DoesNotContain("That device is signed out", html);
        }
        StringAssert.Contains((await PostAsync(client, "/me", "end-everywhere", [])).Html, "You are still signed in. " + Sentence);
        var (status, page) = await PostAsync(client, "/sign-out", null, [], from: "/me");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, status);
        StringAssert.Contains(page, "You are still signed in. " + Sentence);
        foreach (var cookie in new[] { mine, other })
        {
            using var still = Client(program, cookie);
            Assert.AreEqual(HttpStatusCode.OK, (await still.GetAsync("/me")).StatusCode);
        }

        _disk.Refuses = null;
        Assert.AreEqual(HttpStatusCode.Found, (await PostAsync(client, "/sign-out", null, [], from: "/me")).Status);
    }

    [TestMethod]
    public async Task A_page_that_cannot_be_read_and_a_part_of_one_say_what_is_wrong()
    {
        var busy = new SqliteException("database is locked", 5);
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync,
            more: app => app.MapGet("/busy", IResult () => throw busy).AllowAnonymous());
        using var client = Client(program, await program.SignedInAsync(Account.Mia.Email));
        using var answer = await client.GetAsync("/busy");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "held by another program");

        await using var context = new BunitContext();
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        foreach (var (failure, words) in new[] { (new InvalidOperationException("no", busy), "held by another program"), (new("a bug"), "It is our mistake") })
            StringAssert.Contains(context.Render<Guard>(guard => guard.AddChildContent<Failing>(part => part.Add(f => f.With, failure))).Markup, words);
    }

    private sealed class Failing : ComponentBase
    {
        [Parameter] public Exception With { get; set; } = default!;

        protected override void OnParametersSet() => throw With;
    }

    private static HttpClient Client(HostedProgram program, Microsoft.Playwright.Cookie? cookie = null)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        if (cookie is not null) handler.CookieContainer.Add(program.Address, new Cookie(cookie.Name, cookie.Value));
        return new HttpClient(handler) { BaseAddress = program.Address };
    }

    private static async Task<(HttpStatusCode Status, string Html)> PostAsync(HttpClient client, string path, string? handler,
        IEnumerable<KeyValuePair<string, string>> fields, string? from = null)
    {
        var page = await client.GetStringAsync(from ?? path);
        List<KeyValuePair<string, string>> all = [.. fields, new("__RequestVerificationToken", FormToken.In(page))];
        if (handler is not null) all.Add(new("_handler", handler));
        using var form = new FormUrlEncodedContent(all);
        using var answer = await client.PostAsync(path, form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
