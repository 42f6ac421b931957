using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Timeline;

/// <summary>The timeline as it is written by hand: typed, pasted, and read again as it was known.</summary>
[TestClass]
public sealed class TimelineBrowserTests
{
    private Northwind _northwind = null!;
    private Visitor _ada = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        _ada = await _northwind.AsAsync(Account.Ada);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        if (_northwind is not null) await _northwind.DisposeAsync();
    }

    private ILocator Line => _ada.Field("A time, and what happened");
    private ILocator Entries => _ada.Part("timeline").Locator("li.entry");

    [TestMethod]
    public async Task Five_lines_are_typed_one_after_the_other_without_a_mouse_and_a_wrong_one_stays_in_the_field()
    {
        await _ada.ReviewAsync("The queue that grew");
        await Line.FocusAsync();
        foreach (var line in new[]
        {
            "2026-11-02 14:00 new version deployed", "14:05 queue length alarm fires", "~14:10 orders are lost | https://log.example/1", "14:20 rolled back",
                "+12m #recovery the queue is empty",
        })
        {
            await _ada.Page.Keyboard.TypeAsync(line);
            await _ada.Page.Keyboard.PressAsync("Enter");
        }
        await Expect(Entries).ToHaveCountAsync(5);
        await Expect(Line).ToBeFocusedAsync();
        await Expect(Line).ToHaveValueAsync("");
        await _ada.ReadsAsync("Added: 2 Nov 2026, 14:32 · Recovery · fact.");
        await Expect(Entries.Nth(2)).ToContainTextAsync("Assumption");

        await _ada.Page.Keyboard.TypeAsync("14:40 all is well #recovery");
        await _ada.ReadsAsync("2 Nov 2026, 14:40 · Recovery · fact");
        await Line.FillAsync("25:00 all is well");
        await _ada.Page.Keyboard.PressAsync("Enter");
        await Expect(Line).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(_ada.Page.GetByText("“25:00” is no time of day.")).ToHaveCountAsync(1); // once, not beside the field and beneath it
        await Expect(Line).ToHaveValueAsync("25:00 all is well");
        await Expect(Entries).ToHaveCountAsync(5);
        await IsCleanAsync();
    }

    [TestMethod]
    public async Task A_line_whose_words_are_no_sign_has_no_kind_until_somebody_chooses_one_and_what_cannot_be_measured_is_one_line()
    {
        var review = await _northwind.PreparedAsync(Stage.Analyze, "A condition");
        await _ada.GoAsync($"/reviews/{review}/analyze?open=all");
        await Line.FillAsync("2026-11-02 14:05 the van leaves the yard");
        await Expect(_ada.Part("timeline-line-kind").Locator("option:checked")).ToHaveTextAsync("No kind yet");
        await Line.PressAsync("Enter");
        await _ada.ReadsAsync("No kind yet", Entries.First);
        await Expect(_ada.Page.Locator(".axis-lanes li")).ToHaveTextAsync(["No kind yet"]);
        await _ada.ReadsAsync("Nothing can be measured yet: write when it started, was noticed and ended");
        await Expect(_ada.Page.Locator(".conclusions .figures")).ToHaveCountAsync(0);
        await Expect(_ada.Part("not-measured").GetByRole(AriaRole.Link)).ToHaveTextAsync([new Regex("^I-[0-9]+$"), new Regex("^the timeline$")]);

        await Line.FillAsync("14:06 the shop has no bread #impact");
        await Line.PressAsync("Enter");
        await Expect(Entries).ToHaveCountAsync(2);
        await Line.FillAsync("14:20 the shop calls");
        await _ada.Part("timeline-line-kind").SelectOptionAsync(new SelectOptionValue { Label = "Detection: how we noticed" });
        await Line.PressAsync("Enter");
        await _ada.ReadsAsync("14 min", _ada.Page.Locator(".conclusions .figures"));
        await Expect(_ada.Page.Locator(".axis-lanes li")).ToHaveTextAsync(["Impact", "Detection", "No kind yet"]);
        await IsCleanAsync();
    }

    [TestMethod]
    public async Task Lines_entered_and_pasted_while_the_connection_is_gone_wait_in_sight_and_are_stored_once_when_it_is_back()
    {
        var lose = await _ada.LosingAsync();
        await _ada.ReviewAsync("The line that went missing");
        await Line.FocusAsync();
        await _ada.Page.Keyboard.TypeAsync("2026-11-02 14:00 the last line that went through");
        await _ada.Page.Keyboard.PressAsync("Enter");
        await Expect(Entries).ToHaveCountAsync(1);

        await lose(true);
        await _ada.ReadsAsync("The connection is gone for a moment.");
        foreach (var line in new[] { "14:05 queue length alarm fires", "14:10 orders are lost" })
        {
            await Line.PressSequentiallyAsync(line);
            await Line.PressAsync("Enter");
        }
        await _ada.PasteLinesAsync("14:20 rolled back\n14:30 the queue is empty");
        await _ada.ReadsAsync("Not stored yet.");
        await _ada.ReadsAsync("14:10 orders are lost", _ada.Part("timeline"));
        await _ada.ReadsAsync("The connection is gone for a moment."); // and nothing worse, after it could not get through
        await Expect(_ada.Page.GetByText("Something failed on our side")).ToBeHiddenAsync();
        await lose(false);

        await Expect(Entries).ToHaveCountAsync(3);
        await Expect(_ada.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await _ada.HeadingAsync("2 lines to look at");
        await Expect(_ada.Page.GetByText("Not stored yet.")).ToBeHiddenAsync();
        await _ada.Page.ReloadAsync();
        await _ada.LiveAsync();
        await Expect(Entries).ToHaveCountAsync(3);
        await _ada.HeadingAsync("2 lines to look at");
    }

    [TestMethod]
    public async Task A_line_whose_answer_was_lost_is_handed_over_again_after_a_reload_and_stands_there_once()
    {
        var lose = await _ada.LosingAsync();
        await _ada.ReviewAsync("The answer that went missing");
        await _ada.LiveAsync();
        await lose(true);
        await _ada.ReadsAsync("The connection is gone for a moment.");
        await Line.FillAsync("2026-11-02 14:05 queue length alarm fires");
        await Line.PressAsync("Enter");
        await _ada.ReadsAsync("Not stored yet.");
        var waits = await _ada.Page.EvaluateAsync<string>("sessionStorage.getItem('postmortem.handed-over')");
        await lose(false);
        await Expect(Entries).ToHaveCountAsync(1);

        // As if it had been stored without this tab hearing of it.
        await _ada.Page.EvaluateAsync("waits => sessionStorage.setItem('postmortem.handed-over', waits)", waits);
        await _ada.Page.ReloadAsync();
        await _ada.LiveAsync();
        await _ada.Page.WaitForFunctionAsync("() => !sessionStorage.getItem('postmortem.handed-over')");
        await Expect(Entries).ToHaveCountAsync(1);
    }

    [TestMethod]
    public async Task Twenty_pasted_lines_are_looked_at_mended_added_together_and_taken_back_together()
    {
        await _ada.ReviewAsync("The day that was copied");
        var lines = Enumerable.Range(0, 19).Select(i => $"[14:{i + 10}] ada: step {i}").Prepend("2026-11-02 14:00 it begins").ToList();
        lines[7] = "nobody knows when this was";
        await _ada.PasteLinesAsync(string.Join('\n', lines));
        await _ada.HeadingAsync("20 lines to look at, 1 of them not understood yet");
        await _ada.ReadsAsync("Line 8", _ada.Part("timeline").Locator("tr.wrong"));
        await IsCleanAsync();

        var wrong = _ada.Page.GetByLabel("Line 8 as it was pasted");
        await wrong.FillAsync("14:16 somebody knows now");
        await wrong.BlurAsync();
        await _ada.HeadingAsync("20 lines to look at");
        await _ada.Page.GetByLabel("Add line 20").UncheckAsync();
        await _ada.PressAsync("Add 19 lines to the timeline");
        await Expect(Entries).ToHaveCountAsync(19);
        await Expect(Line).ToBeFocusedAsync();
        await _ada.PressAsync("Undo");
        await Expect(Entries).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task The_slider_hides_what_was_learned_later_and_its_address_shows_the_same_to_a_colleague()
    {
        var review = await _ada.ReviewAsync("What was known when");
        await _ada.PasteLinesAsync("2026-11-02 14:00 the job stops known 16:30\n2026-11-02 16:20 a customer calls\n"
            + "2026-11-02 16:40 the job runs again #recovery");
        await _ada.PressAsync("Add 3 lines to the timeline");
        await Expect(Entries).ToHaveCountAsync(3);
        await _ada.PressAsync("Open Analyze");
        await _ada.FillAsync("Or go on anyway, because", "Only the timeline matters here.");
        await _ada.PressAsync("Open Analyze anyway");
        await _ada.AtAsync(@"/analyze(\?open=all)?$");
        await _ada.GoAsync($"/reviews/{review}/analyze?open=all");

        var slider = _ada.Page.GetByLabel("As known at");
        await slider.FocusAsync();
        await slider.PressAsync("Home");
        await _ada.ReadsAsync("2 entries are hidden: nobody knew them yet.");
        await Expect(Entries).ToHaveCountAsync(1);
        await slider.PressAsync("ArrowRight");
        await _ada.ReadsAsync("One entry is hidden: nobody knew it yet.");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", new Regex("^2 Nov 2026, "));
        await Expect(_ada.Page).ToHaveURLAsync(new Regex(@"[?&]known=2026-11-02T"));
        await _ada.GoAsync(new Uri(_ada.Page.Url).PathAndQuery);
        await _ada.ReadsAsync("One entry is hidden: nobody knew it yet.");
        await Expect(Entries).ToHaveCountAsync(2);
        await _ada.ReadsAsync("Time to detect");
        await IsCleanAsync();
    }

    private async Task IsCleanAsync()
    {
        var findings = await Looks.FindingsAsync(_ada.Page);
        Assert.AreEqual(0, findings.Count, string.Join("\n", findings));
        Assert.AreEqual(0, _ada.Complaints.Count, string.Join("\n", _ada.Complaints));
    }
}
