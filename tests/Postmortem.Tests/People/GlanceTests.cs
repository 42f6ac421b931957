using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Tests.People;

[TestClass]
public sealed class GlanceTests
{
    [TestMethod]
    public async Task The_frame_counts_only_the_reviews_one_may_see()
    {
        await using var bed = await Testbed.OpenAsync();
        var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "Late parcels" })).Value;
        await bed.Get<ReviewService>().StartAsync(bed.Member, [incident]);
        var people = bed.Get<PeopleService>();

        var (manager, stranger) = ((await people.GlanceAsync(bed.Manager)).Value, (await people.GlanceAsync(bed.Stranger)).Value);

        Assert.AreEqual("Northwind Stores", manager.Organisation);
        Assert.AreEqual("Nobody waits on us twice for the same reason.", manager.Mission);
        Assert.AreEqual((1, 0), (manager.OpenReviews, stranger.OpenReviews));
    }
}
