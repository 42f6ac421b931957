using System.Globalization;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Reviews.Timeline;

[TestClass]
public sealed class TimelinePasteTests
{
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly LineBasis s_basis = new(s_paris, new(2026, 11, 3, 9, 41, 0, TimeSpan.Zero)) { Begin = new(2026, 10, 30, 12, 0, 0, TimeSpan.Zero) };

    [TestMethod]
    public void Lines_follow_one_another_over_midnight() => Expect(
        """
        22:50 new version deployed
        23:40 checkout fails
        00:05 the alarm fires

        03:10 rolled back
        """,
        "10-30 22:50 new version deployed", "10-30 23:40 checkout fails", "10-31 00:05 the alarm fires", "10-31 03:10 rolled back");

    [TestMethod]
    public void A_day_on_a_line_of_its_own_holds_for_those_below() => Expect(
        """
        ## Saturday, 31 October 2026
        - 09:00 the alarm fires
        - 10:30 rolled back
        --- 2 Nov ---
        - 08:00 all is well
        """,
        "10-31 09:00 the alarm fires", "10-31 10:30 rolled back", "11-02 08:00 all is well");

    [TestMethod]
    public void A_chat_with_the_time_in_front_keeps_who_said_it() => Expect(
        """
        [14:05] ada: queue length alarm fires
        [14:07] grace: looking
          it is the billing queue
        """,
        "10-30 14:05 ada: queue length alarm fires", "10-30 14:07 grace: looking\nit is the billing queue");

    [TestMethod]
    public void A_chat_with_the_name_above_is_put_together() => Expect(
        """
        Ada Lovelace  2:05 PM
        queue length alarm fires
        Grace Hopper [2:07 PM]
        looking
        """,
        "10-30 14:05 Ada Lovelace: queue length alarm fires", "10-30 14:07 Grace Hopper: looking");

    [TestMethod]
    public void A_table_is_read_without_its_frame() => Expect(
        """
        | Time | What |
        |------|------|
        | 14:05 | queue length alarm fires |
        """,
        "1 ! We found no time at the beginning.", "10-30 14:05 queue length alarm fires");

    [TestMethod]
    public void Rows_of_a_spreadsheet_are_entries() => Expect(
        "2026-10-30 14:05\tDetection\tthe phone rings\r\n2026-10-30 14:09\tResponse\tsomeone answers",
        "10-30 14:05 the phone rings", "10-30 14:09 someone answers");

    [TestMethod]
    public void A_wrong_line_is_told_by_its_number_and_disturbs_no_other() => Expect(
        """
        14:05 the alarm fires

        nobody knows when this was
        14:70 neither this
        14:20 rolled back
        """,
        "10-30 14:05 the alarm fires", "3 ! We found no time at the beginning.", "4 ! “14:70” is no time of day.", "10-30 14:20 rolled back");

    [TestMethod]
    public void Each_time_that_happened_twice_is_chosen_for_itself()
    {
        const string text = "2026-10-25 02:10 a\n2026-10-25 02:20 b";
        Assert.IsTrue(TimelinePaste.Read(text, s_basis).All(l => l is { Problem: not null, Twice: not null }));
        var read = TimelinePaste.Read(text, s_basis, new Dictionary<int, bool> { [1] = false, [2] = true });
        Assert.AreEqual(TimeSpan.FromMinutes(70), read[1].Text!.HappenedAt - read[0].Text!.HappenedAt);
    }

    [TestMethod]
    public void A_text_of_nothing_is_no_lines() => Assert.AreEqual(0, TimelinePaste.Read(" \r\n\n---\n```\n", s_basis).Count);

    [TestMethod]
    [Timeout(30_000)]
    public void More_lines_than_are_read_at_once_are_told()
    {
        var read = TimelinePaste.Read(string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $"14:05 entry {i}")), s_basis);
        Assert.AreEqual(TimelinePaste.MostLines + 1, read.Count);
        StringAssert.Contains(read[^1].Problem!.Sentence, "first 2,000 lines");
        Assert.IsTrue(read.SkipLast(1).All(l => l.Text is not null));
    }

    private static void Expect(string text, params string[] expected) =>
        CollectionAssert.AreEqual(expected, TimelinePaste.Read(text, s_basis).Select(Say).ToArray());

    private static string Say(TimelineLine line)
    {
        if (line.Problem is { } problem) return $"{line.Number} ! {problem.Sentence.Split(". ")[0]}.";
        var at = TimeZoneInfo.ConvertTime(line.Text!.HappenedAt, s_paris).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"{at} {line.Text.Text}";
    }
}
