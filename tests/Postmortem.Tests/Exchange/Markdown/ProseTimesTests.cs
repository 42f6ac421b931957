using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>When something began, was noticed and was over, where only sentences tell it.</summary>
[TestClass]
public sealed class ProseTimesTests
{
    private static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    [TestMethod]
    public async Task Where_no_time_is_told_the_sentence_that_comes_closest_is_offered()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\nDate: 2024-05-06\n\n## Detection\n\nReport how it was detected.\n\n"
            + "It was cold. A waiter noticed it before lunch.\n\n## Recovery\n\nBy supper it was back to normal.\n\n"
            + "## Timeline (UTC)\n\n- 09:00 The oven stopped\n");
        Assert.IsTrue(incident.Notes.Contains("Of how it was noticed it says: “A waiter noticed it before lunch.”."), string.Join('\n', incident.Notes));
        Assert.IsTrue(incident.Notes.Contains("Of how it ended it says: “By supper it was back to normal.”."), string.Join('\n', incident.Notes));
        Assert.IsNull(incident.EndedAt);
    }

    [TestMethod]
    [DataRow("On 6 May 2024 at 10:00 UTC the oven stopped. At 11:30 UTC it was restored.", "05-06 10:00", null, "05-06 11:30")]
    [DataRow("The oven went down at 10:00 UTC on 6 May 2024 and was restored at 11:30 UTC.", "05-06 10:00", null, "05-06 11:30")]
    [DataRow("At 10:00 UTC on 6 May 2024 the oven stopped, and at 11:30 UTC every shelf that was unavailable came back.", "05-06 10:00", null, "05-06 11:30")]
    [DataRow("On 6 May 2024 from ~12:00 (perhaps before) to 17:55 CEST the oven stood.", "05-06 10:00", null, "05-06 15:55")]
    [DataRow("At 10:00 UTC, May 6th 2024, the oven halted. It recovered at UTC 08:15, May 7th.", "05-06 10:00", null, "05-07 08:15")]
    [DataRow("The oven failed at 10:00 UTC on 6 May 2024. At 10:20 UTC a baker reported it.", "05-06 10:00", "05-06 10:20", null)]
    [DataRow("The oven failed at 10:00 UTC on 6 May 2024. It was not restored by 11:00 UTC.", "05-06 10:00", null, null)]
    [DataRow("On 6 May 2024 at 10:00 UTC the oven went down to be cleaned and lasted until May 7th, at 3:15 UTC.", "05-06 10:00", null, "05-07 03:15")]
    [DataRow("On 6 May 2024 at 10:00 UTC the oven failed. It was not restored until midnight UTC on the 8th.", "05-06 10:00", null, "05-08 00:00")]
    [DataRow("From May 6th 2024 on bread was pale. The fuse was changed at 8 PM UTC on the 7th.", null, null, null)]
    [DataRow("Le 6 mai 2024 à 10:00 UTC le four est tombé en panne. À 11:30 UTC il était rétabli.", "05-06 10:00", null, "05-06 11:30")]
    [DataRow("On 6 May 2024 at 10:00 UTC the oven stopped. At 11:30 UTC it was hot again.", "05-06 10:00", null, "05-06 11:30")]
    [DataRow("On 6 May 2024 at 10:00 UTC the oven stopped. At 11:30 UTC it failed again.", "05-06 10:00", null, null)]
    [DataRow("On 6 May 2024 at 10:00 UTC the oven stopped. At 11:30 UTC it was not hot again.", "05-06 10:00", null, null)]
    [DataRow("Le 6 mai 2024 à 10:00 UTC le four est tombé en panne. À 11:30 UTC il chauffait à nouveau.", "05-06 10:00", null, "05-06 11:30")]
    public async Task A_sentence_tells_what_its_words_say(string text, string? start, string? noticed, string? end)
    {
        var incident = await Reading.MarkdownAsync($"# The oven\n\n## Summary\n\n{text}\n");
        Assert.AreEqual((start, noticed, end), (Shown(incident.StartedAt), Shown(incident.NoticedAt), Shown(incident.EndedAt)),
            string.Join('\n', incident.Notes));
    }

    [TestMethod]
    public async Task What_is_taken_from_a_sentence_is_said_with_the_sentence()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\nOn 6 May 2024 at 10:00 UTC it stopped.\n\n## Detection\n\n"
            + "A baker noticed it at 10:20 UTC.\n\n"
            + "## Resolution\n\nA new fuse was put in, and at 11:30 UTC it worked again.\n");
        Assert.AreEqual(("05-06 10:20", "05-06 11:30"), (Shown(incident.NoticedAt), Shown(incident.EndedAt)));
        Assert.Contains("When it was noticed is told in a sentence: “A baker noticed it at 10:20 UTC.”.", incident.Notes);
        Assert.Contains("When it ended is told in a sentence: “A new fuse was put in, and at 11:30 UTC it worked again.”.", incident.Notes);
    }

    [TestMethod]
    public async Task Only_an_end_that_is_told_is_no_beginning()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\nThe oven was restored at 11:30 UTC on 6 May 2024.\n");
        Assert.IsNull(incident.StartedAt);
        Assert.Contains("It is told that it was on 6 May 2024, and not at what time.", incident.Notes);
    }

    [TestMethod]
    public async Task Steps_that_lead_up_to_the_beginning_that_is_told_are_not_the_beginning()
    {
        const string Steps = "\n\n## Timeline (UTC)\n\n- 2024-05-05 16:00 the fuse is changed\n- 2024-05-06 10:00 the oven stops\n"
            + "- 2024-05-06 11:00 resolved\n";
        var told = await Reading.MarkdownAsync("# The oven\n\nOn 6 May 2024 at 10:00 UTC the oven became cold." + Steps);
        Assert.AreEqual("05-06 10:00", Shown(told.StartedAt));
        Assert.IsTrue(told.Notes.Any(note => note.StartsWith("When it started is told in a sentence, and the steps before", StringComparison.Ordinal)));
        Assert.AreEqual("05-05 16:00", Shown((await Reading.MarkdownAsync("# The oven\n\nThe oven became cold." + Steps)).StartedAt));
    }

    [TestMethod]
    [DataRow("At 09:30 UTC the oven began to cool.", "05-06 09:30")]
    [DataRow("At roughly 09:59 UTC the oven began to cool.", "05-06 10:00")]
    public async Task A_beginning_before_the_first_step_is_told(string sentence, string start)
    {
        var incident = await Reading.MarkdownAsync($"# The oven on 2024-05-06\n\n{sentence}\n\n## Timeline (UTC)\n\n"
            + "- 10:00 the alarm rings\n- 11:00 resolved\n");
        Assert.AreEqual(start, Shown(incident.StartedAt));
        Assert.AreEqual(start != "05-06 10:00", incident.Notes.Any(note => note.StartsWith("It started before the first step", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Several_steps_from_long_before_are_not_the_beginning()
    {
        var incident = await Reading.MarkdownAsync("# The oven on 2024-05-26\n\n## Timeline (UTC)\n\n- 2024-05-06 10:00 a fuse is bought\n"
            + "- 2024-05-06 11:00 it is put in\n"
            + "- 2024-05-26 09:00 the oven stops\n- 2024-05-26 10:00 resolved\n");
        Assert.AreEqual("05-26 09:00", Shown(incident.StartedAt));
        Assert.Contains("The step of 6 May 2024 lies long before the others; the start is that of the next.", incident.Notes);
    }

    [TestMethod]
    [DataRow("**OUTAGE BEGINS** bread is cold")]
    [DataRow("the oven stops. **<START OF OUTAGE>**")]
    [DataRow("début de la panne")]
    public async Task A_step_that_says_it_begins_is_the_beginning(string step)
    {
        var incident = await Reading.MarkdownAsync($"# The oven on 2024-05-06\n\n## Timeline (UTC)\n\n- 09:00 the fuse is changed\n- 10:00 {step}\n"
            + "- 11:00 resolved\n");
        Assert.AreEqual("05-06 10:00", Shown(incident.StartedAt));
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("The start is that of the step which says that it begins", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_beginning_with_a_day_and_no_time_stays_open()
    {
        var incident = await Reading.MarkdownAsync("# Trouble with ovens\n\n## Timeline\n\n- 2024-05-04: bakers meet errors on the display\n"
            + "- 2024-05-06 10:00 UTC the alarm rings\n");
        Assert.IsNull(incident.StartedAt);
        Assert.IsNull(incident.NoticedAt);
        Assert.Contains("The steps begin with “2024-05-04”, which has no time; when it started and was noticed was left open.", incident.Notes);
    }

    [TestMethod]
    [DataRow("Downtime for ~2 hours and 30 minutes.", "05-06 12:28")]
    [DataRow("The oven was down for 2.5 hours.", "05-06 12:28")]
    [DataRow("Cold bread.", "05-06 14:00")]
    [DataRow("An outage of 20 hours.", "05-06 14:00")]
    public async Task A_duration_tells_which_step_was_the_end(string impact, string end)
    {
        var incident = await Reading.MarkdownAsync($"# The oven\n\n## Impact\n\n{impact}\n\n## Timeline (UTC)\n\n- 2024-05-06 10:00 the oven stops\n"
            + "- 2024-05-06 12:28 the oven is on\n- 2024-05-06 14:00 tests confirm that it is resolved\n");
        Assert.AreEqual(end, Shown(incident.EndedAt));
        Assert.AreEqual(end != "05-06 14:00", incident.Notes.Contains("The end is that of the step which lies where the duration that is told ends."));
    }

    [TestMethod]
    [DataRow("10:05 guests notice nothing new", null)]
    [DataRow("10:05 two customers raised support requests", "05-06 10:05")]
    [DataRow("10:05 team members notice the cold", "05-06 10:05")]
    [DataRow("10:05 un client a signalé le froid", "05-06 10:05")]
    [DataRow("10:05 incoming report that bread is cold", "05-06 10:05")]
    public async Task More_words_tell_how_it_was_noticed(string step, string? noticed) =>
        Assert.AreEqual(noticed, Shown((await Reading.MarkdownAsync($"# On 2024-05-06\n\n## Timeline (UTC)\n\n- 10:00 the oven stops\n- {step}\n")).NoticedAt));

    [TestMethod]
    [DataRow("11:00 bread is reliably available again", "05-06 11:00")]
    [DataRow("11:00 a new fuse, resolving the issue", "05-06 11:00")]
    [DataRow("11:00 fin de la panne", "05-06 11:00")]
    [DataRow("11:00 things seem to return to normal", "05-06 11:00")]
    [DataRow("11:00 le boulanger travaille à la résolution", null)]
    [DataRow("11:00 résolu", "05-06 11:00")]
    [DataRow("11:00 the fuse was bought", null)]
    public async Task More_words_tell_that_it_was_over(string step, string? end) =>
        Assert.AreEqual(end, Shown((await Reading.MarkdownAsync($"# On 2024-05-06\n\n## Timeline (UTC)\n\n- 10:00 the oven stops\n- {step}\n")).EndedAt));

    [TestMethod]
    [DataRow("It was restored at 10:00 UTC on 6 May 2024. ")]
    [DataRow("At 10:00 (or before) to 11:00 it ended and at 10:00 ")]
    [DataRow("downtime of ")]
    [DataRow("10:00 (")]
    [DataRow("08-01-2024 ")]
    [DataRow("Timeline:\n\n")]
    [DataRow("* Timeline:\n")]
    [DataRow("* Impact: cold\n")]
    [DataRow("- Title: x\n")]
    [DataRow("Actions:\n\nx\n\n")]
    [DataRow("**Impact:** cold\n\n- x\n\n")]
    [Timeout(60_000)]
    public async Task A_megabyte_of_one_sentence_or_label_is_read_in_seconds(string piece)
    {
        var text = "# The oven\n\n" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.IsNotEmpty(await Reading.AllAsync(text, "long.md", new ImportOptions(ImportFormat.Markdown)));
    }
}
