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
