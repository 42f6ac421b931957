using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Layout;

[TestClass]
public sealed class FragmentTests
{
    private static readonly TextStyle Style = new(Face.Sans, 10, 0, null);

    [TestMethod]
    public void Lines_break_at_spaces_and_keep_every_character()
    {
        var paragraph = Set("one two three four five six seven eight nine ten");
        var placed = (ParagraphFragment)new ParagraphBox(paragraph).Fit(new Space(80, 1000, true)).Placed!;
        Assert.IsGreaterThan(2, placed.Lines);
        Assert.AreEqual(placed.Lines * 15f, placed.Height);
        var lines = LineBreaker.Lines(paragraph, 80);
        Assert.HasCount(placed.Lines, lines);
        Assert.AreEqual(paragraph.Text, string.Join(' ', lines.Select(line => paragraph.Text[line.Start..line.End])));
    }

    [TestMethod]
    [DataRow("Vraiment ? Oui", "Vraiment ?|Oui")]
    [DataRow("« Bonjour » dit", "« Bonjour »|dit")]
    [DataRow("1\u00A0482 clients", "1\u00A0482|clients")]
    [DataRow("bien-être à -5", "bien-|être|à|-5")]
    [DataRow("e.g. this (or that)", "e.g.|this|(or|that)")]
    [DataRow("https://a.example/bb/cc", "https://a.example/|bb/|cc")]
    public void A_line_ends_only_where_a_reader_expects_it(string text, string pieces)
    {
        var paragraph = new TextSetter().One(text, Style, 15);
        var parts = new List<string>();
        var from = 0;
        for (var i = 0; i < paragraph.Text.Length; i++)
        {
            if ((paragraph.Breaks[i] & Break.May) == 0) continue;
            parts.Add(paragraph.Text[from..(i + 1)].Trim(' '));
            from = i + 1;
        }

        parts.Add(paragraph.Text[from..]);
        Assert.AreEqual(pieces, string.Join('|', parts));
    }

    [TestMethod]
    public void Ideographs_may_be_parted_but_not_from_their_full_stop()
    {
        const string text = "日本語。漢字";
        var breaks = new Break[text.Length];
        LineBreaks.Of(text, breaks);
        var may = string.Concat(breaks.SkipLast(1).Select(b => b == Break.May ? '1' : '0'));
        Assert.AreEqual("11011", may);
    }

    [TestMethod]
    public void A_paragraph_never_leaves_one_line_behind_nor_takes_one_along()
    {
        var text = Text(string.Concat(Enumerable.Repeat("line\n", 5)) + "line");
        Assert.IsNull(text.Fit(new Space(100, 20, false)).Placed, "One line alone at the foot.");
        var fitted = text.Fit(new Space(100, 80, false));
        Assert.AreEqual(4, ((ParagraphFragment)fitted.Placed!).Lines, "Of six lines five fit, and one would stand alone on the next page.");
        Assert.AreEqual(2, ((ParagraphFragment)fitted.Rest!.Fit(new Space(100, 80, true)).Placed!).Lines);
    }

    [TestMethod]
    public void A_heading_goes_with_what_it_announces()
    {
        var stack = new StackBox([Text("a\nb\nc"), new ParagraphBox(new TextSetter().One("Heading", Style, 14)) { KeepsWithNext = true }, Text("x\ny\nz")]);
        var fitted = stack.Fit(new Space(100, 75, true));
        Assert.HasCount(1, ((StackFragment)fitted.Placed!).Children);
        var next = (StackFragment)fitted.Rest!.Fit(new Space(100, 75, true)).Placed!;
        Assert.AreEqual(14f, next.Children[0].Fragment.Height, "The heading is what comes first on the next page.");
        Assert.HasCount(2, next.Children);
    }

    [TestMethod]
    public void Between_two_boxes_the_larger_air_counts_and_none_stands_at_the_top_of_a_page()
    {
        var stack = new StackBox([new ParagraphBox(Set("a")) { Before = 30, After = 5 }, new ParagraphBox(Set("b")) { Before = 12 }]);
        var placed = (StackFragment)stack.Fit(new Space(100, 500, true)).Placed!;
        CollectionAssert.AreEqual(new[] { 0f, 27f }, placed.Children.Select(c => c.Y).ToArray());
        Assert.AreEqual(42f, placed.Height);
    }

    [TestMethod]
    public void A_table_breaks_between_rows_and_repeats_its_head()
    {
        var table = Table(10);
        var first = table.Fit(new Space(200, 130, true));
        var second = first.Rest!.Fit(new Space(200, 500, true));
        var (above, below) = ((TableFragment)first.Placed!, (TableFragment)second.Placed!);
        Assert.IsTrue(above.Rows[0].IsHead && below.Rows[0].IsHead);
        Assert.AreEqual(10, above.Rows.Count + below.Rows.Count - 2);
        Assert.IsNull(second.Rest);
        CollectionAssert.AreEqual(above.Columns, below.Columns);
    }

    [TestMethod]
    public void A_table_says_why_it_waits_for_the_next_page()
    {
        var fitted = Table(3).Fit(new Space(200, 30, false));
        Assert.IsNull(fitted.Placed);
        Assert.AreEqual("The head and a first row do not fit into 30 pt.", fitted.WhyNot);
    }

    [TestMethod]
    public void The_same_box_fits_again_and_again_because_nothing_in_it_changes()
    {
        var stack = new StackBox([Text("a\nb\nc\nd\ne\nf"), Table(6)]);
        Assert.AreEqual(Heights(stack), Heights(stack));

        static string Heights(Box box)
        {
            var said = "";
            for (Box? rest = box; rest is not null;)
            {
                var fitted = rest.Fit(new Space(150, 75, true));
                said += $"{fitted.Placed!.Height} ";
                rest = fitted.Rest;
            }

            return said;
        }
    }

    [TestMethod]
    public void Letters_that_lean_to_each_other_are_set_closer()
    {
        var (together, apart) = (Set("AV"), Set("AH"));
        Assert.IsLessThan(Set("A").FullWidth(), together.Advances[0]);
        Assert.AreEqual(Set("A").FullWidth(), apart.Advances[0]);
    }

    private static ParagraphBox Text(string text) => new(Set(text));

    private static Paragraph Set(string text) => new TextSetter().One(text, Style, 15);

    private static TableBox Table(int rows)
    {
        var tag = new Tag("TD", null);
        Row One(string text) => new([Cell(text), Cell(text + " more")]);
        Cell Cell(string text) => new(Text(text), tag, Set(text).LongestWord(), Set(text).FullWidth());
        return new TableBox(One("Head"), [.. Enumerable.Range(0, rows).Select(_ => One("cell"))], new TableStyle(4, 4, 0, 0));
    }
}
