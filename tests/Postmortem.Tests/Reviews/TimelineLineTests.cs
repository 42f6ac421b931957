using System.Globalization;
using Postmortem.Reviews;

namespace Postmortem.Tests.Reviews;

/// <summary>Typed in Paris on Tuesday 3 November 2026 at 10:41, after an entry of Monday at 14:00.</summary>
[TestClass]
public sealed class TimelineLineTests
{
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly LineBasis s_basis = new(s_paris, new(2026, 11, 3, 9, 41, 0, TimeSpan.Zero)) { Last = new(2026, 11, 2, 13, 0, 0, TimeSpan.Zero) };

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
    [DataRow("14:05 [detection] the phone rings", TimelineKind.Detection, "the phone rings")]
    [DataRow("14:05 the phone rings #detection", TimelineKind.Detection, "the phone rings")]
    [DataRow("14:05 #recovery the phone is quiet", TimelineKind.Recovery, "the phone is quiet")]
    [DataRow("14:05 the phone #comms rings", TimelineKind.Communication, "the phone rings")]
    [DataRow("14:05 [Trigger] the alarm fires", TimelineKind.Trigger, "the alarm fires")]
    [DataRow("14:05 Detection: the phone rings", TimelineKind.Detection, "the phone rings")]
    [DataRow("14:05 detection - the phone rings", TimelineKind.Detection, "the phone rings")]
    [DataRow("14:05\tDetection\tthe phone rings", TimelineKind.Detection, "the phone rings")]
    [DataRow("| 14:05 | Communication | the phone rings |", TimelineKind.Communication, "the phone rings")]
    [DataRow("2026-11-02 14:05,recovery,the phone is quiet", TimelineKind.Recovery, "the phone is quiet")]
    [DataRow("14:05 Détection : le téléphone sonne", TimelineKind.Detection, "le téléphone sonne")]
    [DataRow("14:05 impact on checkout begins", TimelineKind.Impact, "impact on checkout begins")]
    [DataRow("14:05 alert: the phone rings", TimelineKind.Detection, "the phone rings")]
    public void A_kind_that_is_named_counts_and_leaves_the_words(string line, TimelineKind kind, string text)
    {
        var read = Read(line);
        Assert.AreEqual((kind, text, false), (read.Text!.Kind, read.Text.Text, read.KindGuessed));
    }

    [TestMethod]
    [DataRow("14:05 queue length alarm fires", TimelineKind.Detection)]
    [DataRow("14:05 new version deployed", TimelineKind.Trigger)]
    [DataRow("14:05 checkout fails for everyone", TimelineKind.Impact)]
    [DataRow("14:05 rolled back", TimelineKind.Response)]
    [DataRow("14:05 back to normal", TimelineKind.Recovery)]
    [DataRow("14:05 we announce it", TimelineKind.Communication)]
    [DataRow("14:05 alert queue is long", TimelineKind.Detection)]
    public void A_kind_that_is_not_named_is_guessed_and_said_so(string line, TimelineKind kind)
    {
        var read = Read(line);
        Assert.AreEqual((kind, true), (read.Text!.Kind, read.KindGuessed));
    }

    [TestMethod]
    [DataRow("~14:30 it begins", Certainty.Assumption)]
    [DataRow("~ 14:30 it begins", Certainty.Assumption)]
    [DataRow("≈14:30 it begins", Certainty.Assumption)]
    [DataRow("14:30~ it begins", Certainty.Assumption)]
    [DataRow("about 14:30 it begins", Certainty.Assumption)]
    [DataRow("around 14:30 it begins", Certainty.Assumption)]
    [DataRow("2 Nov ~14:30 it begins", Certainty.Assumption)]
    [DataRow("14:30 #assumption it begins", Certainty.Assumption)]
    [DataRow("14:30? it begins", Certainty.Unknown)]
    [DataRow("?14:30 it begins", Certainty.Unknown)]
    [DataRow("? 14:30 it begins", Certainty.Unknown)]
    [DataRow("14:30 (?) it begins", Certainty.Unknown)]
    [DataRow("14:30 [unknown] it begins", Certainty.Unknown)]
    [DataRow("14:30 it begins", Certainty.Fact)]
    [DataRow("14:30 it begins, doesn't it?", Certainty.Fact)]
    public void How_sure_the_writer_is_stands_beside_the_time(string line, Certainty certainty)
    {
        var read = Read(line);
        Assert.AreEqual(certainty, read.Text!.Certainty);
        StringAssert.StartsWith(read.Text.Text, "it begins");
    }

    [TestMethod]
    [DataRow("14:05 the job stops known 16:30", "11-02 16:30", "the job stops")]
    [DataRow("14:05 the job stops, known at 16:30", "11-02 16:30", "the job stops")]
    [DataRow("14:05 the job stops (known 16:30)", "11-02 16:30", "the job stops")]
    [DataRow("14:05 the job (known at 16:30) stops", "11-02 16:30", "the job stops")]
    [DataRow("14:05 the job stops (known 3 Nov 09:00)", "11-03 09:00", "the job stops")]
    [DataRow("14:05 the job stops known 08:00", "11-03 08:00", "the job stops")]
    [DataRow("14:05 the job stops known +2h", "11-02 16:05", "the job stops")]
    [DataRow("14:05 the job stops (known today 08:00)", "11-03 08:00", "the job stops")]
    public void When_it_became_known_is_taken_out_of_the_words(string line, string known, string text)
    {
        var read = Read(line);
        Assert.IsNull(read.Problem, read.Problem?.Sentence);
        Assert.AreEqual((known, text), (Paris(read.Text!.KnownAt!.Value), read.Text.Text));
    }

    [TestMethod]
    [DataRow("14:05 the job stops | https://log.example/1?a=b", "https://log.example/1?a=b")]
    [DataRow("14:05 the job stops — evidence: the log of the billing job", "the log of the billing job")]
    [DataRow("14:05 the job stops - Evidence: ticket 4711", "ticket 4711")]
    [DataRow("14:05 the job stops (evidence: ticket 4711)", "ticket 4711")]
    [DataRow("| 14:05 | the job stops | https://log.example/1 |", "https://log.example/1")]
    [DataRow("14:05 the job stops known 16:30 | https://log.example/1", "https://log.example/1")]
    [DataRow("14:05 the job stops | https://log.example/1 known 16:30", "https://log.example/1")]
    public void Where_it_is_seen_is_taken_out_of_the_words(string line, string evidence)
    {
        var read = Read(line);
        Assert.IsNull(read.Problem, read.Problem?.Sentence);
        Assert.AreEqual((evidence, "the job stops"), (read.Text!.Evidence, read.Text.Text));
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
    public void A_first_line_belongs_to_the_day_on_which_the_incident_began()
    {
        var begin = s_basis with { Last = null, Begin = new(2026, 10, 30, 22, 50, 0, TimeSpan.Zero) };
        Assert.AreEqual("10-30 23:55", Paris(TimelineLine.Read("23:55 the job stops", begin).Text!.HappenedAt));
        Assert.AreEqual("10-31 00:10", Paris(TimelineLine.Read("00:10 the job stops", begin).Text!.HappenedAt));
        Assert.AreEqual("11-03 09:00", Paris(TimelineLine.Read("09:00 the job stops", begin with { Begin = null }).Text!.HappenedAt));
    }

    [TestMethod]
    public void A_day_without_a_year_is_the_one_nearest_to_the_entry_before()
    {
        var newYear = s_basis with { Now = new(2027, 1, 2, 9, 0, 0, TimeSpan.Zero), Last = new(2026, 12, 31, 22, 0, 0, TimeSpan.Zero) };
        Assert.AreEqual(2027, TimelineLine.Read("1 Jan 00:10 the year begins", newYear).Text!.HappenedAt.AddHours(1).Year);
        Assert.AreEqual(2026, TimelineLine.Read("30 Dec 00:10 the year ends", newYear).Text!.HappenedAt.Year);
    }

    [TestMethod]
    public void A_clock_alone_never_rolls_on_into_a_day_that_has_not_come()
    {
        var night = s_basis with { Last = new(2026, 11, 3, 9, 30, 0, TimeSpan.Zero) };
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
        DateTimeOffset Chosen(bool later) => TimelineLine.Read("2026-10-25 02:30 the job runs", s_basis with { Later = later }).Text!.HappenedAt;
        Assert.AreEqual(TimeSpan.FromHours(1), Chosen(true) - Chosen(false));
        Assert.AreEqual(Chosen(true), Read("2026-10-25 02:30 CET the job runs").Text!.HappenedAt);
        Assert.AreEqual(Chosen(false), Read("2026-10-25 02:30+02:00 the job runs").Text!.HappenedAt);
    }

    [TestMethod]
    public void Two_readers_write_the_same_moment_each_by_their_own_clock()
    {
        var tokyo = s_basis with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") };
        Assert.AreEqual(Read("2 Nov 14:05 the alarm fires").Text!.HappenedAt, TimelineLine.Read("2 Nov 22:05 the alarm fires", tokyo).Text!.HappenedAt);
    }

    [TestMethod]
    public void Every_entry_is_kept_as_a_moment_without_a_zone() =>
        Assert.AreEqual(TimeSpan.Zero, Read("14:05 the alarm fires").Text!.HappenedAt.Offset);

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

    private static TimelineLine Read(string line) => TimelineLine.Read(line, s_basis);

    private static string Paris(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, s_paris);
        return local.ToString(local.Second == 0 ? "MM-dd HH:mm" : "MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
