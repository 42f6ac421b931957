using System.Text;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Unicode;

[TestClass]
public sealed class LineTailoringTests
{
    [TestMethod]
    [DataRow("Vraiment ? Oui ; non : si !", "Vraiment ?|Oui ;|non :|si !")]
    [DataRow("il a dit « Bonjour tous » hier", "il|a|dit|« Bonjour|tous »|hier")]
    [DataRow("er sagte »Guten Tag« und ging", "er|sagte|»Guten|Tag«|und|ging")]
    [DataRow("the .NET path /usr/share :name", "the|.NET|path|/usr/|share|:name")]
    [DataRow("run it --dry-run -v 5 to -5", "run|it|--dry-|run|-v|5|to|-5")]
    [DataRow("2019–2021 and 1/2 or 24/7, 1.5–2", "2019–2021|and|1/2|or|24/7,|1.5–2")]
    [DataRow("and/or https://a.example/bb/cc?d=1", "and/|or|https://a.example/|bb/|cc?|d=1")]
    [DataRow("say \"yes\" (twice)", "say|\"yes\"|(twice)")]
    [DataRow("one—two", "one|—|two")]
    [DataRow("a \u0301b", "a \u0301b")]
    [DataRow("price $(12) and €5", "price|$(12)|and|€5")]
    [DataRow("日本語。漢字 漢字", "日|本|語。|漢|字|漢|字")]
    public void A_line_ends_where_a_reader_expects_it(string text, string pieces)
    {
        var breaks = Breaks(text);
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var last = i == text.Length - 1 || (breaks[i] & Break.May) != 0;
            if (!last || text[i] != ' ') shown.Append(text[i]);
            if (last && i < text.Length - 1) shown.Append('|');
        }

        Assert.AreEqual(pieces, shown.ToString());
    }

    [TestMethod]
    public void Hard_breaks_and_white_space_hang_over_the_edge()
    {
        CollectionAssert.AreEqual(
            new[] { Break.No, Break.Hang, Break.Hang | Break.Must, Break.No, Break.Hang | Break.Must, Break.Hang | Break.May, Break.Hang | Break.May,
                Break.No },
            Breaks("a\r\nb\n \u3000c"));
    }

    [TestMethod]
    public void No_random_text_is_broken_inside_a_pair_or_before_a_mark()
    {
        var random = new Random(14);
        for (var round = 0; round < 2000; round++)
        {
            var text = RandomText.Make(random, 60);
            foreach (var tailored in new[] { true, false })
            {
                var breaks = new Break[text.Length];
                Array.Fill(breaks, (Break)0xFF);
                LineBreaks.Of(text, breaks, tailored);
                for (var i = 0; i + 1 < text.Length; i++)
                {
                    Assert.IsLessThanOrEqualTo(7, (int)breaks[i]);
                    if ((breaks[i] & (Break.May | Break.Must)) == 0) continue;
                    Assert.IsFalse(char.IsSurrogatePair(text[i], text[i + 1]), RandomText.Show(text, i));
                    var mark = CharacterData.Line(Bidi.CodePointAt(text, i + 1)) is LineClass.CM or LineClass.ZWJ;
                    if (!tailored || !mark) continue;
                    Assert.IsTrue((breaks[i] & Break.Must) != 0 || CharacterData.Line(text[i]) == LineClass.ZW, RandomText.Show(text, i));
                }
            }
        }
    }

    [TestMethod]
    [Timeout(20_000)]
    [DataRow("$(\u0301")]
    [DataRow("1,")]
    [DataRow("-")]
    [DataRow("\U0001F1E9")]
    [DataRow("\u200D")]
    [DataRow("« ")]
    public void A_million_of_anything_takes_no_longer_than_its_length(string piece) =>
        Assert.HasCount(1_000_000 / piece.Length * piece.Length, Breaks(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length))));

    [TestMethod]
    [DataRow("e\u0301\u0302", 3)]
    [DataRow("👨‍👩‍👧", 8)]
    [DataRow("🇫🇷", 4)]
    [DataRow("\U0001D400", 2)]
    public void A_word_longer_than_the_line_is_broken_only_between_clusters(string cluster, int length)
    {
        Assert.HasCount(length, cluster);
        var text = string.Concat(Enumerable.Repeat(cluster, 50));
        // Every char is as wide as another, so that a line would end anywhere.
        foreach (var width in new[] { 0.5f, 7f, 13f, 21f })
        {
            var lines = LineBreaker.Lines(Plain(text), width);
            Assert.AreEqual(text, string.Concat(lines.Select(l => text[l.Start..l.End])));
            foreach (var line in lines) Assert.AreEqual(0, line.Next % length, $"Broken at {line.Next} for a width of {width}.");
        }
    }

    [TestMethod]
    [Timeout(20_000)]
    public void A_letter_under_a_million_marks_is_one_line_and_soon_done()
    {
        var text = "ab" + new string('\u0301', 1_000_000) + "c";
        var lines = LineBreaker.Lines(Plain(text), 10);
        CollectionAssert.AreEqual(new[] { 1, text.Length - 1, text.Length }, lines.Select(l => l.Next).ToArray());
    }

    private static Paragraph Plain(string text)
    {
        // No break but at the end: one word.
        var breaks = new Break[text.Length];
        LineBreaker.Join(text, breaks);
        return new()
        {
            Text = text,
            Advances = [.. Enumerable.Repeat(1f, text.Length)],
            Words = [],
            Breaks = breaks,
            Runs = [],
            LineHeight = 15,
            Baseline = 10,
        };
    }

    private static Break[] Breaks(string text)
    {
        var breaks = new Break[text.Length];
        LineBreaks.Of(text, breaks);
        return breaks;
    }
}
