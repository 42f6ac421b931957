using Postmortem.Incidents;
using Postmortem.Reviews;

namespace Postmortem.Tests.Incidents;

[TestClass]
public sealed class IncidentTests
{
    [TestMethod]
    public async Task A_refusal_names_the_field_that_is_wrong()
    {
        await using var bed = await Testbed.OpenAsync();
        var incidents = bed.Get<IncidentService>();
        var now = bed.Clock.GetUtcNow();

        Assert.AreEqual(nameof(IncidentText.Title), (await incidents.ReportAsync(bed.Member, new IncidentText { Title = "  " })).Refusal!.Field);
        Assert.AreEqual(nameof(IncidentText.EndedAt),
            (await incidents.ReportAsync(bed.Member, new IncidentText { Title = "T", StartedAt = now, EndedAt = now.AddMinutes(-1) })).Refusal!.Field);
        Assert.AreEqual(nameof(IncidentText.CustomersAffected),
            (await incidents.ReportAsync(bed.Member, new IncidentText { Title = "T", CustomersAffected = -1 })).Refusal!.Field);
    }

    [TestMethod]
    public async Task The_register_counts_those_that_wait_for_a_review_among_those_one_may_see()
    {
        await using var bed = await Testbed.OpenAsync();
        var incidents = bed.Get<IncidentService>();
        var reviewed = (await incidents.ReportAsync(bed.Member, new IncidentText { Title = "One" })).Value;
        await incidents.ReportAsync(bed.Member, new IncidentText { Title = "Two" });
        await incidents.ReportAsync(bed.Stranger, new IncidentText { Title = "Three" });
        await bed.Get<ReviewService>().StartAsync(bed.Member, [reviewed]);

        var register = (await incidents.ListAsync(bed.Member, withoutReview: true, new())).Value;

        Assert.AreEqual((1, 2), (register.Waiting, register.All));
        Assert.AreEqual("Two", register.Page.Rows.Single().Title);
        Assert.AreEqual(3, (await incidents.ListAsync(bed.Manager, withoutReview: false, new())).Value.Page.Total);
    }
}
