using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Two people in one review, each in front of a browser of their own.</summary>
[TestClass]
public sealed class TogetherTests
{
    private const string View = "They waited at the desk for an hour. They were sent away without a word.";

    private const string Selected = """
        () => {
          const f = document.getElementById('customer-view-text');
          return document.activeElement === f ? f.value.slice(f.selectionStart, f.selectionEnd) : 'not focused';
        }
        """;

    private Northwind _northwind = null!;
    private Visitor _ada = null!;
    private Visitor _mia = null!;
    private int _review;

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        (_ada, _mia) = (await _northwind.AsAsync(Account.Ada), await _northwind.AsAsync(Account.Mia));
        _review = await _ada.ReviewAsync("Refunds marked paid");
        await _ada.StoreAsync("The customer’s view", View);
    }

    [TestCleanup]
    public async Task StopAsync() => await _northwind.DisposeAsync();

    [TestMethod]
    public async Task What_a_colleague_does_appears_at_once_and_disturbs_nobody()
    {
        await _mia.GoAsync($"/reviews/{_review}/pause?open=all");
        await _ada.ReadsAsync("Mia Torres is in Pause");
        var (adas, mias) = (_ada.Field("The customer’s view"), _mia.Field("The customer’s view"));
        await mias.FocusAsync();
        await mias.EvaluateAsync("f => f.setSelectionRange(f.value.indexOf('sent'), f.value.indexOf('sent') + 9)");

        await adas.FocusAsync();
        await _ada.Page.Keyboard.PressAsync("ControlOrMeta+Home");
        var typing = adas.PressSequentiallyAsync("On Monday: ", new() { Delay = 200 });
        await _mia.ReadsAsync("Ada Quill is typing…");
        await typing;
        await Expect(mias).ToHaveValueAsync($"On Monday: {View}");
        Assert.AreEqual("sent away", await _mia.Page.EvaluateAsync<string>(Selected));

        await _mia.Page.Keyboard.TypeAsync("turned away");
        await Expect(adas).ToHaveValueAsync($"On Monday: {View.Replace("sent away", "turned away", StringComparison.Ordinal)}");
        await _ada.AddEntryAsync("2026-11-03T09:15", "The first customer called", "phone log");
        await _mia.ReadsAsync("The first customer called", _mia.Part("timeline"));
        Assert.IsEmpty(await Looks.FindingsAsync(_mia.Page));

        await _mia.Page.Context.CloseAsync();
        await Expect(_ada.Page.GetByText("Mia Torres is in Pause")).ToHaveCountAsync(0);
        Assert.IsEmpty(_ada.Complaints, string.Join("\n", _ada.Complaints));
    }

    [TestMethod]
    public async Task Two_who_open_the_same_question_and_write_in_it_at_the_same_time_see_each_other_and_lose_nothing()
    {
        foreach (var visitor in new[] { _ada, _mia }) await visitor.GoAsync($"/reviews/{_review}/pause");
        await _ada.ReadsAsync("Mia Torres is in Pause");
        await _mia.ReadsAsync("Ada Quill is in Pause");
        await Task.WhenAll(OpenAsync(_ada, "customer-view"), OpenAsync(_mia, "customer-view"));
        var (adas, mias) = (_ada.Field("The customer’s view"), _mia.Field("The customer’s view"));
        await Task.WhenAll(TypeAsync(_ada, adas, "ControlOrMeta+Home", "On Monday: "), TypeAsync(_mia, mias, "ControlOrMeta+End", " Nobody called them back."));
        foreach (var field in new[] { adas, mias }) await Expect(field).ToHaveValueAsync($"On Monday: {View} Nobody called them back.");

        // From nothing, and so in the same place: what cannot be merged is shown, and both of it stands.
        await Task.WhenAll(OpenAsync(_ada, "containment"), OpenAsync(_mia, "containment"));
        const string done = "What was done, and how we know", adasWords = "The till was unplugged.", miasWords = "We rang the bank.";
        await Task.WhenAll(TypeAsync(_ada, _ada.Field(done), "End", adasWords), TypeAsync(_mia, _mia.Field(done), "End", miasWords));
        await (await WhoIsAskedAsync()).PressAsync("Keep both");
        foreach (var visitor in new[] { _ada, _mia }) await visitor.Page.WaitForFunctionAsync(BothStand, new[] { adasWords, miasWords });
        Assert.IsEmpty(_ada.Complaints.Concat(_mia.Complaints));
    }

    private const string BothStand = "words => words.every(word => document.getElementById('containment-note').value.includes(word))";

    /// <summary>Whoever was stored second sees both texts, and is asked.</summary>
    private async Task<Visitor> WhoIsAskedAsync()
    {
        for (var tries = 0; tries < 300; tries++)
        {
            foreach (var visitor in new[] { _ada, _mia })
                if (await visitor.Page.GetByText("wrote here at the same time").IsVisibleAsync()) return visitor;
            await _ada.Page.WaitForTimeoutAsync(100);
        }
        throw new TimeoutException("Nobody was asked.");
    }

    private static async Task OpenAsync(Visitor visitor, string question)
    {
        await visitor.Page.Locator($"#{question} > header button").ClickAsync();
        await Expect(visitor.Part(question).Locator(".question-body")).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(Visitor visitor, ILocator field, string where, string words)
    {
        await field.FocusAsync();
        await visitor.Page.Keyboard.PressAsync(where);
        await field.PressSequentiallyAsync(words, new() { Delay = 30 });
    }

    [TestMethod]
    public async Task What_I_did_last_is_taken_back_with_a_key_and_done_again_with_the_same()
    {
        await _mia.GoAsync($"/reviews/{_review}/pause?open=all");
        await _ada.AddEntryAsync("2026-11-03T09:15", "The first customer called", "phone log");
        await _mia.ReadsAsync("The first customer called", _mia.Part("timeline"));
        var undo = _ada.Page.Locator("#undo-mine");
        await Expect(undo).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Undo: you put “The first customer called” on the timeline"));
        await undo.FocusAsync();
        await _ada.Page.Keyboard.PressAsync("Control+z");
        await Expect(_mia.Part("timeline").GetByText("The first customer called")).ToHaveCountAsync(0);
        await Expect(undo).ToHaveTextAsync("Redo");
        await _ada.Page.Keyboard.PressAsync("Control+z");
        await _mia.ReadsAsync("The first customer called", _mia.Part("timeline"));
    }

    [TestMethod]
    public async Task Words_typed_while_the_connection_is_gone_and_a_colleagues_words_of_that_time_both_stand()
    {
        List<IWebSocketRoute> sockets = [];
        var isDown = false;
        await _mia.Page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/_blazor"), async socket =>
        {
            if (isDown)
            {
                await socket.CloseAsync();
                return;
            }
            sockets.Add(socket);
            socket.ConnectToServer();
        });
        await _mia.GoAsync($"/reviews/{_review}/pause?open=all");
        var (adas, mias) = (_ada.Field("The customer’s view"), _mia.Field("The customer’s view"));
        await mias.FocusAsync();
        await _mia.Page.Keyboard.PressAsync("ControlOrMeta+End");

        isDown = true;
        foreach (var socket in sockets) await socket.CloseAsync();
        await _mia.ReadsAsync("The connection is gone for a moment.");
        await mias.PressSequentiallyAsync(" Nobody called them back.");
        await adas.FocusAsync();
        await _ada.Page.Keyboard.PressAsync("ControlOrMeta+Home");
        await adas.PressSequentiallyAsync("On Monday: ");
        await Visitor.SavedAsync(adas);
        isDown = false;

        await Expect(mias).ToHaveValueAsync($"On Monday: {View} Nobody called them back.");
        await Expect(adas).ToHaveValueAsync($"On Monday: {View} Nobody called them back.");
        await _ada.Page.ReloadAsync();
        await Expect(adas).ToHaveValueAsync($"On Monday: {View} Nobody called them back.");
    }
}
