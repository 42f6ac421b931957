using Postmortem.Reviews.Timeline;
using static Postmortem.Tests.Reviews.Timeline.TypedInParis;

namespace Postmortem.Tests.Reviews.Timeline;

/// <summary>What a line says besides a time and words: its kind, how sure its writer is, when it became known, where it is seen.</summary>
[TestClass]
public sealed class TimelineLineTagTests
{
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
    [DataRow("14:05 the lorry leaves the yard")]
    [DataRow("14:05 Ms Okafor waits at the counter")]
    [DataRow("14:05 le camion quitte la cour")]
    public void Where_no_word_is_a_sign_there_is_no_kind_yet_and_none_was_guessed(string line)
    {
        var read = Read(line);
        Assert.AreEqual((TimelineKind.Unsorted, false), (read.Text!.Kind, read.KindGuessed));
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
}
