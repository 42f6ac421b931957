using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Reviews.Timeline;

[TestClass]
public sealed class TimelineFiguresTests
{
    private static readonly DateTimeOffset s_day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public async Task Durations_are_measured_between_the_first_harm_and_what_followed()
    {
        var review = await ReviewAsync(
            Entry("14:00", TimelineKind.Trigger, "new version"), Entry("14:05", TimelineKind.Impact, "checkout fails"),
            Entry("14:20", TimelineKind.Detection, "the alarm fires"), Entry("14:10", TimelineKind.Response, "someone restarts it, unasked"),
            Entry("14:26", TimelineKind.Response, "rolled back"), Entry("14:50", TimelineKind.Communication, "status page"),
            Entry("15:00", TimelineKind.Recovery, "half is back"), Entry("16:07", TimelineKind.Recovery, "all is back"));
        var figures = TimelineFigures.Of(review, TimeZoneInfo.Utc);
        CollectionAssert.AreEqual(new[] { "15 min", "6 min", null, "2 h 2 min", "45 min" }, figures.Durations.Select(d => d.Said).ToArray());
        var recover = figures.Durations.Single(d => d.Measure == Measure.Recover);
        Assert.AreEqual(("checkout fails", "all is back", true), (recover.From!.What, recover.To!.What, recover.IsSure));
        Assert.AreEqual("Not known yet: nobody has said that the harm is contained.", figures.Durations.Single(d => d.Measure == Measure.Contain).Missing);
    }

    [TestMethod]
    public async Task A_duration_that_is_not_known_says_what_is_missing()
    {
        var figures = TimelineFigures.Of(await ReviewAsync(Entry("14:00", TimelineKind.Response, "rolled back")), TimeZoneInfo.Utc);
        Assert.IsTrue(figures.Durations.All(d => d.Length is null && d.Missing!.StartsWith("Not known yet:", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_duration_that_rests_on_an_assumption_is_not_sure()
    {
        var review = await ReviewAsync(Entry("14:05", TimelineKind.Impact, "a") with { Certainty = Certainty.Assumption },
            Entry("14:20", TimelineKind.Detection, "b"));
        Assert.IsFalse(TimelineFigures.Of(review, TimeZoneInfo.Utc).Durations[0].IsSure);
    }

    [TestMethod]
    public async Task What_the_incident_says_stands_in_where_no_entry_does()
    {
        var review = await ReviewAsync(new IncidentText
        {
            Title = "x",
            StartedAt = s_day.AddHours(14),
            NoticedAt = s_day.AddHours(14.5),
            EndedAt = s_day.AddHours(16)
        });
        var figures = TimelineFigures.Of(review, TimeZoneInfo.Utc);
        Assert.AreEqual("30 min", figures.Durations[0].Said);
        Assert.AreEqual("2 h", figures.Durations[3].Said);
        Assert.IsNull(figures.Durations[0].From!.EntryId);
    }

    [TestMethod]
    [DataRow("14:10", TimelineKind.Recovery, "14:20", TimelineKind.Impact, "is a recovery, yet the first impact")]
    [DataRow("14:10", TimelineKind.Impact, "14:20", TimelineKind.Trigger, "is the first impact, yet the trigger")]
    [DataRow("14:10", TimelineKind.Detection, "14:20", TimelineKind.Trigger, "was detected before its trigger")]
    [DataRow("14:10", TimelineKind.Detection, "14:20", TimelineKind.Impact, "was detected before the first impact")]
    [DataRow("14:10", TimelineKind.Response, "14:20", TimelineKind.Detection, "is a response, yet the first detection")]
    [DataRow("14:10", TimelineKind.Recovery, "14:20", TimelineKind.Response, "is a recovery before the first response")]
    public async Task Two_entries_that_cannot_stand_in_this_order_are_pointed_out(string early, TimelineKind first, string late, TimelineKind second,
        string sentence)
    {
        var review = await ReviewAsync(Entry(early, first, "one"), Entry(late, second, "two"));
        var found = TimelineFigures.Of(review, TimeZoneInfo.Utc).Contradictions.Single();
        StringAssert.Contains(found.Sentence, sentence);
        CollectionAssert.AreEqual(review.Timeline.Select(e => e.Id).ToList(), found.EntryIds.ToList());
        var turned = await ReviewAsync(Entry(late, first, "one"), Entry(early, second, "two"));
        Assert.AreEqual(0, TimelineFigures.Of(turned, TimeZoneInfo.Utc).Contradictions.Count);
    }

    [TestMethod]
    public async Task A_plain_story_contradicts_nothing()
    {
        var review = await ReviewAsync(
            Entry("14:00", TimelineKind.Trigger, "a"), Entry("14:05", TimelineKind.Impact, "b"), Entry("14:08", TimelineKind.Detection, "c"),
            Entry("14:10", TimelineKind.Response, "d"), Entry("14:20", TimelineKind.Recovery, "e"));
        Assert.AreEqual(0, TimelineFigures.Of(review, TimeZoneInfo.Utc).Contradictions.Count);
    }

    [TestMethod]
    public async Task What_the_incident_says_is_held_against_the_timeline()
    {
        var review = await ReviewAsync(new IncidentText
        {
            Title = "x",
            StartedAt = s_day.AddHours(15),
            NoticedAt = s_day.AddHours(15.5),
            EndedAt = s_day.AddHours(16)
        },
            Entry("14:00", TimelineKind.Impact, "first"), Entry("17:00", TimelineKind.Impact, "last"), Entry("18:00", TimelineKind.Detection, "seen"));
        var sentences = TimelineFigures.Of(review, TimeZoneInfo.Utc).Contradictions.Select(c => c.Sentence).ToList();
        Assert.AreEqual(3, sentences.Count, string.Join("\n", sentences));
        StringAssert.Contains(sentences[0], "is said to have started at 2 Nov, 15:00, after the first impact");
        StringAssert.Contains(sentences[1], "is said to have ended at 2 Nov, 16:00, before the last impact");
        StringAssert.Contains(sentences[2], "is said to have been noticed at 2 Nov, 15:30");
    }

    [TestMethod]
    public async Task An_impact_after_the_review_began_asks_whether_the_harm_goes_on()
    {
        var review = await ReviewAsync(new TimelineText(new(2026, 11, 4, 8, 0, 0, TimeSpan.Zero), TimelineKind.Impact, "another parcel"));
        StringAssert.Contains(TimelineFigures.Of(review, TimeZoneInfo.Utc).Contradictions.Single().Sentence, "Is the harm still going on?");
    }

    [TestMethod]
    public async Task The_night_in_which_the_clocks_change_is_told_in_the_reader_s_zone_only()
    {
        var review = await ReviewAsync(
            new TimelineText(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), TimelineKind.Impact, "at half past two"),
            new TimelineText(new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero), TimelineKind.Detection, "at half past two again"));
        var paris = TimelineFigures.Of(review, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        StringAssert.Contains(paris.Contradictions.Single().Sentence, "went back between");
        StringAssert.Contains(paris.Contradictions.Single().Sentence, "1 h passed, more than the clock shows");
        Assert.AreEqual(0, TimelineFigures.Of(review, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")).Contradictions.Count);
    }

    [TestMethod]
    public async Task A_long_silence_asks_and_an_entry_answers_it()
    {
        TimelineText[] texts = [Entry("14:00", TimelineKind.Impact, "a"), Entry("14:05", TimelineKind.Detection, "b"),
            Entry("15:30", TimelineKind.Response, "c"), Entry("15:40", TimelineKind.Recovery, "d")];
        var gap = TimelineFigures.Of(await ReviewAsync(texts), TimeZoneInfo.Utc).Gaps.Single();
        Assert.AreEqual("1 h 25 min passed between “b” (2 Nov, 14:05) and “c” (2 Nov, 15:30). What was needed before someone could act?", gap.Sentence);
        var answered = await ReviewAsync([.. texts, .. Enumerable.Range(1, 8).Select(i => Entry($"14:{5 + (i * 6):00}", TimelineKind.Response, $"step {i}")),
            Entry("15:12", TimelineKind.Response, "nearly")]);
        Assert.AreEqual(0, TimelineFigures.Of(answered, TimeZoneInfo.Utc).Gaps.Count);
    }

    [TestMethod]
    public async Task A_silence_of_less_than_a_quarter_of_an_hour_is_none()
    {
        var review = await ReviewAsync(Entry("14:00", TimelineKind.Impact, "a"), Entry("14:14", TimelineKind.Detection, "b"),
            Entry("14:15", TimelineKind.Recovery, "c"));
        Assert.AreEqual(0, TimelineFigures.Of(review, TimeZoneInfo.Utc).Gaps.Count);
    }

    [TestMethod]
    public async Task What_comes_weeks_after_the_recovery_makes_no_silence()
    {
        var review = await ReviewAsync(
            Entry("14:00", TimelineKind.Impact, "a"), Entry("14:40", TimelineKind.Detection, "b"), Entry("14:50", TimelineKind.Recovery, "c"),
            new TimelineText(s_day.AddDays(30), TimelineKind.Communication, "the report"));
        var gap = TimelineFigures.Of(review, TimeZoneInfo.Utc).Gaps.Single();
        StringAssert.Contains(gap.Sentence, "What could have shown it earlier?");
    }

    /// <summary>As it was when such an entry was taken for a response: 10 minutes to acknowledge, which nobody had said.</summary>
    [TestMethod]
    public async Task An_entry_that_nobody_sorted_measures_nothing()
    {
        var review = await ReviewAsync(Entry("14:20", TimelineKind.Detection, "the alarm fires"), Entry("14:30", TimelineKind.Unsorted, "a van comes"));
        Assert.IsNull(TimelineFigures.Of(review, TimeZoneInfo.Utc).Durations.Single(d => d.Measure == Measure.Acknowledge).Length);
    }

    private static TimelineText Entry(string clock, TimelineKind kind, string text) =>
        new(s_day + TimeSpan.Parse(clock, System.Globalization.CultureInfo.InvariantCulture), kind, text);

    private static Task<Review> ReviewAsync(params TimelineText[] entries) => Task.FromResult(Fill(entries));

    private static Review Fill(TimelineText[] entries)
    {
        var now = Testbed.NewClock().GetUtcNow();
        var template = new ReviewTemplates(Checkout.Folder("templates/reviews")).All().Single(t => t.Name == "standard");
        var review = new Review(1, "x", new Person("a@b.example", "Ada", Role.Manager, "UTC", now), template, now);
        foreach (var entry in entries) Assert.IsNull(review.AddTimelineEntry(entry, now, out _));
        return review;
    }

    /// <summary>As it is read back from the rows, with its incident.</summary>
    private static async Task<Review> ReviewAsync(IncidentText about, params TimelineText[] entries)
    {
        await using var bed = await Testbed.OpenAsync();
        var reviews = bed.Get<ReviewService>();
        var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Manager, about)).Value;
        var number = (await reviews.StartAsync(bed.Manager, [incident])).Value;
        if (entries.Length > 0) Assert.IsTrue((await bed.Timelines.AddTimelineEntriesAsync(bed.Manager, number, entries)).Ok);
        return (await reviews.OpenAsync(bed.Manager, number)).Value.Review;
    }
}
