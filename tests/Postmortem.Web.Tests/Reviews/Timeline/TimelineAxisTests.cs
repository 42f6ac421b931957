using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Components.Reviews.Timeline;

namespace Postmortem.Web.Tests.Reviews.Timeline;

[TestClass]
public sealed class TimelineAxisTests
{
    private static readonly DateTimeOffset s_start = new(2026, 10, 24, 22, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [TestMethod]
    public void Five_thousand_entries_are_few_marks_that_stand_apart_and_count_all_of_them()
    {
        var axis = Of(Enumerable.Range(0, 5_000).Select(i => (TimeSpan.FromSeconds(i * 17), (TimelineKind)(i % 3))));
        Assert.AreEqual(5_000, axis.Marks.Sum(m => m.Entries.Count));
        Assert.IsTrue(axis.Marks.Count <= 3 * 21, $"{axis.Marks.Count} marks");
        foreach (var lane in axis.Marks.GroupBy(m => m.Kind))
            foreach (var (one, next) in lane.Zip(lane.Skip(1))) Assert.IsTrue(next.X - one.X >= TimelineAxis.Apart);
        Assert.IsTrue(axis.Marks.All(m => m.X is >= 0 and <= 100));
    }

    [TestMethod]
    public void A_window_shows_what_happened_in_it_and_counts_what_lies_beyond()
    {
        var entries = Entries(Enumerable.Range(0, 10).Select(i => (TimeSpan.FromHours(i), TimelineKind.Response)));
        var axis = TimelineAxis.Of(entries, s_paris, s_start.AddHours(3), s_start.AddHours(6), _ => true);
        Assert.AreEqual((3, 4, 3), (axis.Before, axis.Marks.Sum(m => m.Entries.Count), axis.After));
    }

    [TestMethod]
    public void What_has_no_kind_yet_has_the_last_lane()
    {
        var axis = Of([(TimeSpan.Zero, TimelineKind.Unsorted), (TimeSpan.FromHours(1), TimelineKind.Trigger), (TimeSpan.FromHours(2), TimelineKind.Recovery)]);
        CollectionAssert.AreEqual(new[] { TimelineKind.Trigger, TimelineKind.Recovery, TimelineKind.Unsorted }, axis.Lanes.ToArray());
    }

    [TestMethod]
    public void One_single_entry_has_a_drawing_too()
    {
        var axis = Of([(TimeSpan.Zero, TimelineKind.Impact)]);
        Assert.AreEqual(50, axis.Marks.Single().X, .01);
    }

    [TestMethod]
    public void Days_are_marked_where_the_reader_s_midnight_is_also_over_the_change_of_the_clocks()
    {
        var axis = Of([(TimeSpan.Zero, TimelineKind.Impact), (TimeSpan.FromDays(2), TimelineKind.Recovery)]);
        var days = axis.Ticks.Where(t => t.IsDay).ToList();
        CollectionAssert.AreEqual(new[] { axis.Place(s_start), axis.Place(s_start.AddHours(25)) }, days.Select(t => t.X).Take(2).ToArray());
    }

    [TestMethod]
    [Timeout(20_000)]
    public void A_span_of_centuries_has_few_ticks()
    {
        var axis = Of([(TimeSpan.Zero, TimelineKind.Impact), (TimeSpan.FromDays(36_500), TimelineKind.Recovery)]);
        Assert.IsTrue(axis.Ticks.Count is > 1 and < 15, $"{axis.Ticks.Count} ticks");
    }

    private static TimelineAxis Of(IEnumerable<(TimeSpan After, TimelineKind Kind)> entries) =>
        TimelineAxis.Of(Entries(entries), s_paris, null, null, _ => true);

    private static IReadOnlyList<TimelineEntry> Entries(IEnumerable<(TimeSpan After, TimelineKind Kind)> entries)
    {
        var template = new ReviewTemplates(Checkout.Folder("templates/reviews")).All()[0];
        var review = new Review(1, "x", new Person("a@b.example", "Ada", Role.Manager, "UTC", s_start), template, s_start);
        Assert.IsNull(review.AddTimelineEntries([.. entries.Select(e => new TimelineText(s_start + e.After, e.Kind, "x"))], s_start, out _));
        return review.Timeline;
    }
}
