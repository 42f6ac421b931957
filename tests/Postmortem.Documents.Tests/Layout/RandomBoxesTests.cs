using System.Globalization;

namespace Postmortem.Documents.Tests.Layout;

[TestClass]
public sealed class RandomBoxesTests
{
    [TestMethod]
    public void Whatever_is_set_on_whatever_page_ends_loses_nothing_keeps_its_order_and_stays_on_the_paper()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var boxes = new RandomBoxes(seed);
            var document = boxes.Document();
            var size = new Random(seed);
            var (width, height) = (size.Next(220, 600), size.Next(190, 900));
            var ink = Ink.Set(document, width, height, above: seed % 3 == 0 ? size.Next(1, height - 1) : 0);
            var where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {width} × {height}");
            AllWordsInOrder(boxes, ink, where);
            Assert.HasCount(boxes.Figures, ink.Figures.Where(f => !f.Artifact).ToList(), where);
            CollectionAssert.AreEquivalent(boxes.Cells, ink.Touched.Distinct().ToList(), where);
            foreach (var line in ink.Lines.Concat(ink.Figures))
                Assert.IsTrue(line.Top >= -0.1f && line.Foot <= height + 0.1f && line.X >= 0, $"{where}: {line}");
        }
    }

    private static void AllWordsInOrder(RandomBoxes boxes, Ink ink, string where)
    {
        var painted = ink.Lines.Where(l => !l.Artifact).ToLookup(l => l.Tag, l => l.Text);
        Assert.AreEqual(boxes.Flows.Count, painted.Count, where);
        // A word may be broken where its column is too narrow, so only the letters count.
        foreach (var (flow, words) in boxes.Flows)
            Assert.AreEqual(string.Concat(words), string.Concat(painted[flow]).Replace(" ", "", StringComparison.Ordinal), where);
    }
}
