using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;

namespace Postmortem.Tests.Actions;

[TestClass]
public sealed class ActionRegisterTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("?show=late")]
    [DataRow("?show=toverify&owner=0199a1f2c3d47e5f8a9b0c1d2e3f4a5b&review=118&strength=stronger&sort=-owner&page=3")]
    [DataRow("?sort=-due")]
    public void A_filter_is_written_into_the_address_as_it_was_read(string address) => Assert.AreEqual(address, Read(address).Write());

    [TestMethod]
    [DataRow("?show=everything&owner=me&review=R-1&strength=9&sort=1&page=-2")]
    [DataRow("?show=1&strength=0&page=99999999999999")]
    public void What_an_address_cannot_mean_is_left_at_its_default(string address) => Assert.AreEqual(new ActionFilter(), Read(address));

    [TestMethod]
    public async Task A_change_from_an_old_page_says_who_changed_what_and_stores_nothing()
    {
        await using var bed = await Testbed.OpenAsync();
        var actions = bed.Get<ActionService>();
        var number = await PlanAsync(bed);
        var seen = (await actions.OneAsync(bed.Member, number)).Value.Version;
        Assert.IsNull(await actions.DueAsync(bed.Manager, number, seen, new(2026, 12, 24)));

        var refusal = await actions.GiveToAsync(bed.Member, number, seen, bed.Member.PersonId);

        Assert.AreEqual(RefusalKind.Conflict, refusal!.Kind);
        StringAssert.Contains(refusal.Sentence, "changed by Mo Manager");
        StringAssert.Contains(refusal.Sentence, "its due date");
        Assert.AreEqual(bed.Manager.PersonId, (await actions.OneAsync(bed.Member, number)).Value.OwnerId);
    }

    [TestMethod]
    public async Task The_register_sorts_by_owner_and_offers_the_reviews_that_have_actions()
    {
        await using var bed = await Testbed.OpenAsync();
        var actions = bed.Get<ActionService>();
        await PlanAsync(bed, bed.Stranger);
        await PlanAsync(bed, bed.Manager);

        var register = (await actions.ListAsync(bed.Manager, new ActionFilter { Sort = ActionSort.Owner })).Value;

        CollectionAssert.AreEqual(new[] { "Mo Manager", "Sam Stranger" }, register.Page.Rows.Select(r => r.Owner).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 1 }, register.Reviews.Select(r => r.Number).ToArray());
        Assert.AreEqual(1, (await actions.ListAsync(bed.Stranger, new ActionFilter())).Value.Reviews.Count, "only what one may see is offered");
    }

    [TestMethod]
    public async Task An_action_that_is_not_ones_own_is_not_there()
    {
        await using var bed = await Testbed.OpenAsync();
        var number = await PlanAsync(bed);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Get<ActionService>().OneAsync(bed.Stranger, number)).Refusal!.Kind);
    }

    [TestMethod]
    public async Task My_work_shows_what_one_was_thanked_for()
    {
        await using var bed = await Testbed.OpenAsync();
        await PlanAsync(bed);
        Assert.IsTrue((await bed.Get<FindingService>().RecogniseAsync(bed.Member, 1, bed.Manager.PersonId, "", "Called every customer the same evening")).Ok);

        var thanks = (await bed.Get<ActionService>().MyWorkAsync(bed.Manager)).Value.Thanks.Single();

        Assert.AreEqual("Called every customer the same evening", thanks.Text);
        Assert.AreEqual(("Mia Member", 1), (thanks.By, thanks.ReviewNumber));
    }

    [TestMethod]
    public async Task Someone_thanked_is_told_although_the_review_is_not_theirs_to_see_and_once_seen_not_again()
    {
        await using var bed = await Testbed.OpenAsync();
        await PlanAsync(bed);
        var (reviews, actions) = (bed.Get<ReviewService>(), bed.Get<ActionService>());
        var id = (await bed.Findings.RecogniseAsync(bed.Member, 1, bed.Stranger.PersonId, "", "Stayed with the queue")).Value;
        var thanks = (await actions.MyWorkAsync(bed.Stranger)).Value.Thanks.Single();
        Assert.AreEqual(new Thanks(id, "Stayed with the queue", "Mia Member", null, null), thanks);
        var version = await bed.RowsAsync(db => db.Set<Review>().Select(r => r.Version).SingleAsync());

        Assert.AreEqual(RefusalKind.NotFound, (await bed.Findings.SeeRecognitionAsync(bed.Manager, id))?.Kind, "only the person thanked says so");
        Assert.IsNull(await bed.Findings.SeeRecognitionAsync(bed.Stranger, id));
        Assert.IsNull(await bed.Findings.SeeRecognitionAsync(bed.Stranger, id));
        Assert.IsEmpty((await actions.MyWorkAsync(bed.Stranger)).Value.Thanks);
        Assert.AreEqual(1, await bed.RowsAsync(db => db.Changes.CountAsync(c => c.Verb == "recognition.see")));
        Assert.AreEqual(version, await bed.RowsAsync(db => db.Set<Review>().Select(r => r.Version).SingleAsync()), "a look is no edit");

        Assert.IsNull(await bed.Findings.RemoveRecognitionAsync(bed.Member, 1, id));
        Assert.IsNull(await bed.Findings.RestoreRecognitionAsync(bed.Member, 1, id));
        Assert.IsEmpty((await actions.MyWorkAsync(bed.Stranger)).Value.Thanks, "nothing is told twice");
    }

    private static async Task<int> PlanAsync(Testbed bed, Actor? owner = null)
    {
        var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "Parcels without a scan" })).Value;
        var reviews = bed.Get<ReviewService>();
        var review = (await reviews.StartAsync(bed.Member, [incident])).Value;
        Assert.IsNull(await reviews.OpenNextStageAsync(bed.Manager, review, "A test of what comes later"));
        Assert.IsNull(await reviews.OpenNextStageAsync(bed.Manager, review, "A test of what comes later"));
        var planned = await bed.Plans.PlanActionAsync(bed.Member, review, new ActionText("Parcels without a scan open a case")
        {
            OwnerId = (owner ?? bed.Manager).PersonId,
            DueOn = new(2026, 12, 1),
        });
        Assert.IsTrue(planned.Ok, planned.Refusal?.Sentence);
        return (await reviews.OpenAsync(bed.Manager, review)).Value.Review.Actions.Single().Number;
    }

    private static ActionFilter Read(string address)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address);
        return ActionFilter.Read(name => query.TryGetValue(name, out var value) ? value.ToString() : null);
    }
}
