using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Tests.Kit;

[TestClass]
public sealed class OneAtATimeTests
{
    private readonly OneAtATime one = new();
    private readonly List<string> story = [];

    [TestMethod]
    public async Task What_comes_meanwhile_waits_for_its_turn_in_the_order_it_came_and_a_failure_stops_nobody()
    {
        var first = new TaskCompletionSource();
        var tasks = new[]
        {
            one.InTurnAsync(async () => { await first.Task; story.Add("first"); throw new InvalidOperationException("first"); }),
            one.InTurnAsync(async () => { story.Add("second"); await Task.Yield(); story.Add("second is done"); }),
            one.InTurnAsync(() => { story.Add("third"); return Task.CompletedTask; }),
        };
        Assert.IsEmpty(story);
        Assert.IsTrue(one.IsBusy);

        first.SetResult();
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => tasks[0]);
        await Task.WhenAll(tasks[1], tasks[2]);
        CollectionAssert.AreEqual(new[] { "first", "second", "second is done", "third" }, story);
        Assert.IsFalse(one.IsBusy);
    }

    [TestMethod]
    public async Task A_second_press_is_dropped_while_the_first_runs_and_counts_again_afterwards()
    {
        var first = new TaskCompletionSource();
        var pressed = one.UnlessBusyAsync(() => first.Task);
        Assert.IsFalse(await one.UnlessBusyAsync(Fail));
        first.SetException(new IOException("disk"));
        await Assert.ThrowsExactlyAsync<IOException>(() => pressed);
        Assert.IsTrue(await one.UnlessBusyAsync(() => Task.CompletedTask));
    }

    private static Task Fail() => throw new InvalidOperationException("It was to be dropped.");
}
