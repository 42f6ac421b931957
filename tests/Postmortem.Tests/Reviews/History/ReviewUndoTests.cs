using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.History;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.History;

[TestClass]
public sealed class ReviewUndoTests
{
    private Testbed _bed = null!;
    private AccessCase _it = null!;
    private ReviewService _reviews = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _bed = await Testbed.OpenAsync();
        _it = await AccessCase.PrepareAsync(_bed, Standing.Fixing);
        _reviews = _bed.Get<ReviewService>();
        _bed.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [TestCleanup]
    public async Task StopAsync() => await _bed.DisposeAsync();

    /// <summary>Each deed, and what of the review it alters.</summary>
    public static IEnumerable<object[]> Deeds =>
    [
        ["a title", (Deed)(async t => Done(await t._reviews.RenameAsync(t._bed.Member, t._it.Review, "Another title"))), (Look)(r => r.Title)],
        ["the customer's view", (Deed)(async t => Assert.IsTrue((await t._bed.CustomerViews.WriteCustomerViewAsync(t._bed.Member, t._it.Review, "",
            "They waited.")).Ok)), (Look)(r => r.CustomerView)],
        ["a note", (Deed)(async t => Assert.IsTrue((await t._bed.Pause.WriteContainmentNoteAsync(t._bed.Member, t._it.Review, "", "Stopped.")).Ok)),
            (Look)(r => r.ContainmentNote)],
        ["an answer", (Deed)(async t => Done(await t._bed.Pause.AnswerContainmentAsync(t._bed.Member, t._it.Review, Containment.Done, null, "Stopped."))),
            (Look)(r => $"{r.Containment} {r.ContainedAt:O} {r.ContainmentNote}")],
        ["a number", (Deed)(async t => Done(await t._bed.Pause.SayWhoWasAffectedAsync(t._bed.Member, t._it.Review, 1482, null, null))),
            (Look)(r => $"{r.AffectedCount} {r.AffectedOwnerId}")],
        ["a tick", (Deed)(async t => Done(await t._bed.Pause.CheckContainmentItemAsync(t._bed.Member, t._it.Review, t._it.Item, true, "ticket"))),
            (Look)(r => string.Join(" ", r.ContainmentItems.Select(i => $"{i.DoneAt:O} {i.DoneById} {i.Evidence}")))],
        ["a new entry", (Deed)(async t => Assert.IsTrue((await t._bed.Timelines.AddTimelineEntryAsync(t._bed.Member, t._it.Review,
            new TimelineText(t._bed.Clock.GetUtcNow(), TimelineKind.Impact, "A call"))).Ok)), (Look)(r => string.Join("|", r.Timeline.Select(e => e.Text)))],
        ["a changed entry", (Deed)(async t => Done(await t._bed.Timelines.EditTimelineEntryAsync(t._bed.Member, t._it.Review, t._it.Entry, "The job stops",
            new TimelineText(t._bed.Clock.GetUtcNow(), TimelineKind.Response, "The job stops at once") { Certainty = Certainty.Assumption }))),
            (Look)(r => string.Join("|", r.Timeline.Select(e => $"{e.Text} {e.Kind} {e.Certainty} {e.HappenedAt:O}")))],
        ["a removed entry", (Deed)(async t => Done(await t._bed.Timelines.RemoveTimelineEntryAsync(t._bed.Member, t._it.Review, t._it.Entry))),
            (Look)(r => string.Join("|", r.Timeline.Select(e => e.Text)))],
        ["a new factor", (Deed)(async t => Assert.IsTrue((await t._bed.Factors.AddFactorAsync(t._bed.Member, t._it.Review,
            new FactorText("No alarm", "tools") { EntryIds = [t._it.Entry] }, t._it.Factor)).Ok)), (Look)Factors],
        ["a changed factor", (Deed)(async t => Done(await t._bed.Factors.EditFactorAsync(t._bed.Member, t._it.Review, t._it.Factor, "The job reports success",
            new FactorText("The job always reports success", "tools") { EntryIds = [t._it.Entry] }))), (Look)Factors],
        ["a moved factor", (Deed)(async t => Done(await t._bed.Factors.MoveFactorAsync(t._bed.Member, t._it.Review, t._it.Factor, await t.OtherFactorAsync()))),
            (Look)Factors],
        ["a factor among its neighbours", (Deed)(async t =>
            Done(await t._bed.Factors.MoveFactorAsync(t._bed.Member, t._it.Review, await t.OtherFactorAsync(), null, t._it.Factor))),
            (Look)(r => string.Join("|", r.Factors.Select(f => f.Text)))],
        ["a new mitigator", (Deed)(async t => Assert.IsTrue((await t._bed.Findings.AddMitigatorAsync(t._bed.Member, t._it.Review, "A list", true)).Ok)),
            (Look)(r => string.Join("|", r.Mitigators.Select(m => m.Text)))],
        ["a removed mitigator", (Deed)(async t => Done(await t._bed.Findings.RemoveMitigatorAsync(t._bed.Member, t._it.Review, t._it.Mitigator))),
            (Look)(r => string.Join("|", r.Mitigators.Select(m => m.Text)))],
        ["new thanks", (Deed)(async t => Assert.IsTrue((await t._bed.Findings.RecogniseAsync(t._bed.Member, t._it.Review, null, "Night shift",
            "for staying")).Ok)), (Look)(r => string.Join("|", r.Recognitions.Select(m => m.Text)))],
        ["a planned action", (Deed)(async t => Assert.IsTrue((await t._bed.Plans.PlanActionAsync(t._bed.Member, t._it.Review,
            new ActionText("Compare both files") { FactorIds = [t._it.Factor] })).Ok)), (Look)Actions],
        ["a changed action", (Deed)(async t => Done(await t._bed.Plans.EditActionAsync(t._bed.Member, t._it.Review, t._it.ActionId, 1,
            new ActionText("A louder alarm") { DueOn = new(2026, 12, 24), Strength = Strength.Weaker, FactorIds = [t._it.Factor] }))), (Look)Actions],
        ["a tick in the matrix", (Deed)(async t =>
            Done(await t._bed.Plans.CoverAsync(t._bed.Member, t._it.Review, t._it.ActionId, t._it.Factor, covered: false))), (Look)Actions],
    ];

    public static string NameOf(System.Reflection.MethodInfo _, object[] data) => (string)data[0];

    [TestMethod]
    [DynamicData(nameof(Deeds), DynamicDataDisplayName = nameof(NameOf))]
    public async Task A_deed_is_taken_back_and_done_again(string name, object deed, object look)
    {
        var before = ((Look)look)(await ReviewAsync());
        await ((Deed)deed)(this);
        var after = ((Look)look)(await ReviewAsync());
        Assert.AreNotEqual(before, after, name);

        _bed.Clock.Advance(TimeSpan.FromSeconds(5));
        Done(await UndoAsync(_bed.Member));
        Assert.AreEqual(before, ((Look)look)(await ReviewAsync()), $"{name}, taken back");
        Assert.IsEmpty((await _bed.AuditAsync()).Problems);

        _bed.Clock.Advance(TimeSpan.FromSeconds(5));
        Done(await UndoAsync(_bed.Member));
        Assert.AreEqual(after, ((Look)look)(await ReviewAsync()), $"{name}, done again");
    }

    [TestMethod]
    public async Task What_someone_else_changed_since_is_not_taken_back_and_they_are_named()
    {
        Done(await _bed.Pause.SayWhoWasAffectedAsync(_bed.Member, _it.Review, 10, null, null));
        Done(await _bed.Pause.SayWhoWasAffectedAsync(_bed.Manager, _it.Review, 12, null, null));
        var refusal = await UndoAsync(_bed.Member);
        StringAssert.Contains(refusal!.Sentence, "Mo Manager has changed the same thing since");
        Assert.AreEqual(12, (await ReviewAsync()).AffectedCount);
    }

    [TestMethod]
    public async Task Words_that_someone_else_wrote_in_the_same_text_stay()
    {
        await _bed.CustomerViews.WriteCustomerViewAsync(_bed.Manager, _it.Review, "", "They waited at the desk.");
        await _bed.CustomerViews.WriteCustomerViewAsync(_bed.Member, _it.Review, "They waited at the desk.", "They waited for an hour at the desk.");
        await _bed.CustomerViews.WriteCustomerViewAsync(_bed.Manager, _it.Review, "They waited for an hour at the desk.",
            "They waited for an hour at the desk. Nobody came.");
        Done(await UndoAsync(_bed.Member));
        Assert.AreEqual("They waited at the desk. Nobody came.", (await ReviewAsync()).CustomerView);
    }

    [TestMethod]
    public async Task A_factor_beneath_which_another_stands_by_now_stays()
    {
        var factor = (await _bed.Factors.AddFactorAsync(_bed.Member, _it.Review, new FactorText("No alarm", "tools"), null)).Value;
        await _bed.Factors.AddFactorAsync(_bed.Manager, _it.Review, new FactorText("Nobody is paid to look", "priorities"), factor);
        StringAssert.Contains((await UndoAsync(_bed.Member))!.Sentence, "stand beneath it");
        Assert.HasCount(4, (await ReviewAsync()).Factors);
    }

    [TestMethod]
    public async Task Only_ones_own_deeds_are_taken_back_and_a_newer_one_is_looked_at_first()
    {
        Assert.IsEmpty((await _bed.History.LastOfMineAsync(_bed.Member, _it.Review)).Value.Rows.Where(r => r.Verb == "review.rename"));
        Done(await _reviews.RenameAsync(_bed.Manager, _it.Review, "By the manager"));
        Done(await _bed.Findings.AddMitigatorAsync(_bed.Member, _it.Review, "A list", true) is { Ok: true } ? null : Refusal.NotFound);
        var seen = (await _bed.History.LastOfMineAsync(_bed.Member, _it.Review)).Value.Rows[^1].Sequence;
        _bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bed.Findings.AddMitigatorAsync(_bed.Member, _it.Review, "A second", true);
        Assert.AreEqual(RefusalKind.Conflict, (await _bed.History.UndoAsync(_bed.Member, _it.Review, seen))!.Kind);
        Done(await UndoAsync(_bed.Member));
        var review = await ReviewAsync();
        Assert.AreEqual("By the manager", review.Title);
        Assert.IsFalse(review.Mitigators.Any(m => m.Text == "A second"));
    }

    [TestMethod]
    public async Task A_signature_falls_and_a_closed_review_stays_as_it_is()
    {
        Done(await _reviews.RenameAsync(_bed.Member, _it.Review, "Another title"));
        Done(await _bed.Signatures.SignAsync(_bed.Manager, _it.Review));
        Done(await UndoAsync(_bed.Member));
        Assert.IsNull((await ReviewAsync()).Signature);

        Done(await _reviews.OpenNextStageAsync(_bed.Manager, _it.Review, "prepared for a test"));
        Assert.IsEmpty((await _bed.History.LastOfMineAsync(_bed.Member, _it.Review)).Value.Rows);
        var last = await _bed.RowsAsync(d => d.Changes.Where(c => c.Verb == HistoryService.Undo.Name).MaxAsync(c => c.Sequence));
        Assert.AreEqual(RefusalKind.Conflict, (await _bed.History.UndoAsync(_bed.Member, _it.Review, last))!.Kind);
    }

    private delegate Task Deed(ReviewUndoTests test);

    private delegate string Look(Review review);

    private static string Factors(Review review) =>
        string.Join("|", review.FactorTree().Select(f =>
            $"{f.Depth} {f.Factor.Text} {f.Factor.Category} {f.Factor.Evidence} {string.Join(',', f.Factor.Entries.Select(e => e.TimelineEntryId).Order())}"));

    private static string Actions(Review review) =>
        string.Join("|", review.Actions.Select(a =>
            $"{a.Text} {a.OwnerId} {a.DueOn} {a.Strength} {a.SuccessMeasure} {string.Join(',', a.Factors.Select(f => f.FactorId).Order())}"));

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);

    private async Task<Refusal?> UndoAsync(Actor actor) =>
        await _bed.History.UndoAsync(actor, _it.Review, (await _bed.History.LastOfMineAsync(actor, _it.Review)).Value.Rows[^1].Sequence);

    private async Task<Review> ReviewAsync() => (await _reviews.OpenAsync(_bed.Manager, _it.Review)).Value.Review;

    private async Task<Guid> OtherFactorAsync() => (await ReviewAsync()).Factors.First(f => f.Id != _it.Factor).Id;
}
