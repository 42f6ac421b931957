using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using Postmortem.Web.Hosting;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Notices;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Hosting;

/// <summary>Small things that an attacker's tools try.</summary>
[TestClass]
public sealed class AttackerTests
{
    [TestMethod]
    public async Task No_way_to_ask_for_a_customers_link_puts_its_secret_into_another_address()
    {
        await using var host = await NoticeHost.StartAsync();
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync());
        using var client = host.Client();
        foreach (var method in new[] { "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH" })
            foreach (var address in new[] { path, path + "/notice.pdf", path + "/", path + "/other", "/n/wrong" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), address);
                using var answer = await client.SendAsync(request);
                Assert.IsNull(answer.Headers.Location, $"{method} {address}: {answer.Headers.Location}");
                if (method == "HEAD" && address is var a && (a == path || a.EndsWith(".pdf", StringComparison.Ordinal)))
                    Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, address);
            }
    }

    [TestMethod]
    public async Task A_customers_answers_are_taken_ten_times_and_then_kept_in_the_field()
    {
        await using var host = await NoticeHost.StartAsync();
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync());
        using var client = host.Client();
        var statuses = new List<HttpStatusCode>();
        var last = "";
        for (var i = 0; i < 12; i++)
        {
            using var answer = await CustomerLetterTests.PostAsync(client, path, await client.GetStringAsync(path), "not-yet", $"again {i}");
            statuses.Add(answer.StatusCode);
            last = await answer.Content.ReadAsStringAsync();
        }
        CollectionAssert.AreEqual(
            Enumerable.Repeat(HttpStatusCode.Redirect, 10).Concat(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)).ToList(), statuses);
        StringAssert.Contains(last, "again 11");
    }

    [TestMethod]
    public void What_an_address_asks_for_is_read_as_text_and_never_a_fault()
    {
        var read = typeof(WebShell).Assembly.GetTypes().SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null && p.PropertyType != typeof(string)
                && p.PropertyType != typeof(string[])).Select(p => $"{p.DeclaringType}.{p.Name}").ToList();
        Assert.AreEqual(0, read.Count, string.Join(", ", read));
    }

    [TestMethod]
    [DataRow("/reviews?stage=é", "/reviews?stage=%C3%A9")]
    [DataRow("/a\r\nSet-Cookie: x=y", "/a%0D%0ASet-Cookie:%20x=y")]
    [DataRow("/reviews/1#factors", "/reviews/1#factors")]
    [DataRow("//elsewhere.example", "/")]
    [DataRow("/\\elsewhere.example", "/")]
    [DataRow("/.//elsewhere.example", "/")]
    [DataRow("https://elsewhere.example/", "/")]
    [DataRow("/sign-in?returnUrl=/", "/")]
    [DataRow(null, "/")]
    public void One_comes_back_to_a_place_here_in_letters_that_a_header_holds(string? asked, string place) =>
        Assert.AreEqual(place, SignIn.LocalOrFirst(asked));

    [TestMethod]
    public async Task No_answer_names_the_server_and_a_page_number_that_is_none_is_the_first_page()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var cookie = await program.SignedInAsync(Account.Ada.Email);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        foreach (var address in new[] { "/incidents?page=abc", "/reviews?page=%00", "/reviews?page=99999999999999999999", "/notices?page=-1", "/?asked=abc",
            "/sign-in?returnUrl=/é" })
        {
            using var answer = await client.GetAsync(address);
            Assert.IsTrue((int)answer.StatusCode < 400, $"{address}: {answer.StatusCode}");
            Assert.IsFalse(answer.Headers.Contains("Server"), address);
        }
    }

    [TestMethod]
    public async Task A_page_of_another_role_is_not_there_and_whoever_watches_sees_who_asked()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var cookie = await program.SignedInAsync(Account.Mia.Email);
        using var client = new HttpClient { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        Assert.AreEqual(HttpStatusCode.NotFound, (await client.GetAsync("/settings?find=something%0Atyped")).StatusCode);
        var told = program.Log.Single(line => line.Contains("Refused: ", StringComparison.Ordinal));
        StringAssert.Contains(told, "/settings, not there or not theirs");
        Assert.DoesNotContain("typed", told);
    }

    [TestMethod]
    [DataRow("attacker.example")]
    [DataRow("")]
    public async Task Another_name_for_this_machine_or_none_is_not_answered(string name)
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        using var client = new TcpClient(program.Address.Host, program.Address.Port); // which sends an empty name too
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /sign-in HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.AreEqual("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
    }

    [TestMethod]
    [DataRow("same", true)]
    [DataRow("https", false)]
    [DataRow("other port", false)]
    [DataRow("http://attacker.example", false)]
    public async Task A_socket_is_opened_from_a_page_of_this_scheme_and_name_only(string from, bool opens)
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        var cookie = await program.SignedInAsync(Account.Ada.Email);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", $"{cookie.Name}={cookie.Value}");
        socket.Options.SetRequestHeader("Origin", from switch
        {
            "same" => program.Address.GetLeftPart(UriPartial.Authority),
            "https" => $"https://{program.Address.Authority}",
            "other port" => "http://127.0.0.1:1",
            _ => from,
        });
        var address = new Uri($"ws://{program.Address.Authority}/_blazor");
        if (opens) await socket.ConnectAsync(address, CancellationToken.None);
        else await Assert.ThrowsExactlyAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
    }
}
