using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Pause;
using Postmortem.Storage.SqlServer;

namespace Postmortem.Tests.Reviews;

/// <summary>The registers of reviews and of incidents, narrowed and sorted.</summary>
[TestClass]
public sealed class ReviewRegisterTests
{
    private static readonly string[] ReviewKeys = ["title", "stage", "severity", "facilitator", "affected", "actions", "started", "", "'; DROP TABLE"];
    private static readonly string[] IncidentKeys = ["title", "severity", "when", "customers", "source", "", "'; DROP TABLE"];

    [TestMethod]
    public async Task Words_and_numbers_leave_the_rows_that_hold_them()
    {
        await using var bed = await Testbed.OpenAsync();
        var (incidents, reviews) = (bed.Get<IncidentService>(), bed.Get<ReviewService>());
        foreach (var title in new[] { "Élodie’s parcel was lost", "Cards were declined", "A parcel came late" })
            await reviews.StartAsync(bed.Manager, [(await incidents.ReportAsync(bed.Manager, new IncidentText { Title = title })).Value]);
        Assert.IsTrue((await bed.Get<CustomerViewService>().WriteCustomerViewAsync(bed.Manager, 2, "", "We stood at the kestrel till.")).Ok);

        Assert.AreEqual("3 1", await FoundAsync("parc"));
        Assert.AreEqual("1", await FoundAsync("parcel élodie"));
        Assert.AreEqual("2", await FoundAsync("kestrel"));
        Assert.AreEqual("2", await FoundAsync("r-2"));
        Assert.AreEqual("", await FoundAsync("R-9"));
        Assert.AreEqual("3 2 1", await FoundAsync(" \"*' "));
        Assert.AreEqual("", await FoundAsync("parcel\" OR title:*"));
        var listed = (await incidents.ListAsync(bed.Manager, withoutReview: false, new ListAsk("declined"))).Value;
        Assert.AreEqual("Cards were declined", listed.Page.Rows.Single().Title);
        Assert.AreEqual(1, (await incidents.ListAsync(bed.Manager, withoutReview: false, new ListAsk("I-3"))).Value.Page.Total);
        Assert.AreEqual(0, (await reviews.ListAsync(bed.Stranger, null, new ListAsk("parcel"))).Value.Total);

        async Task<string> FoundAsync(string words) =>
            string.Join(' ', (await reviews.ListAsync(bed.Manager, null, new ListAsk(words))).Value.Rows.Select(r => r.Number));
    }

    [TestMethod]
    public async Task Rows_come_in_the_order_that_is_asked_for_and_else_the_newest_first()
    {
        await using var bed = await Testbed.OpenAsync();
        var (incidents, reviews) = (bed.Get<IncidentService>(), bed.Get<ReviewService>());
        foreach (var (title, severity) in new[] { ("B", Severity.Minor), ("C", Severity.Severe), ("A", Severity.Major) })
            await reviews.StartAsync(bed.Manager,
                [(await incidents.ReportAsync(bed.Manager, new IncidentText { Title = title, Severity = severity, StartedAt = bed.Clock.GetUtcNow() })).Value]);

        Assert.AreEqual("A C B", await TitlesAsync(""));
        Assert.AreEqual("A C B", await TitlesAsync("nonsense"));
        Assert.AreEqual("A B C", await TitlesAsync("title"));
        Assert.AreEqual("C B A", await TitlesAsync("-title"));
        Assert.AreEqual("C A B", await TitlesAsync("-severity"));
        foreach (var key in ReviewKeys.SelectMany(k => new[] { k, $"-{k}" })) Assert.HasCount(5, await TitlesAsync(key), key);
        foreach (var key in IncidentKeys.SelectMany(k => new[] { k, $"-{k}" }))
            Assert.AreEqual(3, (await incidents.ListAsync(bed.Manager, withoutReview: false, ListAsk.Read(null, key, 1))).Value.Page.Rows.Count, key);

        async Task<string> TitlesAsync(string sort) =>
            string.Join(' ', (await reviews.ListAsync(bed.Manager, null, ListAsk.Read(null, sort, 1))).Value.Rows.Select(r => r.Title));
    }

    [TestMethod]
    public void Every_order_and_search_translates_for_SQL_Server()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        foreach (var descending in new[] { false, true })
        {
            foreach (var key in ReviewKeys)
                StringAssert.Contains(ReviewOrder.Sorted(ReviewOrder.Found(db.Set<Review>(), db, "parcel"), db.People, new ListAsk("", key, descending))
                    .ToQueryString(), "ORDER BY");
            foreach (var key in IncidentKeys)
                StringAssert.Contains(IncidentOrder.Sorted(IncidentOrder.Found(db.Set<Incident>(), db, "parcel"), new ListAsk("", key, descending))
                    .ToQueryString(), "ORDER BY");
        }
    }
}
