using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Unicode;

[TestClass]
public sealed class BidiTests
{
    [TestMethod]
    [DataRow("", false)]
    [DataRow("A letter – “quoted”, 漢字, 😀 and \uD800.", false)]
    [DataRow("שלום", true)]
    [DataRow("a \u0627", true)]
    [DataRow("٣", true)]
    [DataRow("a \U0001E900", true)]
    [DataRow("\u202Eabc", true)]
    [DataRow("\u2067abc\u2069", true)]
    [DataRow("\u2066abc\u2069", false)]
    public void Only_text_that_turns_around_needs_the_algorithm(string text, bool needs) => Assert.AreEqual(needs, Bidi.NeedsBidi(text));

    [TestMethod]
    public void What_needs_no_algorithm_stays_in_the_order_of_the_text_and_every_line_shows_every_char_once()
    {
        var random = new Random(9);
        for (var round = 0; round < 5000; round++)
        {
            var text = RandomText.Make(random, 80);
            var levels = new byte[text.Length];
            var paragraph = Bidi.Levels(text, (BaseDirection)(round % 3), levels);
            var (start, end) = (random.Next(text.Length), random.Next(text.Length + 1));
            if (start > end) (start, end) = (end, start);
            var runs = Bidi.LineRuns(text, levels, start, end, paragraph);
            CollectionAssert.AreEqual(
                Enumerable.Range(start, end - start).ToArray(),
                runs.SelectMany(r => Enumerable.Range(r.Start, r.End - r.Start)).Order().ToArray(),
                RandomText.Show(text, start));
            if (paragraph == 0 && !Bidi.NeedsBidi(text))
                Assert.IsTrue(levels.All(l => l % 2 == 0) && runs.SequenceEqual(runs.OrderBy(r => r.Start)), RandomText.Show(text, start));
            for (var i = 1; i < text.Length; i++)
                if (char.IsSurrogatePair(text[i - 1], text[i])) Assert.AreEqual(levels[i - 1], levels[i], RandomText.Show(text, i));
        }
    }

    [TestMethod]
    public void Lines_of_one_block_have_one_base_direction_and_do_not_see_one_another()
    {
        const string text = "\u05D0!\nabc!\u05D1";
        var levels = new byte[text.Length];
        Assert.AreEqual(1, Bidi.Levels(text, BaseDirection.Auto, levels));
        CollectionAssert.AreEqual(new byte[] { 1, 1, 1, 2, 2, 2, 1, 1 }, levels);
        CollectionAssert.AreEqual(
            new[] { new LevelRun(6, 8, 1), new LevelRun(3, 6, 2) },
            Bidi.LineRuns(text, levels, 3, 8, 1));
    }

    [TestMethod]
    public void White_space_at_the_end_of_a_line_goes_with_the_paragraph()
    {
        const string text = "abc \u05D0\u05D1 \u05D2";
        var levels = new byte[text.Length];
        var paragraph = Bidi.Levels(text, BaseDirection.Auto, levels);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 0, 1, 1, 1, 1 }, levels);
        CollectionAssert.AreEqual(
            new[] { new LevelRun(0, 4, 0), new LevelRun(4, 6, 1), new LevelRun(6, 7, 0) },
            Bidi.LineRuns(text, levels, 0, 7, paragraph));
    }

    [TestMethod]
    [Timeout(30_000)]
    [DataRow("\u2068")]
    [DataRow("\u2068\u05D0\u2069")]
    [DataRow("\u05D0(a)")]
    [DataRow("([{")]
    [DataRow("\u202B\u00AD")]
    [DataRow("\u05D0\n")]
    [DataRow("\u05D0 1,2\u2067")]
    public void A_million_of_anything_takes_no_longer_than_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var levels = new byte[text.Length];
        var paragraph = Bidi.Levels(text, BaseDirection.Auto, levels);
        Assert.AreEqual(text.Length, Bidi.LineRuns(text, levels, 0, text.Length, paragraph).Sum(r => r.End - r.Start));
    }

    [TestMethod]
    [DataRow("(abc, 1) ", 9, "Latn")]
    [DataRow("abc אבג", 4, "Latn")]
    [DataRow("12 אבג!", 7, "Hebr")]
    [DataRow("1 + 2", 5, "Zyyy")]
    [DataRow("e\u0301x漢", 3, "Latn")]
    public void A_run_of_one_script_takes_punctuation_and_marks_along(string text, int end, string tag)
    {
        Assert.AreEqual(end, Scripts.RunEnd(text, 0, out var script));
        Assert.AreEqual(tag, string.Concat(new[] { 24, 16, 8, 0 }.Select(shift => (char)(byte)(script >> shift))));
    }
}
