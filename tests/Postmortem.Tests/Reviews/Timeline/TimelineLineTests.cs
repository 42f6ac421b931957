using static Postmortem.Tests.Reviews.Timeline.TypedInParis;

namespace Postmortem.Tests.Reviews.Timeline;

/// <summary>A line begins with a time and goes on with words; what cannot be read is told.</summary>
[TestClass]
public sealed class TimelineLineTests
{
    [TestMethod]
    [DataRow("14:05 queue length alarm fires", "11-02 14:05", "queue length alarm fires")]
    [DataRow("  14:05   queue length alarm fires  ", "11-02 14:05", "queue length alarm fires")]
    [DataRow("14:05:10 the alarm fires", "11-02 14:05:10", "the alarm fires")]
    [DataRow("14:05:10.250 the alarm fires", "11-02 14:05:10", "the alarm fires")]
    [DataRow("9:30 the shop opens", "11-02 09:30", "the shop opens")]
    [DataRow("2:05 PM the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2pm the alarm fires", "11-02 14:00", "the alarm fires")]
    [DataRow("12:10 am it begins", "11-03 00:10", "it begins")]
    [DataRow("14h05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14.05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("at 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05 - the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05 — the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05: the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05 – 14:30 customers wait", "11-02 14:05", "customers wait")]
    [DataRow("[14:05] the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("(14:05) the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2 Nov 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2 nov 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2 November 2026, 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("Nov 2 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("November 2nd, 2026 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05 2 Nov the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05 (2 Nov) the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("02.11.2026 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2026-11-02 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2026/11/02 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2026-11-02T14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2026-11-02T13:05:00Z the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2026-11-02T13:05:00.123456Z the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("2026-11-02T15:05+02:00 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("13:05 UTC the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("08:05 EST the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("31/10/2026 14:05 the alarm fires", "10-31 14:05", "the alarm fires")]
    [DataRow("10/31/2026 14:05 the alarm fires", "10-31 14:05", "the alarm fires")]
    [DataRow("[31/10/26, 14:05:10] Ada: the alarm fires", "10-31 14:05:10", "Ada: the alarm fires")]
    [DataRow("2/2/2026 14:05 the alarm fires", "02-02 14:05", "the alarm fires")]
    [DataRow("yesterday 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("Yesterday, 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("yesterday at 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("today 08:15 all is well again", "11-03 08:15", "all is well again")]
    [DataRow("hier 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("now the alarm fires", "11-03 10:41", "the alarm fires")]
    [DataRow("Mon 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("Friday 14:05 the alarm fires", "10-30 14:05", "the alarm fires")]
    [DataRow("tuesday 09:00 the alarm fires", "11-03 09:00", "the alarm fires")]
    [DataRow("+10m the alarm fires", "11-02 14:10", "the alarm fires")]
    [DataRow("+10 min the alarm fires", "11-02 14:10", "the alarm fires")]
    [DataRow("+1h30m the alarm fires", "11-02 15:30", "the alarm fires")]
    [DataRow("+90s the alarm fires", "11-02 14:01:30", "the alarm fires")]
    [DataRow("+0:10 the alarm fires", "11-02 14:10", "the alarm fires")]
    [DataRow("+1d 00:10 the alarm fires", "11-03 00:10", "the alarm fires")]
    [DataRow("+2 days the last one recovers", "11-04 14:00", "the last one recovers")]
    [DataRow("00:10 the night shift begins", "11-03 00:10", "the night shift begins")]
    [DataRow("24:00 the day is over", "11-03 00:00", "the day is over")]
    [DataRow("- 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("* **14:05** the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("- [x] 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("> `14:05` the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("3. 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("12) 14:05 the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("| 14:05 | the alarm fires |", "11-02 14:05", "the alarm fires")]
    [DataRow("2026-11-02 14:05,the alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("\"2026-11-02 14:05\",\"the alarm, the loud one, fires\"", "11-02 14:05", "the alarm, the loud one, fires")]
    [DataRow("2026-11-02\t14:05\tthe alarm fires", "11-02 14:05", "the alarm fires")]
    [DataRow("14:05 1,200 orders wait", "11-02 14:05", "1,200 orders wait")]
    [DataRow("14:05 #4711 is refunded [twice]", "11-02 14:05", "#4711 is refunded [twice]")]
    [DataRow("14:05 cause not known", "11-02 14:05", "cause not known")]
    [DataRow("14:05 ran ps | grep queue", "11-02 14:05", "ran ps | grep queue")]
    public void The_time_and_the_words_are_found(string line, string at, string text)
    {
        var read = Read(line);
        Assert.IsNull(read.Problem, read.Problem?.Sentence);
        Assert.AreEqual(at, Paris(read.Text!.HappenedAt));
        Assert.AreEqual(text, read.Text.Text);
        Assert.AreEqual("", read.Text.Evidence);
        Assert.IsNull(read.Text.KnownAt);
    }

    [TestMethod]
    [DataRow("", "Begin with a time")]
    [DataRow("   ", "Begin with a time")]
    [DataRow("the alarm fires", "no time at the beginning")]
    [DataRow("14 alarms fire", "no time at the beginning")]
    [DataRow("?? the alarm fires", "Which time was it")]
    [DataRow("??:?? the alarm fires", "Which time was it")]
    [DataRow("25:00 the alarm fires", "“25:00” is no time of day")]
    [DataRow("14:75 the alarm fires", "“14:75” is no time of day")]
    [DataRow("14:05", "What happened then?")]
    [DataRow("14:05 #detection", "What happened then?")]
    [DataRow("2 Nov the alarm fires", "A day alone is too little")]
    [DataRow("2026-02-30 14:05 the alarm fires", "There is no day like")]
    [DataRow("29 Feb 14:05 the alarm fires", "There is no day like")]
    [DataRow("2/11/2026 14:05 the alarm fires", "month 2 or in month 11")]
    [DataRow("14/14/2026 14:05 the alarm fires", "There is no day like")]
    [DataRow("14:05 the job stops (known 2 Nov 13:00)", "It cannot become known before it happened")]
    [DataRow("+ the alarm fires", "no time at the beginning")]
    [DataRow("+10x the alarm fires", "How much later?")]
    [DataRow("+999999d the alarm fires", "too far away")]
    [DataRow("yesterday the alarm fires", "no time at the beginning")]
    public void A_line_that_cannot_be_an_entry_says_why(string line, string sentence)
    {
        var read = Read(line);
        Assert.IsNull(read.Text);
        StringAssert.Contains(read.Problem!.Sentence, sentence);
        Assert.AreEqual(line, read.Source);
    }

    [TestMethod]
    [Timeout(20_000)]
    [DataRow("((((((((((")]
    [DataRow("[[[[[[[[[[")]
    [DataRow("14:05 #")]
    [DataRow("14:05 known ")]
    [DataRow("14:05 known known known ")]
    [DataRow("14:05 evidence: evidence: ")]
    [DataRow("14:05 #detection ")]
    [DataRow("14:05 [x] ")]
    [DataRow("+1d")]
    [DataRow("~?~?~?")]
    [DataRow("- - - - ")]
    [DataRow("\"\"\"\"\"\"")]
    [DataRow("14:05 \u0000\ud800")]
    [DataRow("‮14:05 ")]
    public void A_hostile_line_of_any_length_is_answered(string piece)
    {
        foreach (var times in new[] { 1, 7, 20_000 })
        {
            var line = string.Concat(Enumerable.Repeat(piece, times));
            var read = Read(line);
            Assert.IsTrue(read.Text is null ^ read.Problem is null);
        }
    }

    [TestMethod]
    public void A_line_longer_than_a_field_holds_is_refused_in_a_sentence() =>
        StringAssert.Contains(Read("14:05 " + new string('x', Words.TextLimit + 1)).Problem!.Sentence, "characters");
}
