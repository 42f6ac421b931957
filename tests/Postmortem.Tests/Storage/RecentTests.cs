using Microsoft.Extensions.DependencyInjection;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Tests.Storage;

/// <summary>What makes up whole pages is read once a second at the most, and never older than what this process knows to be written.</summary>
[TestClass]
public sealed class RecentTests
{
    [TestMethod]
    public async Task What_is_asked_again_is_answered_as_it_was_until_anything_is_written()
    {
        await using var bed = await Testbed.OpenAsync();
        var (incidents, ask) = (bed.Get<IncidentService>(), new ListAsk());
        var before = (await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value;
        Assert.AreSame(before, (await incidents.ListAsync(bed.Manager, withoutReview: false, ask with { })).Value);
        Assert.AreNotSame(before, (await incidents.ListAsync(bed.Manager, withoutReview: true, ask)).Value);
        Assert.AreNotSame(before, (await incidents.ListAsync(bed.Stranger, withoutReview: false, ask)).Value);

        await incidents.ReportAsync(bed.Member, new IncidentText { Title = "Refunds marked paid" });

        Assert.AreEqual("Refunds marked paid", (await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value.Page.Rows.Single().Title);
    }

    [TestMethod]
    public async Task What_another_node_wrote_shows_a_second_later()
    {
        await using var bed = await Testbed.OpenAsync();
        await using var other = Another(bed);
        var (incidents, ask) = (bed.Get<IncidentService>(), new ListAsk());
        var before = (await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value;
        await other.GetRequiredService<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "Written on another node" });
        Assert.AreSame(before, (await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value);

        bed.Clock.Advance(Recent<string, string>.Age);

        Assert.HasCount(1, (await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value.Page.Rows);
    }

    [TestMethod]
    public async Task What_another_node_wrote_shows_at_once_to_whom_it_woke()
    {
        await using var bed = await Testbed.OpenAsync();
        await using var other = Another(bed);
        var (incidents, ask) = (bed.Get<IncidentService>(), new ListAsk());
        var seen = new TaskCompletionSource<int>();
        using var listening = bed.Get<ChangeFeed>().Subscribe(news => news.EntityType == nameof(Incident), async () =>
        {
            var rows = (await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value.Page.Rows;
            if (rows.Count > 0) seen.TrySetResult(rows.Count);
        });
        Assert.IsEmpty((await incidents.ListAsync(bed.Manager, withoutReview: false, ask)).Value.Page.Rows);

        await other.GetRequiredService<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "Written on another node" });

        Assert.AreEqual(1, await seen.Task.WaitAsync(TimeSpan.FromSeconds(30))); // the time of the verbs stands still
    }

    [TestMethod]
    public async Task Whoever_may_not_ask_any_more_gets_nothing_that_they_were_shown_before()
    {
        await using var bed = await Testbed.OpenAsync();
        Assert.IsTrue((await bed.Get<ActionService>().MyWorkAsync(bed.Member)).Ok);
        Assert.IsNull(await bed.Get<PeopleService>().ChangeAsync(bed.Administrator, bed.Member.PersonId, "Mia Member", Role.Member, isDisabled: true));
        Assert.AreEqual(RefusalKind.SignedOut, (await bed.Get<ActionService>().MyWorkAsync(bed.Member)).Refusal?.Kind);
    }

    private static ServiceProvider Another(Testbed bed) => new ServiceCollection()
        .AddPostmortem(bed.Get<StorageOptions>(), Checkout.Folder("templates")).BuildServiceProvider();
}
