using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Web.Tests.Browser;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.People;

/// <summary>Forms about people that a browser without a script sends twice: the second answer is as true as the first.</summary>
[TestClass]
public sealed class SentTwiceTests
{
    [TestMethod]
    public async Task Somebody_is_added_once_and_both_answers_name_the_password_that_counts()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        using var client = await AdaAsync(program);
        var form = (await PlainForm.OpenAsync(client, "/people/add", "add-person")).Fill("Input.Name", "Bo Lind").Fill("Input.Email", "bo@northwind.example");
        using var first = await form.SendAsync();
        using var second = await form.SendAsync();
        Assert.AreEqual(Password(first), Password(second));
        Assert.IsTrue(await MaySignInAsync(program, "bo@northwind.example", Password(second)));

        // Gone back to and filled in for somebody else, it is another request.
        using var other = await form.Fill("Input.Name", "Jo Lind").Fill("Input.Email", "jo@northwind.example").SendAsync();
        Assert.IsTrue(await MaySignInAsync(program, "jo@northwind.example", Password(other)));
    }

    [TestMethod]
    public async Task An_account_that_was_closed_stays_closed_and_a_new_password_is_the_one_that_is_shown()
    {
        await using var program = await HostedProgram.StartAsync(Northwind.CopyToAsync);
        using var client = await AdaAsync(program);
        var people = program.Services.GetRequiredService<PeopleService>();
        var ada = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        var noor = (await people.ListAsync(ada, new())).Value.Page.Rows.Single(p => p.Email == Account.Noor.Email);

        var renewed = await PlainForm.OpenAsync(client, $"/people/{noor.Id}", "password");
        using var first = await renewed.SendAsync();
        using var second = await renewed.SendAsync();
        Assert.AreEqual(Password(first), Password(second));
        Assert.IsTrue(await MaySignInAsync(program, Account.Noor.Email, Password(second)));

        var closed = await PlainForm.OpenAsync(client, $"/people/{noor.Id}", "account");
        foreach (var _ in new[] { 1, 2 })
        {
            using var answer = await closed.SendAsync();
            StringAssert.Contains(answer.Body!.TextContent, "The account is closed");
        }
        Assert.IsNotNull((await people.ListAsync(ada, new())).Value.Page.Rows.Single(p => p.Id == noor.Id).DisabledAt);
    }

    private static string Password(IParentNode page) => page.QuerySelector("code.once")!.TextContent;

    private static async Task<bool> MaySignInAsync(HostedProgram program, string email, string password) =>
        (await program.Services.GetRequiredService<SignInService>().SignInAsync(email, password, "", _ => null)).Ok;

    private static async Task<HttpClient> AdaAsync(HostedProgram program)
    {
        var cookie = await program.SignedInAsync(Account.Ada.Email);
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.CookieContainer.Add(program.Address, new Cookie(cookie.Name, cookie.Value));
        return new HttpClient(handler) { BaseAddress = program.Address };
    }
}
