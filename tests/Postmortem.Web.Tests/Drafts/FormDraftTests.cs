using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Postmortem.People;
using Postmortem.Storage;
using Postmortem.Web.Components.Drafts;
using Postmortem.Web.Tests.Browser;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Drafts;

/// <summary>A form that was not sent yet, and the key under which what it asks for is made once.</summary>
[TestClass]
public sealed class FormDraftTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-drafts-").FullName;
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private ServiceProvider _services = null!;
    private Actor _mia;

    [TestInitialize]
    public async Task StartAsync()
    {
        await Northwind.CopyToAsync(_folder);
        _services = FilledOnce.Services(_folder);
        _mia = (await _services.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Mia.Email)).Value;
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        await FilledOnce.EndAsync(_services, _services);
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task A_form_that_says_again_what_it_said_is_the_same_request_also_after_a_restart()
    {
        await using var draft = Draft();
        draft.Typed(new Form("Nothing compares the two files"));
        var asked = await draft.SenderAsync();
        draft.Typed(new Form("Nothing compares the two files"));
        Assert.AreEqual(asked, await draft.SenderAsync());

        await using var restarted = Draft();
        Assert.AreEqual("Nothing compares the two files", (await restarted.ReadAsync())?.Text);
        restarted.Typed(new Form("Nothing compares the two files")); // the tab puts back what stands there already
        Assert.AreEqual(asked, await restarted.SenderAsync());
        restarted.Typed(new Form("Nothing compares the three files"));
        Assert.AreNotEqual(asked, await restarted.SenderAsync());
    }

    [TestMethod]
    public async Task The_key_is_stored_before_it_is_used()
    {
        await using var draft = Draft();
        draft.Typed(new Form("Nothing compares the two files"));
        var asked = await draft.SenderAsync(); // no time has gone by

        await using var restarted = Draft();
        Assert.IsNotNull(await restarted.ReadAsync());
        Assert.AreEqual(asked, await restarted.SenderAsync());
    }

    private FormDraft<Form> Draft() => new(_services.GetRequiredService<DraftService>(), _mia, "review/1/factor", _clock, work => work());

    private sealed record Form(string Text);
}
