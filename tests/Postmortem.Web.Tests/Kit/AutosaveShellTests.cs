using Microsoft.Extensions.Time.Testing;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Tests.Kit;

/// <summary>What surrounds the step of a field that saves itself: its clock, its store, and those who wait for it.</summary>
[TestClass]
public sealed class AutosaveShellTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<TextEdit> sent = [];
    private readonly Queue<TaskCompletionSource<SaveOutcome>> pending = [];
    private int told;
    private CancellationToken gone;

    [TestMethod]
    public void The_clock_sends_what_was_typed_and_the_page_is_told()
    {
        var field = Field();
        field.Typed("No");
        clock.Pass(799);
        Assert.IsEmpty(sent);
        clock.Pass(1);
        Assert.AreEqual("No", sent.Single().Text);
        Assert.AreEqual((SaveState.Saving, 2), (field.Now.State, told));
        pending.Dequeue().SetResult(new SaveOutcome.Saved("No"));
        Assert.AreEqual((SaveState.Saved, 3), (field.Now.State, told));
    }

    [TestMethod]
    public void Whoever_flushes_waits_until_everything_is_stored_also_what_was_typed_meanwhile()
    {
        var field = Field();
        field.Typed("one");
        var flushed = field.FlushAsync();
        field.Typed("one two");
        pending.Dequeue().SetResult(new SaveOutcome.Saved("one"));
        Assert.IsFalse(flushed.IsCompleted);
        pending.Dequeue().SetResult(new SaveOutcome.Saved("one two"));
        Assert.IsTrue(flushed.IsCompletedSuccessfully);
    }

    [TestMethod]
    public void A_store_that_throws_is_asked_again_after_a_while()
    {
        var field = Field();
        field.Typed("Kept");
        clock.Pass(800);
        pending.Dequeue().SetException(new IOException("disk"));
        Assert.AreEqual(SaveState.Refused, field.Now.State);
        clock.Pass(3000);
        pending.Dequeue().SetResult(new SaveOutcome.Saved("Kept"));
        Assert.AreEqual((SaveState.Saved, "Kept"), (field.Now.State, field.Now.Stored));
    }

    [TestMethod]
    public async Task Leaving_stores_the_last_word_before_it_ends_and_a_store_that_was_given_time_is_told_to_stop()
    {
        var field = Field();
        field.Typed("The last word");
        var left = field.DisposeAsync();
        Assert.AreEqual("The last word", sent.Single().Text);
        Assert.IsFalse(left.IsCompleted);
        Assert.IsTrue(gone.CanBeCanceled);
        pending.Dequeue().SetResult(new SaveOutcome.Saved("The last word"));
        await left;
        Assert.AreEqual(SaveState.Saved, field.Now.State);
    }

    private Autosave Field() => new("", clock, SaveAsync, work => work(), () => told++);

    private Task<SaveOutcome> SaveAsync(TextEdit edit, CancellationToken cancellation)
    {
        sent.Add(edit);
        gone = cancellation;
        var done = new TaskCompletionSource<SaveOutcome>();
        pending.Enqueue(done);
        return done.Task;
    }
}
