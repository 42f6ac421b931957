using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Reviews.Timeline;

/// <summary>What was decided about a pasted line stays with that line, whatever becomes of those around it.</summary>
[TestClass]
public sealed class TimelinePastedTextTests
{
    private const string Text = "14:00 alarm\n14:05 Ada looks\n14:10 Bo restarts\n14:20 back";
    private static readonly LineBasis s_basis = new(TimeZoneInfo.Utc, new DateTimeOffset(2026, 11, 3, 18, 0, 0, TimeSpan.Zero));

    [TestMethod]
    [DataRow(1, 1, "14:00 alarm\n14:01 second alarm", 4, "split above")]
    [DataRow(1, 1, "13:59 deploy\n14:00 alarm", 4, "put in above")]
    [DataRow(1, 2, "14:00 alarm, Ada looks", 2, "joined above")]
    [DataRow(1, 2, "", 2, "taken away above")]
    [DataRow(3, 1, "14:10 Bo restarts\n14:12 and again", 3, "itself split")]
    [DataRow(3, 1, "14:10 Bo\n14:12 the queue is full, Bo restarts", 3, "itself split, the first part short")]
    [DataRow(3, 1, "14:08 Cy is asked\n14:10 Bo restarts", 4, "put in right before it")]
    [DataRow(3, 1, "14:08 Cy is asked\n14:11 Bo restarts", 4, "put in right before it, and its time mended")]
    [DataRow(3, 1, "14:10 Bo restarts it", 3, "itself changed")]
    [DataRow(4, 1, "14:20 back\n14:30 all clear", 3, "split below")]
    public void Ticks_kinds_and_times_follow_their_line(int number, int height, string text, int now, string what)
    {
        PastedChoice choice = new(IsUnticked: true, TimelineKind.Recovery, Later: true);
        var pasted = new TimelinePastedText().Become(Text).Choose(3, choice);
        var name = pasted.Name(3);
        pasted = pasted.Replace(number, height, text);
        var count = pasted.Text.Split('\n').Length;
        Assert.AreEqual(choice, pasted.Of(now), what);
        Assert.AreEqual(name, pasted.Name(now), what);
        foreach (var other in Enumerable.Range(1, count).Where(n => n != now)) Assert.AreEqual(new PastedChoice(), pasted.Of(other), $"{what}: line {other}");
        Assert.AreEqual(count, Enumerable.Range(1, count).Select(pasted.Name).Distinct().Count(), what);
    }

    [TestMethod]
    public void A_line_that_was_taken_away_leaves_nothing_to_the_one_that_takes_its_number()
    {
        var pasted = new TimelinePastedText().Become(Text).Choose(2, new PastedChoice(IsUnticked: true)).Become("14:00 alarm\n14:10 Bo restarts\n14:20 back");
        Assert.IsFalse(pasted.Of(2).IsUnticked);
        Assert.AreEqual("14:10 Bo restarts", pasted.Raw(2, 1));
    }

    [TestMethod]
    public void The_later_of_two_clock_times_is_read_where_its_line_stands_now()
    {
        LineBasis autumn = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), new DateTimeOffset(2026, 10, 25, 12, 0, 0, TimeSpan.Zero));
        var pasted = new TimelinePastedText().Become("02:30 alarm").Choose(1, new PastedChoice(Later: true)).Replace(1, 1, "01:00 deploy\n02:30 alarm");
        CollectionAssert.AreEqual(new[] { 23, 1 }, pasted.Read(autumn).Select(l => l.Text!.HappenedAt.UtcDateTime.Hour).ToArray());
    }

    [TestMethod]
    public void Line_breaks_of_another_system_are_the_same_text() =>
        Assert.AreEqual(Text, new TimelinePastedText().Become(Text.ReplaceLineEndings("\r\n")).Text);

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = false)]
    public void Another_text_of_fifty_thousand_lines_is_taken_at_once()
    {
        var pasted = new TimelinePastedText().Become(string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $"14:05 entry {i}")));
        pasted = pasted.Become(string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $"14:06 entry {i * 7}")));
        Assert.AreEqual(TimelinePaste.MostLines + 1, pasted.Read(s_basis).Count);
    }
}
