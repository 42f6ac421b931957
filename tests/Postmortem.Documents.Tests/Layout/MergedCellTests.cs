using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests.Layout;

[TestClass]
public sealed class MergedCellTests
{
    private static readonly TableStyle Plain = new(4, 4, 0, 0);

    [TestMethod]
    public void Rows_that_a_merged_cell_holds_together_are_not_torn()
    {
        var table = new TableBox(Row(Cell("Head"), Cell("Head")),
            [Row(Cell("a1"), Cell("a2")), Row(Cell("tall", rows: 3), Cell("b2")), Row(Cell("c2")), Row(Cell("d2")), Row(Cell("e1"), Cell("e2"))], Plain);
        var ink = Ink.Set(table, 200, 100);
        CollectionAssert.AreEqual(new[] { "Head", "Head", "a1", "a2" }, ink.On(0));
        CollectionAssert.AreEqual(new[] { "tall", "b2", "c2", "d2" }, ink.On(1));
        CollectionAssert.AreEqual(new[] { "e1", "e2" }, ink.On(2));
        Assert.AreEqual(2, ink.Lines.Count(l => l.Artifact && l.Page == 1), "The head is repeated.");
    }

    [TestMethod]
    public void Rows_beside_a_merged_cell_stand_in_the_columns_that_are_left()
    {
        var table = new TableBox(null, [Row(Cell("a", rows: 2), Cell("b", columns: 2)), Row(Cell("c"), Cell("d"))], Plain);
        var ink = Ink.Set(table, 300, 500);
        var place = ink.Lines.ToDictionary(l => l.Text);
        Assert.AreEqual(place["b"].X, place["c"].X);
        Assert.IsGreaterThan(place["c"].X, place["d"].X);
        Assert.AreEqual(place["c"].Top, place["d"].Top);
        Assert.IsGreaterThan(place["b"].Top, place["c"].Top);
        // No line runs through the merged cell.
        Assert.IsTrue(ink.Fills.Where(f => f.Y < place["c"].Top).All(f => f.X >= place["b"].X - 4));
    }

    [TestMethod]
    public void A_merged_cell_taller_than_its_rows_makes_the_last_of_them_taller()
    {
        var table = new TableBox(null, [Row(Cell("1\n2\n3\n4\n5", rows: 2), Cell("b")), Row(Cell("c")), Row(Cell("x"), Cell("y"))], Plain);
        var ink = Ink.Set(table, 300, 500);
        Assert.IsGreaterThanOrEqualTo(ink.Lines.Single(l => l.Text == "5").Foot, ink.Lines.Single(l => l.Text == "x").Top);
    }

    [TestMethod]
    public void Held_rows_taller_than_a_page_part_ways_and_lose_nothing()
    {
        var rows = Enumerable.Range(0, 40).Select(i => i == 0 ? Row(Cell("all of it", rows: 40), Cell("r0")) : Row(Cell($"r{i}"))).ToList();
        var ink = Ink.Set(new TableBox(Row(Cell("Head"), Cell("Head")), rows, Plain), 200, 150);
        Assert.IsGreaterThan(5, ink.Pages);
        CollectionAssert.AreEqual(rows.Select((_, i) => $"r{i}").ToList(), ink.Lines.Where(l => l.Text.StartsWith('r')).Select(l => l.Text).ToList());
        Assert.IsTrue(ink.Lines.All(l => l.Foot <= 150));
    }

    [TestMethod]
    public void A_merged_cell_gets_the_room_that_its_words_need()
    {
        var wide = new Cell(Text("Incomprehensibilities"), new Tag("TD", null), 120, 120, Span: 2);
        var table = new TableBox(null, [Row(Cell("a"), Cell("b"), Cell("a long text that takes the room of all others away")),
            new Row([wide, Cell("c")])], Plain);
        Assert.Contains("Incomprehensibilities", Ink.Set(table, 250, 500).Lines.Select(l => l.Text).ToList());
    }

    [TestMethod]
    [DataRow(0, 5)]
    [DataRow(-3, 2)]
    [DataRow(1000, 1)]
    public void A_span_that_makes_no_sense_does_no_harm(int rows, int count)
    {
        var ink = Ink.Set(new TableBox(null, [.. Enumerable.Range(0, count).Select(_ => Row(Cell("a", rows: rows), Cell("b")))], Plain), 200, 80);
        Assert.HasCount(2 * count, ink.Lines);
    }

    [TestMethod]
    public void A_head_taller_than_half_a_page_is_not_repeated_and_one_taller_than_a_page_goes_on()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 12).Select(i => $"h{i}"));
        var rows = Enumerable.Range(0, 6).Select(i => Row(Cell($"r{i}"), Cell("x"))).ToList();
        var half = Ink.Set(new TableBox(Row(Cell(lines), Cell("Head")), rows, Plain), 200, 210);
        Assert.IsFalse(half.Lines.Any(l => l.Artifact));
        var whole = Ink.Set(new TableBox(Row(Cell(lines), Cell("Head")), rows, Plain), 200, 100);
        foreach (var ink in new[] { half, whole })
        {
            Assert.AreEqual(lines.Replace('\n', ' '), string.Join(' ', ink.Lines.Where(l => l.Text.StartsWith('h')).Select(l => l.Text)));
            Assert.AreEqual("r0 r1 r2 r3 r4 r5", string.Join(' ', ink.Lines.Where(l => l.Text.StartsWith('r')).Select(l => l.Text)));
        }

        Assert.IsTrue(whole.Lines.All(l => l.Foot <= 100));
    }

    [TestMethod]
    public void A_table_without_rows_waits_for_the_next_page_if_its_head_does_not_fit()
    {
        var table = new TableBox(Row(Cell("a\nb\nc")), [], Plain);
        Assert.IsNull(table.Fit(new Space(200, 30, false)).Placed);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, Ink.Set(table, 200, 60, above: 30).On(1));
        Assert.AreEqual(0f, new TableBox(null, [], Plain).Fit(new Space(200, 30, false)).Placed!.Height);
    }

    [TestMethod]
    public void Five_hundred_columns_and_one_column_are_tables_too()
    {
        foreach (var columns in new[] { 1, 500 })
        {
            var row = Row([.. Enumerable.Range(0, columns).Select(_ => Cell("abc"))]);
            var ink = Ink.Set(new TableBox(row, [row, row], Plain), 400, 300);
            Assert.AreEqual(3 * 3 * columns, ink.Lines.Where(l => !l.Artifact).Sum(l => l.Text.Length));
        }
    }

    private static Row Row(params Cell[] cells) => new(cells);

    private static Cell Cell(string text, int columns = 1, int rows = 1)
    {
        var set = Text(text).Paragraph;
        return new Cell(new ParagraphBox(set), new Tag("TD", null), set.LongestWord(), set.FullWidth(), columns, rows);
    }

    private static ParagraphBox Text(string text) => new(new TextSetter().One(text, new TextStyle(Face.Sans, 10, 0, null), 15));
}
