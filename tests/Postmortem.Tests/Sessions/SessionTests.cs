using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Sessions;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Sessions;

/// <summary>A session led by Mo, with Mia: its clock, its seals, who leads, and what is left of it.</summary>
[TestClass]
public sealed class SessionTests
{
    private Testbed _bed = null!;
    private AccessCase _it = null!;

    private SessionService Sessions => _bed.Get<SessionService>();

    [TestInitialize]
    public async Task BeginAsync()
    {
        _bed = await Testbed.OpenAsync();
        _it = await AccessCase.PrepareAsync(_bed, Standing.Pausing);
    }

    [TestCleanup]
    public async Task EndAsync() => await _bed.DisposeAsync();

    [TestMethod]
    public async Task The_clock_counts_what_was_spent_on_an_item_and_neither_pauses_nor_what_was_on_the_screen_meanwhile()
    {
        await PassAsync(TimeSpan.FromMinutes(2));
        await Done(Sessions.SetPausedAsync(_bed.Manager, _it.Review, true));
        await PassAsync(TimeSpan.FromMinutes(9));
        Assert.AreEqual(2, await SpentAsync());
        await Done(Sessions.SetPausedAsync(_bed.Manager, _it.Review, false));
        await PassAsync(TimeSpan.FromMinutes(1));
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Discussion));
        await PassAsync(TimeSpan.FromMinutes(4));
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Alone));
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.AreEqual(4, await SpentAsync());
        Assert.AreEqual(TimeSpan.FromMinutes(4), (await ItemAsync(_it.Discussion)).Spent(_bed.Clock.GetUtcNow()));
    }

    [TestMethod]
    [DataRow(-5)]
    [DataRow(-1)]
    [DataRow(3)]
    [DataRow(24 * 400)]
    public async Task A_clock_that_jumps_takes_no_time_and_gives_none(int hours)
    {
        await PassAsync(TimeSpan.FromMinutes(2));
        _bed.Clock.AdjustTime(_bed.Clock.GetUtcNow().AddHours(hours));
        var before = (await ItemAsync(_it.Alone)).Spent(_bed.Clock.GetUtcNow());
        Assert.IsTrue(before >= TimeSpan.Zero && before <= TimeSpan.FromHours(24), $"{before} before anyone has noticed");
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.AreEqual(3, await SpentAsync());
        await Done(Sessions.SetPausedAsync(_bed.Manager, _it.Review, true));
        _bed.Clock.AdjustTime(_bed.Clock.GetUtcNow().AddHours(-hours));
        await Done(Sessions.SetPausedAsync(_bed.Manager, _it.Review, false));
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.AreEqual(4, await SpentAsync());
        await Done(Sessions.EndAsync(_bed.Manager, _it.Review));
        var session = (await PageAsync()).Sessions.Single();
        Assert.IsTrue(session.EndedAt >= session.StartedAt);
    }

    [TestMethod]
    public void A_beat_bounds_what_a_page_shows_of_a_clock_that_jumps()
    {
        var at = _bed.Clock.GetUtcNow();
        var beat = new SessionBeat(at, at);
        Assert.AreEqual(at.AddSeconds(7), beat.Steady(at.AddSeconds(7)));
        Assert.AreEqual(at, beat.Steady(at.AddHours(-2)));
        Assert.AreEqual(at + ReviewSession.Silence, beat.Steady(at.AddHours(2)));
    }

    [TestMethod]
    public async Task Minutes_given_stay_within_what_an_item_may_last()
    {
        await Done(Sessions.ExtendAsync(_bed.Manager, _it.Review, 5));
        Assert.AreEqual(TimeSpan.FromMinutes(13), (await ItemAsync(_it.Alone)).Given);
        Assert.IsNotNull(await Sessions.ExtendAsync(_bed.Manager, _it.Review, -20));
        Assert.IsNotNull(await Sessions.ExtendAsync(_bed.Manager, _it.Review, int.MaxValue - 100));
    }

    [TestMethod]
    public async Task A_session_goes_on_where_it_was_after_the_program_stood_still()
    {
        await PassAsync(TimeSpan.FromMinutes(2));
        await using var again = await _bed.CopyAsync();
        _bed.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.IsTrue((await again.Get<SessionService>().BeatAsync(_bed.Member, _it.Review)).Ok);
        var session = (await again.Get<ReviewService>().OpenAsync(_bed.Member, _it.Review)).Value.Session!;
        Assert.AreEqual(_it.Alone, session.CurrentItemId);
        Assert.AreEqual(TimeSpan.FromMinutes(2), session.Current!.Spent(_bed.Clock.GetUtcNow()));
        Assert.AreEqual("The screen said paid.", (await again.Get<SessionService>().MyAnswerAsync(_bed.Member, _it.Review, _it.Alone)).Value.Text);
    }

    [TestMethod]
    public async Task Words_typed_after_the_reveal_are_their_writers_until_they_add_them()
    {
        await WriteAsync(_bed.Manager, "Nothing compares the files.");
        Assert.AreEqual(2, (await Sessions.WrittenAsync(_bed.Manager, _it.Review, _it.Alone)).Value);
        await Done(Sessions.RevealAsync(_bed.Manager, _it.Review, _it.Alone));
        Assert.IsTrue((await Sessions.WriteAnswerAsync(_bed.Member, _it.Review, _it.Alone, "The screen said paid. Also on Monday.")).Value.IsLate);

        CollectionAssert.AreEquivalent(new[] { "The screen said paid.", "Nothing compares the files." },
            (await ItemAsync(_it.Alone)).Answers.Select(a => a.Text).ToArray());
        Assert.AreEqual("Also on Monday.", (await Sessions.MyAnswerAsync(_bed.Member, _it.Review, _it.Alone)).Value.Late);
        Assert.AreEqual("", (await Sessions.MyAnswerAsync(_bed.Manager, _it.Review, _it.Alone)).Value.Late);

        await Done(Sessions.AddLateAsync(_bed.Member, _it.Review, _it.Alone));
        var added = (await ItemAsync(_it.Alone)).Answers[^1];
        Assert.AreEqual(("Also on Monday.", true, (Guid?)_bed.Member.PersonId), (added.Text, added.IsAddition, added.AuthorId));
        Assert.AreEqual("", (await Sessions.MyAnswerAsync(_bed.Member, _it.Review, _it.Alone)).Value.Late);
        Assert.IsNotNull(await Sessions.AddLateAsync(_bed.Member, _it.Review, _it.Alone), "nothing is left to add");
        Assert.IsNotNull(await Sessions.RevealAsync(_bed.Manager, _it.Review, _it.Alone), "a reveal is once");
    }

    [TestMethod]
    public async Task Words_that_nobody_read_are_still_their_writers_after_the_end_and_all_others_are_forgotten()
    {
        await Done(Sessions.EndAsync(_bed.Manager, _it.Review));
        Assert.IsTrue((await Sessions.WriteAnswerAsync(_bed.Member, _it.Review, _it.Alone, "The screen said paid. I was still typing.")).Ok);
        Assert.AreEqual("The screen said paid. I was still typing.", (await Sessions.MyAnswerAsync(_bed.Member, _it.Review, _it.Alone)).Value.Text);

        await Done(Sessions.PrepareAsync(_bed.Manager, _it.Review));
        await Done(Sessions.BeginAsync(_bed.Manager, _it.Review));
        var alone = (await PageAsync()).Session!.Items.First(i => i.Kind == SessionKind.WriteAlone).Id;
        await Sessions.WriteAnswerAsync(_bed.Member, _it.Review, alone, "Read by all.");
        await Done(Sessions.RevealAsync(_bed.Manager, _it.Review, alone));
        await Done(Sessions.EndAsync(_bed.Manager, _it.Review));
        Assert.AreEqual(1, await _bed.RowsAsync(db => db.Set<SessionAnswer>().CountAsync()));
    }

    [TestMethod]
    public async Task The_item_that_reveals_reveals_what_was_written_before_it()
    {
        var reveal = (await PageAsync()).Session!.Items.First(i => i.Kind == SessionKind.Reveal).Id;
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, reveal));
        Assert.AreEqual("The screen said paid.", (await ItemAsync(_it.Alone)).Answers.Single().Text);
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Alone));
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, reveal)); // there and back is no second reveal
        Assert.HasCount(1, (await ItemAsync(_it.Alone)).Answers);
    }

    [TestMethod]
    public async Task A_revealed_answer_is_the_evidence_of_a_factor_and_one_that_is_not_there_is_not()
    {
        await Done(Sessions.RevealAsync(_bed.Manager, _it.Review, _it.Alone));
        await Done(_bed.Get<ReviewService>().OpenNextStageAsync(_bed.Manager, _it.Review, "prepared for a test"));
        var answer = (await ItemAsync(_it.Alone)).Answers.Single();
        var added = await _bed.Get<FactorService>()
            .AddFactorAsync(_bed.Manager, _it.Review, new FactorText(answer.Text, "tools") { FromAccountId = answer.Id }, null);
        Assert.IsTrue(added.Ok, added.Refusal?.Sentence);
        Assert.IsTrue((await PageAsync()).Review.Factors.Single().HasEvidence);
        Assert.IsNotNull((await _bed.Get<FactorService>()
            .AddFactorAsync(_bed.Manager, _it.Review, new FactorText("Else", "tools") { FromAccountId = Guid.CreateVersion7() }, null)).Refusal);
    }

    [TestMethod]
    public async Task Without_names_neither_rows_nor_their_order_nor_the_log_tell_who_wrote()
    {
        await Done(Sessions.AddItemAsync(_bed.Manager, _it.Review, new AgendaText("Say it freely", SessionKind.WriteAlone, 5) { WithoutNames = true }));
        var item = (await PageAsync()).Session!.Items[^1].Id;
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, item));
        foreach (var (who, words) in new[] { (_bed.Member, "first"), (_bed.Manager, "second"), (_bed.Administrator, "third") })
            Assert.IsTrue((await Sessions.WriteAnswerAsync(who, _it.Review, item, words)).Ok);
        await Done(Sessions.RevealAsync(_bed.Manager, _it.Review, item));

        var shown = (await ItemAsync(item)).Answers;
        Assert.IsTrue(shown.All(a => a.AuthorId is null && a.Id.Version != 7));
        CollectionAssert.AreEqual(shown.Select(a => a.Id).ToArray(),
            (await _bed.RowsAsync(db => db.Set<ShownAnswer>().Where(a => a.ItemId == item).Select(a => a.Id).ToListAsync())).Order().ToArray());
        var logged = await _bed.RowsAsync(db => db.Changes.Where(c => c.EntityType == nameof(ShownAnswer)).OrderBy(c => c.Sequence).Select(c => c.EntityId)
            .ToListAsync());
        CollectionAssert.AreEqual(shown.Select(a => a.Id).ToArray(), logged, "the log has them in the order of random ids");
        Assert.IsFalse(await _bed.RowsAsync(db => db.Changes.AnyAsync(c => c.EntityType == nameof(SessionAnswer))), "when somebody wrote is in no log");
    }

    [TestMethod]
    public async Task Somebody_takes_over_after_half_a_minute_without_the_leaders_page_and_not_before()
    {
        Assert.IsTrue((await Sessions.BeatAsync(_bed.Manager, _it.Review)).Ok);
        _bed.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.IsFalse((await Sessions.BeatAsync(_bed.Member, _it.Review)).Value.LeaderIsGone);
        Assert.AreEqual(RefusalKind.Conflict, (await Sessions.TakeOverAsync(_bed.Member, _it.Review))?.Kind);
        _bed.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsTrue((await Sessions.BeatAsync(_bed.Member, _it.Review)).Value.LeaderIsGone);
        Assert.IsNotNull(await Sessions.TakeOverAsync(_bed.Administrator, _it.Review), "not in the session");
        await Done(Sessions.TakeOverAsync(_bed.Member, _it.Review));

        await Done(Sessions.GoToAsync(_bed.Member, _it.Review, _it.Discussion));
        Assert.IsNotNull(await Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Alone), "who led before leads no more");
        Assert.IsNotNull(await Sessions.TakeOverAsync(_bed.Manager, _it.Review), "the new one gets the same patience");
        await Done(Sessions.HandOverAsync(_bed.Member, _it.Review, _bed.Manager.PersonId));
        CollectionAssert.AreEqual(new[] { _bed.Manager.PersonId, _bed.Member.PersonId, _bed.Manager.PersonId },
            (await PageAsync()).Session!.Leads.Select(l => l.PersonId).ToArray());
    }

    [TestMethod]
    public async Task A_round_lets_everyone_speak_once_and_lets_a_late_comer_in()
    {
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Round));
        await Done(Sessions.ArrangeRoundAsync(_bed.Manager, _it.Review, random: false));
        Assert.AreEqual(_bed.Member.PersonId, (await ItemAsync(_it.Round)).Speaker?.PersonId, "Mia before Mo");
        await Done(Sessions.EndTurnAsync(_bed.Member, _it.Review, skipped: true));
        await Done(Sessions.EndTurnAsync(_bed.Manager, _it.Review, skipped: false));
        Assert.IsNull((await ItemAsync(_it.Round)).Speaker);
        Assert.IsTrue((await Sessions.BeatAsync(_bed.Administrator, _it.Review)).Ok);
        Assert.AreEqual(_bed.Administrator.PersonId, (await ItemAsync(_it.Round)).Speaker?.PersonId);
        await Done(Sessions.CallBackAsync(_bed.Manager, _it.Review, _bed.Member.PersonId));
        await Done(Sessions.EndTurnAsync(_bed.Administrator, _it.Review, skipped: false));
        Assert.AreEqual(_bed.Member.PersonId, (await ItemAsync(_it.Round)).Speaker?.PersonId, "called back, at the end");
        for (var i = 0; i < 8; i++) await Sessions.ArrangeRoundAsync(_bed.Manager, _it.Review, random: true);
        Assert.HasCount(3, (await ItemAsync(_it.Round)).Turns);
    }

    [TestMethod]
    public async Task The_agenda_changes_while_it_runs_but_what_was_held_stays()
    {
        Assert.IsNotNull(await Sessions.RemoveItemAsync(_bed.Manager, _it.Review, _it.Alone));
        Assert.IsNotNull(await Sessions.EditItemAsync(_bed.Manager, _it.Review, _it.Alone, new AgendaText("What?", SessionKind.Discuss, 5)));
        Assert.AreEqual("Minutes", (await Sessions.AddItemAsync(_bed.Manager, _it.Review, new AgendaText("Endless", SessionKind.Discuss, 0)))?.Field);
        await Done(Sessions.MoveItemAsync(_bed.Manager, _it.Review, _it.Round, 0));
        await Done(Sessions.RemoveItemAsync(_bed.Manager, _it.Review, _it.Discussion));
        var items = (await PageAsync()).Session!.Items;
        Assert.AreEqual(_it.Round, items[0].Id);
        Assert.IsFalse(items.Any(i => i.Id == _it.Discussion));
        Assert.AreEqual(RefusalKind.NotFound, (await Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Discussion))?.Kind);
    }

    [TestMethod]
    public async Task Notes_of_two_people_are_merged_and_a_drawn_question_is_drawn_once()
    {
        await Done(Sessions.GoToAsync(_bed.Manager, _it.Review, _it.Discussion));
        await Sessions.WriteNotesAsync(_bed.Manager, _it.Review, _it.Discussion, "", "The run stops at night. Nobody looks.");
        await Sessions.WriteNotesAsync(_bed.Member, _it.Review, _it.Discussion, "The run stops at night. Nobody looks.",
            "The run stops at night, twice. Nobody looks.");
        var merged = await Sessions.WriteNotesAsync(_bed.Manager, _it.Review, _it.Discussion, "The run stops at night. Nobody looks.",
            "The run stops at night. Nobody looks, or is asked to.");
        Assert.AreEqual("The run stops at night, twice. Nobody looks, or is asked to.", merged.Value.Stored);

        HashSet<string> drawn = [];
        for (var i = 0; i < 10; i++)
        {
            await Done(Sessions.DrawQuestionAsync(_bed.Manager, _it.Review));
            Assert.IsTrue(drawn.Add((await ItemAsync(_it.Discussion)).Question));
        }
        Assert.IsTrue(drawn.All(q => q.StartsWith("How", StringComparison.Ordinal) || q.StartsWith("What", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_session_that_ended_or_whose_review_is_closed_takes_nothing_more_but_what_was_parked_can_be_settled()
    {
        await Done(Sessions.EndAsync(_bed.Manager, _it.Review));
        Assert.AreEqual(RefusalKind.Conflict, (await Sessions.ParkAsync(_bed.Member, _it.Review, "More"))?.Kind);
        Assert.AreEqual(RefusalKind.Conflict, (await Sessions.WriteNotesAsync(_bed.Member, _it.Review, _it.Discussion, "", "More")).Refusal?.Kind);
        await Done(Sessions.SettleAsync(_bed.Member, _it.Review, _it.Parked, ParkedState.Note));
        Assert.AreEqual(ParkedState.Note, (await PageAsync()).Sessions.Single().Parked.Single().State);
        Assert.IsEmpty((await _bed.AuditAsync()).Problems);
    }

    private static async Task Done(Task<Refusal?> verb)
    {
        var refusal = await verb;
        Assert.IsNull(refusal, refusal?.Sentence);
    }

    private async Task WriteAsync(Actor actor, string text) => Assert.IsTrue((await Sessions.WriteAnswerAsync(actor, _it.Review, _it.Alone, text)).Ok);

    private async Task<ReviewPage> PageAsync() => (await _bed.Get<ReviewService>().OpenAsync(_bed.Manager, _it.Review)).Value;

    private async Task<SessionItem> ItemAsync(Guid id) => (await PageAsync()).Sessions.SelectMany(s => s.Items).Single(i => i.Id == id);

    private async Task<double> SpentAsync() => (await ItemAsync(_it.Alone)).Spent(_bed.Clock.GetUtcNow()).TotalMinutes;

    /// <summary>Time goes by while pages are open.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        // The first beat hears of whatever the clock did since the last one.
        Assert.IsTrue((await Sessions.BeatAsync(_bed.Member, _it.Review)).Ok);
        for (var gone = TimeSpan.Zero; gone < time; gone += SessionService.BeatEvery)
        {
            _bed.Clock.Advance(SessionService.BeatEvery);
            Assert.IsTrue((await Sessions.BeatAsync(_bed.Member, _it.Review)).Ok);
        }
    }
}
