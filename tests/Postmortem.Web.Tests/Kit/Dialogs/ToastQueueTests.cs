using Microsoft.Extensions.Time.Testing;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Dialogs;

namespace Postmortem.Web.Tests.Kit.Dialogs;

[TestClass]
public sealed class ToastQueueTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void Good_news_goes_by_itself_and_stays_longer_while_it_can_be_taken_back()
    {
        using var queue = new ToastQueue(clock);
        queue.Say("Added.");
        queue.Say("Removed.", undo: () => Task.CompletedTask);
        clock.Advance(TimeSpan.FromSeconds(8));
        Assert.AreEqual("Removed.", queue.Shown.Single().Text);
        clock.Advance(TimeSpan.FromSeconds(12));
        Assert.IsEmpty(queue.Shown);
    }

    [TestMethod]
    public void Bad_news_stays_until_it_is_dismissed()
    {
        using var queue = new ToastQueue(clock);
        queue.Say("It could not be sent.", Tone.Late);
        clock.Advance(TimeSpan.FromHours(1));
        queue.Dismiss(queue.Shown.Single());
        Assert.IsEmpty(queue.Shown);
    }

    [TestMethod]
    public void No_more_than_three_stand_at_once_and_the_oldest_gives_way()
    {
        using var queue = new ToastQueue(clock);
        foreach (var word in new[] { "one", "two", "three", "four" }) queue.Say(word);
        CollectionAssert.AreEqual(new[] { "two", "three", "four" }, queue.Shown.Select(toast => toast.Text).ToArray());
    }
}
