using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Sessions;

/// <summary>Three people, each in front of a browser of their own, hold a session.</summary>
[TestClass]
public sealed class SessionBrowserTests
{
    private const string Adas = "lapwing: nothing compares the two files";
    private const string Mias = "dunnock: whoever asks is told to wait";
    private const string Noors = "redshank: the screen shows a green tick";

    /// <summary>Somebody who does not stop: a key every few milliseconds, until it was revealed for a while.</summary>
    private const string TypesOn = """
        field => new Promise(resolve => {
          let left = 120;
          const typing = setInterval(() => {
            if (!field.isConnected || left-- === 0) { clearInterval(typing); resolve(field.value); return; }
            field.value += '.';
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }, 25);
        })
        """;

    private Northwind _northwind = null!;
    private Visitor _ada = null!;
    private Visitor _mia = null!;
    private Visitor _noor = null!;
    private int _review;

    private string Place => $"/reviews/{_review}/session";

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        (_ada, _mia, _noor) = (await _northwind.AsAsync(Account.Ada), await _northwind.AsAsync(Account.Mia), await _northwind.AsAsync(Account.Noor));
        _review = await _ada.ReviewAsync("Refunds marked paid");
        await _ada.NameFacilitatorAsync(Account.Ada);
        await _ada.InviteAsync(Account.Mia);
        await _ada.InviteAsync(Account.Noor);
        await _ada.GoAsync($"/reviews/{_review}/pause?open=all");
        await PassAsync("Open Analyze", @"/analyze(\?open=all)?$");
    }

    [TestCleanup]
    public async Task StopAsync() => await _northwind.DisposeAsync();

    [TestMethod]
    public async Task Three_people_write_alone_reveal_vote_discuss_and_park_through_a_lost_connection_and_a_restart_and_every_word_stands_in_the_record()
    {
        var lose = await _mia.LosingAsync();
        await GatherAsync();
        var late = await WriteAndRevealAsync(lose);
        await VoteAsync();
        await DiscussAsync();
        await EndAsync(late);
        foreach (var visitor in new[] { _ada, _mia, _noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }

    private async Task GatherAsync()
    {
        await _ada.GoAsync(Place);
        await _noor.GoAsync(Place);
        await _noor.ReadsAsync("Ada Quill prepares it.");
        await _ada.PressAsync("Prepare a session");
        await _noor.ReadsAsync("You are in.");
        await _mia.GoAsync(Place);
        await _ada.ReadsAsync("Mia Torres", _ada.Part("who-is-in"));
        Assert.IsEmpty(await Looks.FindingsAsync(_ada.Page));
        await _ada.PressAsync("Begin");
        await _mia.HeadingAsync("The customer’s way, and ours");
    }

    private async Task<string> WriteAndRevealAsync(Func<bool, Task> lose)
    {
        await _ada.PressAsync("Next: What made it possible?");
        await _ada.StoreAsync("Your answer", Adas);
        await _mia.Field("Your answer").FocusAsync();
        await _noor.StoreAsync("Your answer", Noors);
        await lose(true);
        await _mia.ReadsAsync("The connection is gone for a moment.");
        await _mia.Field("Your answer").PressSequentiallyAsync(Mias);
        await _ada.ReadsAsync("2 of 3 have written something.");
        await lose(false);
        await Expect(_mia.Field("Your answer")).ToHaveValueAsync(Mias);
        await _ada.ReadsAsync("3 of 3 have written something.");
        Assert.DoesNotContain("redshank", await _ada.Page.ContentAsync());
        Assert.DoesNotContain("lapwing", await _mia.Page.ContentAsync());
        await _noor.Page.ReloadAsync();
        await _noor.LiveAsync();
        await Expect(_noor.Field("Your answer")).ToHaveValueAsync(Noors);

        var typing = _noor.Field("Your answer").EvaluateAsync<string>(TypesOn);
        await _ada.PressAsync("Next: Read it together");
        await _mia.ReadsAsync(Noors, _mia.Part("answers"));
        var typed = await typing;
        var shown = (await _mia.Part("answers").GetByRole(AriaRole.Article, new() { Name = "Noor Saleh’s answer" }).Locator(".as-written")
            .InnerTextAsync()).Trim();
        Assert.StartsWith(shown, typed, "what was shown is the beginning of what was typed");
        Assert.IsGreaterThan(shown.Length, typed.Length);
        await Expect(_noor.Field("Yours")).ToHaveValueAsync(typed);
        await _noor.ReadsAsync("This came after the reveal");
        await _noor.PressAsync("Add it");
        await _ada.ReadsAsync("Added later", _ada.Part("answers"));
        var late = typed[shown.Length..];
        await _ada.ReadsAsync(late, _ada.Part("answers"));
        Assert.IsEmpty(await Looks.FindingsAsync(_ada.Page));
        await CommentAsync();

        var answer = _ada.Part("answers").GetByRole(AriaRole.Article, new() { Name = "Ada Quill’s answer" });
        await answer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Make a factor") }).ClickAsync();
        await _ada.PressAsync("Make it a factor");
        await _ada.ReadsAsync("It is a factor now.");
        return late;
    }

    /// <summary>What was revealed is talked about while the session runs, and whoever is named is led there.</summary>
    private async Task CommentAsync()
    {
        await _mia.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Comment on “redshank") }).ClickAsync();
        await _mia.FillAsync("Comment", "Which screen, @Ada Quill?");
        await _mia.PressAsync("Comment");
        await Expect(_ada.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^1 comment on “redshank") })).ToBeVisibleAsync();
        var second = new Visitor(await _ada.Page.Context.NewPageAsync());
        await second.GoAsync("/");
        await second.Part("comments-for-me").GetByRole(AriaRole.Link).First.ClickAsync();
        await second.AtAsync("/session#comment-");
        await Expect(second.Page.Locator(".comment.marked")).ToContainTextAsync("Which screen");
        await second.Page.CloseAsync();
    }

    private async Task VoteAsync()
    {
        await _ada.PressAsync("Next: Which matter most?");
        await _ada.AddFactorAsync("Nobody is told when the run stops");
        await _ada.PressAsync("Open a vote");
        var ballot = _noor.Page.GetByRole(AriaRole.List, new() { Name = "Your dots" });
        await ballot.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Put a dot on: lapwing") }).ClickAsync();
        await _ada.ReadsAsync("1 of 2 have voted");
        await _ada.PressAsync("Close the vote and show the totals");
        await _mia.ReadsAsync("What the vote says");
    }

    private async Task DiscussAsync()
    {
        await _ada.PressAsync("Next: Why was that possible?");
        await _ada.PressAsync("Draw a question");
        await Expect(_mia.Page.Locator(".session-question")).ToHaveTextAsync(new Regex("(How|What) "));
        await _mia.StoreAsync("Notes", "curlew: the two files come from two teams.");
        await Expect(_noor.Field("Notes")).ToHaveValueAsync("curlew: the two files come from two teams.");
        foreach (var visitor in new[] { _ada, _noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
        foreach (var visitor in new[] { _ada, _mia, _noor }) await visitor.Page.EvaluateAsync("() => { window.isOfBefore = true; }");
        await ((HostedProgram)_northwind.Program).RestartAsync();
        foreach (var visitor in new[] { _ada, _mia, _noor })
        {
            // The page comes back by itself, where it was.
            await visitor.Page.WaitForFunctionAsync("() => !window.isOfBefore && document.readyState === 'complete'", null, new() { Timeout = 90_000 });
            await visitor.LiveAsync();
            await visitor.HeadingAsync("Why was that possible?");
            await Expect(visitor.Field("Notes")).ToHaveValueAsync("curlew: the two files come from two teams.");
            visitor.Complaints.Clear(); // a browser says so when the program behind its page is gone
        }
        await _noor.StoreAsync("What we decided", "avocet: we compare them each night.");
        await _noor.FillAsync("Something for later", "dunlin: the other warehouse");
        await _noor.PressAsync("Park it");
        await _ada.ReadsAsync("dunlin: the other warehouse", _ada.Part("parking-lot"));
    }

    private async Task EndAsync(string late)
    {
        // Ada's page is gone for half a minute; Mia goes on in her place.
        await _ada.GoAsync("/");
        var lead = _mia.Button("Lead from here");
        await Expect(lead).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await lead.ClickAsync();
        await _mia.PressAsync("End the session");
        await _mia.PressAsync("End it");
        await _noor.ReadsAsync("The session has ended");
        Assert.IsEmpty(await Looks.FindingsAsync(_noor.Page));

        await _ada.GoAsync($"/reviews/{_review}/analyze?open=all");
        await _ada.ReadsAsync("curlew: the two files come from two teams.", _ada.Part("session-1"));
        await PassAsync("Open Fix", @"/fix(\?open=all)?$");
        await PassAsync("Close the review", @"/fix(\?open=all)?$");
        await _ada.ReadsAsync("This review is closed");
        string[] said = [Adas, Mias, Noors, late, "curlew: the two files come from two teams.", "avocet: we compare them each night.",
            "dunlin: the other warehouse", "Ada Quill, then Mia Torres"];
        await _noor.GoAsync(Place);
        foreach (var words in said) await _noor.ReadsAsync(words, _noor.Part("session-1"));
        await _noor.ReadsAsync("1 dot", _noor.Part("session-1"));
        await _ada.GoAsync($"/reviews/{_review}/analyze?open=all");
        var pdf = PdfText.Packed(await PdfText.OfAsync(await _ada.DownloadAsync(_ada.Page.GetByRole(AriaRole.Link, new() { Name = "Summary as PDF" }))));
        foreach (var words in said.Where(w => w != late)) Assert.Contains(PdfText.Packed(words), pdf);
    }

    private async Task PassAsync(string verb, string arrives)
    {
        await _ada.PressAsync(verb);
        await _ada.FillAsync("Or go on anyway, because", "prepared for a test");
        await _ada.PressAsync($"{verb} anyway");
        await _ada.AtAsync(arrives);
        await _ada.LiveAsync();
    }
}
