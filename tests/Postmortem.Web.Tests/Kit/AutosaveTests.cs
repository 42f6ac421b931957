using Microsoft.Extensions.Time.Testing;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Tests.Kit;

[TestClass]
public sealed class AutosaveTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<TextEdit> sent = [];
    private readonly Queue<TaskCompletionSource<SaveOutcome>> pending = [];
    private readonly SemaphoreSlim moved = new(0);
    private Func<TextEdit, SaveOutcome>? answer = edit => new SaveOutcome.Saved(edit.Text);

    public void Dispose() => moved.Dispose();

    [TestMethod]
    public void Nothing_is_sent_while_someone_types_and_the_text_once_they_pause()
    {
        var field = Field("");
        field.Typed("N");
        clock.Pass(500);
        field.Typed("No");
        clock.Pass(799);
        Assert.IsEmpty(sent);
        Assert.AreEqual(SaveState.Waiting, field.State);

        clock.Pass(1);
        Assert.AreEqual("No", sent.Single().Text);
        Assert.AreEqual(SaveState.Saved, field.State);
    }

    [TestMethod]
    public void Typing_without_a_pause_is_still_stored_within_two_seconds()
    {
        var field = Field("");
        for (var key = 1; key <= 20; key++)
        {
            field.Typed(new string('x', key));
            clock.Pass(100);
        }

        Assert.IsGreaterThanOrEqualTo(1, sent.Count);
        Assert.IsGreaterThanOrEqualTo(15, sent[0].Text.Length);
    }

    [TestMethod]
    public void Saved_is_said_only_after_the_commit_came_back()
    {
        answer = null;
        var field = Field("");
        field.Typed("Nothing showed it.");
        clock.Pass(800);
        Assert.AreEqual(SaveState.Saving, field.State);

        pending.Dequeue().SetResult(new SaveOutcome.Saved("Nothing showed it."));
        Assert.AreEqual(SaveState.Saved, field.State);
    }

    [TestMethod]
    public void What_is_typed_during_a_save_goes_after_it_and_never_beside_it()
    {
        answer = null;
        var field = Field("");
        field.Typed("one");
        clock.Pass(800);
        field.Typed("one two");
        clock.Pass(5000);
        Assert.HasCount(1, sent);

        pending.Dequeue().SetResult(new SaveOutcome.Saved("one"));
        Assert.HasCount(2, sent);
        Assert.AreEqual(new TextEdit("one two", "one"), sent[1]);

        pending.Dequeue().SetResult(new SaveOutcome.Saved("one two"));
        Assert.AreEqual("one two", field.Text);
        Assert.AreEqual(SaveState.Saved, field.State);
    }

    [TestMethod]
    public void A_merge_is_shown_when_nobody_typed_since()
    {
        answer = edit => new SaveOutcome.Saved("Bo wrote this. " + edit.Text);
        var field = Field("");
        field.Typed("So did I.");
        clock.Pass(800);
        Assert.AreEqual("Bo wrote this. So did I.", field.Text);

        field.Typed("Bo wrote this. So did I. Twice.");
        answer = edit => new SaveOutcome.Saved(edit.Text);
        clock.Pass(800);
        Assert.AreEqual("Bo wrote this. So did I.", sent[^1].BasedOn);
    }

    [TestMethod]
    public void A_merge_that_arrives_while_someone_types_is_left_to_the_next_save_which_knows_what_the_text_grew_from()
    {
        answer = null;
        var field = Field("start");
        field.Typed("start mine");
        clock.Pass(800);
        field.Typed("start mine more");
        pending.Dequeue().SetResult(new SaveOutcome.Saved("start theirs mine"));

        Assert.AreEqual("start mine more", field.Text);
        Assert.AreEqual(new TextEdit("start mine more", "start mine"), sent[1]);
    }

    [TestMethod]
    public void A_refusal_keeps_the_text_and_says_why()
    {
        answer = _ => new SaveOutcome.Refused("This review is closed.");
        var field = Field("");
        field.Typed("Late thought");
        clock.Pass(800);
        Assert.AreEqual(SaveState.Refused, field.State);
        Assert.AreEqual("This review is closed.", field.Refusal);
        Assert.AreEqual("Late thought", field.Text);
    }

    [TestMethod]
    public void A_failure_keeps_the_text_and_tries_again_by_itself()
    {
        var broken = true;
        answer = edit => broken ? throw new IOException("disk") : new SaveOutcome.Saved(edit.Text);
        var field = Field("");
        field.Typed("Kept");
        clock.Pass(800);
        Assert.AreEqual(SaveState.Refused, field.State);

        broken = false;
        clock.Pass(3000);
        Assert.AreEqual(SaveState.Saved, field.State);
        Assert.AreEqual("Kept", sent[^1].Text);
        Assert.AreEqual("", sent[^1].BasedOn);
    }

    [TestMethod]
    [DataRow("mine", "mine", true)]
    [DataRow("theirs", "theirs", false)]
    [DataRow("theirs\n\nmine", "theirs\n\nmine", true)]
    public async Task A_conflict_ends_with_the_text_that_was_chosen_based_on_theirs(string chosen, string stands, bool saved)
    {
        answer = edit => edit.BasedOn == "theirs" ? new SaveOutcome.Saved(edit.Text) : new SaveOutcome.Conflict("theirs", "Bo");
        var field = Field("start");
        field.Typed("mine");
        clock.Pass(800);
        Assert.AreEqual(SaveState.Conflicting, field.State);
        Assert.AreEqual("Bo", field.Conflict!.TheirAuthor);

        await field.SettleAsync(chosen);
        Assert.AreEqual(stands, field.Text);
        Assert.AreEqual(SaveState.Saved, field.State);
        Assert.AreEqual(saved ? 2 : 1, sent.Count);
    }

    [TestMethod]
    public async Task Leaving_the_page_stores_what_was_just_typed()
    {
        var field = Field("");
        field.Typed("The last word");
        await field.DisposeAsync();
        Assert.AreEqual("The last word", sent.Single().Text);
    }

    [TestMethod]
    public async Task Leaving_the_page_in_a_conflict_keeps_both_texts()
    {
        answer = edit => edit.BasedOn == "theirs" ? new SaveOutcome.Saved(edit.Text) : new SaveOutcome.Conflict("theirs", "Bo");
        var field = Field("start");
        field.Typed("mine");
        clock.Pass(800);
        await field.DisposeAsync();
        Assert.AreEqual("theirs\n\nmine", sent[^1].Text);
    }

    [TestMethod]
    public async Task Leaving_a_page_on_which_nothing_was_typed_sends_nothing()
    {
        var field = Field("as it was");
        await field.FlushAsync();
        await field.DisposeAsync();
        Assert.IsEmpty(sent);
    }

    [TestMethod]
    public void A_change_from_outside_is_shown_unless_something_typed_here_is_on_its_way()
    {
        var field = Field("a");
        field.Arrived("b");
        Assert.AreEqual("b", field.Text);

        field.Typed("b mine");
        field.Arrived("c");
        Assert.AreEqual("b mine", field.Text);
        clock.Pass(800);
        Assert.AreEqual(new TextEdit("b mine", "b"), sent.Single());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_save_that_overtook_what_was_arriving_does_not_take_it_for_words_typed_here(bool answeredFirst)
    {
        answer = null;
        var field = new Autosave("one two three", clock, Save, work => work(), () => moved.Release(), answers: true);
        field.Arrived("one two THREE");
        field.Typed("ONE two three");
        clock.Pass(800);
        clock.Pass(1000); // the browser is slow to say what the field holds, so what is known is sent
        await WaitAsync(() => pending.Count == 1);
        if (answeredFirst) field.Answered("1+ONE two THREE");
        pending.Dequeue().SetResult(new SaveOutcome.Saved("ONE two 3")); // a colleague was there again meanwhile
        if (!answeredFirst) field.Answered("1+ONE two THREE");
        await WaitAsync(() => field.Arrival is { Number: 2 });
        Assert.AreEqual("ONE two 3", field.Arrival!.Now);
    }

    [TestMethod]
    public async Task What_arrived_while_a_save_failed_is_not_taken_for_words_typed_here()
    {
        answer = null;
        var field = new Autosave("one two three", clock, Save, work => work(), () => moved.Release(), answers: true);
        field.Arrived("one two THREE");
        field.Typed("ONE two three");
        clock.Pass(800);
        clock.Pass(1000);
        await WaitAsync(() => pending.Count == 1);
        field.Answered("1+ONE two THREE");
        pending.Dequeue().SetException(new IOException("disk"));
        await WaitAsync(() => field.State == SaveState.Refused);
        clock.Pass(3000);
        await WaitAsync(() => pending.Count == 1);
        Assert.AreEqual(new TextEdit("ONE two THREE", "one two THREE"), sent[1]);
    }

    /// <summary>Looks again whenever the field says that it changed or sends something.</summary>
    private async Task WaitAsync(Func<bool> condition)
    {
        while (!condition()) Assert.IsTrue(await moved.WaitAsync(TimeSpan.FromSeconds(30)), "The field came to rest before that.");
    }

    private Autosave Field(string text) => new(text, clock, Save, work => work(), () => { });

    private Task<SaveOutcome> Save(TextEdit edit, CancellationToken cancellation)
    {
        sent.Add(edit);
        if (answer is not null) return Task.FromResult(answer(edit));
        var source = new TaskCompletionSource<SaveOutcome>();
        pending.Enqueue(source);
        moved.Release();
        return source.Task;
    }
}
