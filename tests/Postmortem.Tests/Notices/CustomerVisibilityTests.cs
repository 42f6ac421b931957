using Postmortem.Incidents;
using Postmortem.Notices;

namespace Postmortem.Tests.Notices;

[TestClass]
public sealed class CustomerVisibilityTests
{
    [TestMethod]
    public async Task A_member_sees_and_chooses_customers_of_their_own_notices_and_a_manager_all()
    {
        await using var bed = await Testbed.OpenAsync();
        var notices = bed.Get<NoticeService>();
        var (theirs, own) = (await NoticeAsync(bed, bed.Stranger, "Ms Okafor", "okafor@example.com"), await NoticeAsync(bed, bed.Member, "Mr Lopez", ""));

        Assert.AreEqual(RefusalKind.NotFound, (await notices.OpenAsync(bed.Member, theirs)).Refusal?.Kind);
        CollectionAssert.AreEqual(new[] { "Mr Lopez" }, (await notices.OpenAsync(bed.Member, own)).Value.Customers.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "Mr Lopez", "Ms Okafor" }, (await notices.OpenAsync(bed.Manager, own)).Value.Customers.Select(c => c.Name).ToArray());

        var okafor = (await notices.OpenAsync(bed.Manager, theirs)).Value.Customers.Single(c => c.Name == "Ms Okafor").Id;
        Assert.AreEqual(RefusalKind.NotFound, (await notices.AddRecipientAsync(bed.Member, own, okafor))?.Kind);
        Assert.IsNull(await notices.AddRecipientAsync(bed.Manager, own, okafor));
        Assert.AreEqual(2, (await notices.OpenAsync(bed.Member, own)).Value.Customers.Count, "she is one of theirs now");
    }

    private static async Task<int> NoticeAsync(Testbed bed, Actor by, string customer, string email)
    {
        var incident = (await bed.Get<IncidentService>().ReportAsync(by, new IncidentText { Title = $"What {customer} met" })).Value;
        var review = (await bed.Reviews.StartAsync(by, [incident], "standard")).Value;
        var notices = bed.Get<NoticeService>();
        var notice = (await notices.ComposeAsync(by, review, NoticeKind.Acknowledgement, "en", new NoticeText("A word") { Opening = "We are sorry." })).Value;
        Assert.IsNull(await notices.AddNewRecipientAsync(by, notice, customer, email));
        return notice;
    }
}
