using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Storage.Sqlite;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Kit;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.People;

/// <summary>A sign-in that is over is over on the server, for copies of its cookie and for pages that stayed open.</summary>
[TestClass]
public sealed class SessionEndTests
{
    [TestMethod]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var cookie = await program.SignedInAsync(Account.Mia.Email);
        using var client = Client(program, cookie);
        var page = await client.GetAsync("/me");
        Assert.AreEqual(HttpStatusCode.OK, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync();
        StringAssert.Contains(html, "Where you are signed in");

        var token = FormToken.In(html, "action=\"/sign-out\"");
        using var form = new FormUrlEncodedContent([new KeyValuePair<string, string>("__RequestVerificationToken", token)]);
        using var leaving = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = form };
        foreach (var set in page.Headers.GetValues("Set-Cookie")) leaving.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}; {set.Split(';')[0]}");
        client.DefaultRequestHeaders.Remove("Cookie");
        Assert.AreEqual(HttpStatusCode.Found, (await client.SendAsync(leaving)).StatusCode);

        using var thief = Client(program, cookie);
        var answer = await thief.GetAsync("/me");
        Assert.AreEqual(HttpStatusCode.Found, answer.StatusCode);
        StringAssert.Contains(answer.Headers.Location!.ToString(), "/sign-in");
    }

    [TestMethod]
    public async Task Of_many_sign_ins_this_one_stands_first_and_those_before_the_last_five_are_folded()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var mine = await program.SignedInAsync(Account.Mia.Email);
        for (var i = 0; i < 6; i++) await program.SignedInAsync(Account.Mia.Email);
        using var client = Client(program, mine);
        var html = await client.GetStringAsync("/me");
        var folded = html.IndexOf("<details", html.IndexOf("Where you are signed in", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.AreEqual(5, Signs(html[..folded]));
        Assert.AreEqual(2, Signs(html[folded..]));
        StringAssert.Contains(html[..html.IndexOf("name=\"Session\"", StringComparison.Ordinal)], "This one");

        static int Signs(string part) => part.Split("name=\"Session\"").Length - 1;
    }

    [TestMethod]
    [DataRow("password")]
    [DataRow("everywhere")]
    [DataRow("this device")]
    [DataRow("closed")]
    public async Task An_open_page_goes_within_five_seconds_and_writes_nothing_after(string how)
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Postmortem.Reviews.Stage.Analyze, "A condition");
        var mia = await world.AsAsync(Account.Mia);
        await mia.GoAsync($"/reviews/{review}");
        var (people, devices) = (world.Verbs.GetRequiredService<PeopleService>(), world.Verbs.GetRequiredService<DeviceService>());
        var console = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        var me = (await people.ActorForConsoleAsync(Account.Mia.Email)).Value;

        Assert.IsNull(how switch
        {
            "password" => await people.SetPasswordAsync(console, me.PersonId, "eleven damp paper boats"),
            "everywhere" => await devices.EndEverywhereAsync(me),
            "this device" => await devices.EndAsync(me, (await devices.ListAsync(me)).Value.Single().Id),
            _ => await people.ChangeAsync(console, me.PersonId, Account.Mia.Name, Role.Member, isDisabled: true),
        });

        await Expect(mia.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"), new PageAssertionsToHaveURLOptions { Timeout = 5_000 });
        StringAssert.Contains(mia.Page.Url, Uri.EscapeDataString($"/reviews/{review}")); // and from there back again
    }

    [TestMethod]
    public async Task A_database_that_cannot_be_read_for_a_moment_ends_neither_the_program_nor_the_watch()
    {
        var reads = new BrokenReads();
        await using var browser = await Chromium.OpenAsync();
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync,
            services: services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(reads)));
        var mia = await browser.VisitorAsync(program.Address);
        await mia.Page.Context.AddCookiesAsync([await program.SignedInAsync(Account.Mia.Email)]);
        await mia.GoAsync("/incidents/new");
        reads.Fail = true;
        await reads.Failed.WaitAsync(TimeSpan.FromMinutes(1));
        reads.Fail = false;

        var me = (await program.Services.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Mia.Email)).Value;
        Assert.IsNull(await program.Services.GetRequiredService<DeviceService>().EndEverywhereAsync(me));
        await mia.AtAsync("/sign-in");
    }

    /// <summary>As SQL Server's provider passes on that the connection was lost: no exception of the database itself.</summary>
    private sealed class BrokenReads : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _failed = new();

        public bool Fail { get; set; }

        public Task Failed => _failed.Task;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!Fail || !command.CommandText.Contains("DeviceSession", StringComparison.Ordinal)) return ValueTask.FromResult(result);
            _failed.TrySetResult();
            throw new InvalidOperationException("An exception has been raised that is likely due to a transient failure.");
        }
    }

    private static HttpClient Client(HostedProgram program, Microsoft.Playwright.Cookie cookie)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return client;
    }
}
