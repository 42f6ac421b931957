using Postmortem.Reviews.Timeline;
using static Postmortem.Tests.Reviews.Timeline.TypedInParis;

namespace Postmortem.Tests.Reviews.Timeline;

/// <summary>Which day a time belongs to, and which moment.</summary>
[TestClass]
public sealed class TimelineLineDayTests
{
    [TestMethod]
    public void A_first_line_belongs_to_the_day_on_which_the_incident_began()
    {
        var begin = Basis with { Last = null, Begin = new(2026, 10, 30, 22, 50, 0, TimeSpan.Zero) };
        Assert.AreEqual("10-30 23:55", Paris(TimelineLine.Read("23:55 the job stops", begin).Text!.HappenedAt));
        Assert.AreEqual("10-31 00:10", Paris(TimelineLine.Read("00:10 the job stops", begin).Text!.HappenedAt));
        Assert.AreEqual("11-03 09:00", Paris(TimelineLine.Read("09:00 the job stops", begin with { Begin = null }).Text!.HappenedAt));
    }

    [TestMethod]
    public void A_day_without_a_year_is_the_one_nearest_to_the_entry_before()
    {
        var newYear = Basis with { Now = new(2027, 1, 2, 9, 0, 0, TimeSpan.Zero), Last = new(2026, 12, 31, 22, 0, 0, TimeSpan.Zero) };
        Assert.AreEqual(2027, TimelineLine.Read("1 Jan 00:10 the year begins", newYear).Text!.HappenedAt.AddHours(1).Year);
        Assert.AreEqual(2026, TimelineLine.Read("30 Dec 00:10 the year ends", newYear).Text!.HappenedAt.Year);
    }

    [TestMethod]
    public void A_clock_alone_never_rolls_on_into_a_day_that_has_not_come()
    {
        var night = Basis with { Last = new(2026, 11, 3, 9, 30, 0, TimeSpan.Zero) };
        var read = TimelineLine.Read("08:15 the shop opened", night);
        Assert.AreEqual("11-03 08:15", Paris(read.Text!.HappenedAt));
        Assert.AreEqual(0, read.Remarks.Count);
    }

    [TestMethod]
    public void What_was_concluded_is_remarked()
    {
        CollectionAssert.Contains(Read("00:10 the night shift begins").Remarks.ToList(), "Past midnight: the next day.");
        CollectionAssert.Contains(Read("2026-12-01 14:05 the alarm fires").Remarks.ToList(), "That is still to come.");
        CollectionAssert.Contains(Read("13:05 UTC the alarm fires").Remarks.ToList(), "Read in UTC.");
    }

    [TestMethod]
    public void A_time_that_the_clocks_skipped_is_refused()
    {
        var read = Read("2026-03-29 02:30 the job runs");
        StringAssert.Contains(read.Problem!.Sentence, "went forward over 02:30");
    }

    [TestMethod]
    public void A_time_that_happened_twice_is_asked_about_and_chosen()
    {
        var asked = Read("2026-10-25 02:30 the job runs");
        StringAssert.Contains(asked.Problem!.Sentence, "happened twice: first at UTC+02:00, then at UTC+01:00");
        Assert.IsNotNull(asked.Twice);
        DateTimeOffset Chosen(bool later) => TimelineLine.Read("2026-10-25 02:30 the job runs", Basis with { Later = later }).Text!.HappenedAt;
        Assert.AreEqual(TimeSpan.FromHours(1), Chosen(true) - Chosen(false));
        Assert.AreEqual(Chosen(true), Read("2026-10-25 02:30 CET the job runs").Text!.HappenedAt);
        Assert.AreEqual(Chosen(false), Read("2026-10-25 02:30+02:00 the job runs").Text!.HappenedAt);
    }

    [TestMethod]
    public void Two_readers_write_the_same_moment_each_by_their_own_clock()
    {
        var tokyo = Basis with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") };
        Assert.AreEqual(Read("2 Nov 14:05 the alarm fires").Text!.HappenedAt, TimelineLine.Read("2 Nov 22:05 the alarm fires", tokyo).Text!.HappenedAt);
    }

    [TestMethod]
    public void Every_entry_is_kept_as_a_moment_without_a_zone() =>
        Assert.AreEqual(TimeSpan.Zero, Read("14:05 the alarm fires").Text!.HappenedAt.Offset);
}
