using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Postmortem.Documents.Tests.Charts;

[TestClass]
public sealed class TreeTests
{
    private const string Refunds = """
        ```branches
        title: Why it was possible
        root: Refunds were marked paid
        - Tools | 12 | The run reports success
          - Process | 3 | No one compares | the two files
            - Priorities | | It was nobody’s task
          - | 0 | The alarm was muted
        - Information | 1 | Care cannot see the bank
        ```
        """;

    private const string HowTreesRead = "a tree's lines read `title: …`, `root: …` or `- kind | votes | text`, "
        + "two spaces further in for each level, and `: note` below one.";

    [TestMethod]
    public void Branches_stand_beneath_what_they_hang_on_with_their_kind_and_votes_and_are_said_with_numbers()
    {
        var svg = Svg(HtmlWriter.WriteMarkdown(Refunds));
        Assert.AreEqual(
            "Why it was possible. Refunds were marked paid: 1 The run reports success (Tools, 12 votes); "
            + "1.1 No one compares | the two files (Process, 3 votes); "
            + "1.1.1 It was nobody’s task (Priorities); 1.2 The alarm was muted; 2 Care cannot see the bank (Information, 1 vote).",
            (string?)svg.Attribute("aria-label"));
        Assert.AreEqual(
            "Why it was possible|Refunds were marked paid|Tools|12|The run reports success|Process|3|No one compares | the two files|"
            + "Priorities|It was nobody’s task|The alarm was muted|Information|1|Care cannot see the bank",
            string.Join('|', Texts(svg).Select(t => t.Value)));
        Assert.AreEqual(10 + 3 + 1, svg.Elements().Count(e => e.Name.LocalName == "circle"), "a dot for each vote, as many as can be counted");
        var lefts = new[] { "The run", "No one", "It was", "The alarm", "Care" }.Select(t =>
            Number(Texts(svg).Single(e => e.Value.StartsWith(t, StringComparison.Ordinal)), "x")).ToArray();
        Assert.IsTrue(lefts[0] < lefts[1] && lefts[1] < lefts[2] && lefts[3] == lefts[1] && lefts[4] == lefts[0], string.Join(' ', lefts));
    }

    public static IEnumerable<object[]> Shapes =>
        from count in new[] { 1, 2, 7, 60 }
        from depth in new[] { 1, 3, 6, 30 }
        from votes in new int?[] { null, 0, 3, 999_999 }
        select new object[] { count, depth, votes! };

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void Nothing_overlaps_and_nothing_leaves_the_page(int count, int depth, int? votes)
    {
        var words = new[] { "The alert", "a", new string('w', 300), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and more",
            string.Join(' ', Enumerable.Repeat("words that go on", 20)) };
        var nodes = new List<TreeNode>();
        for (var i = 0; i < count; i++) nodes.Add(new TreeNode(Math.Min(i % depth, nodes.Count == 0 ? 0 : nodes[^1].Depth + 1),
            words[i % words.Length])
        { Tag = i % 4 == 3 ? "" : words[(i + 1) % 3], Votes = votes });
        var svg = Svg(new Tree { Title = words[3], Root = words[4], Nodes = nodes }.ToSvg());
        var size = ((string?)svg.Attribute("viewBox"))!.Split(' ').Select(n => float.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        Assert.AreEqual(440, size[2]);

        var labels = Texts(svg).Where(t => t.Value.Length > 0)
            .Select(t => (Left: Number(t, "x"), Right: Number(t, "x") + Number(t, "textLength"), Top: Number(t, "y") - (Number(t, "font-size") * 0.8f),
            Foot: Number(t, "y") + (Number(t, "font-size") * 0.2f), t.Value)).ToList();
        foreach (var label in labels)
            Assert.IsTrue(label.Left >= 0 && label.Right <= 440.1f && label.Top >= 0 && label.Foot <= size[3], $"“{label.Value}” leaves the drawing");
        for (var i = 0; i < labels.Count; i++)
            for (var j = i + 1; j < labels.Count; j++)
                Assert.IsFalse(labels[i].Left < labels[j].Right && labels[j].Left < labels[i].Right && labels[i].Top < labels[j].Foot - 0.1f
                    && labels[j].Top < labels[i].Foot - 0.1f, $"“{labels[i].Value}” overlaps “{labels[j].Value}”");

        var boxes = svg.Elements().Where(e => e.Name.LocalName == "polyline").Select(Points).Where(p => p.Count == 5).OrderBy(p => p[0].Y).ToList();
        Assert.HasCount(count, boxes);
        for (var i = 1; i < boxes.Count; i++) Assert.IsGreaterThan(boxes[i - 1][2].Y, boxes[i][0].Y, "a box stands on another");
        foreach (var label in labels.Skip(labels.Count - 1))
            Assert.IsTrue(boxes.Exists(b => b[0].Y < label.Top && b[2].Y > label.Foot && b[0].X < label.Left), "words stand outside their box");
        foreach (var point in svg.Elements().Where(e => e.Name.LocalName == "polyline").SelectMany(Points))
            Assert.IsTrue(point.X is >= 0 and <= 440 && point.Y >= 0 && point.Y <= size[3]);
    }

    [TestMethod]
    public async Task A_tree_of_sixty_goes_on_over_pages_without_losing_a_branch_and_every_page_has_its_figure()
    {
        var nodes = Enumerable.Range(0, 60).Select(i =>
            new TreeNode(i % 6, $"word{i} {string.Join(' ', Enumerable.Repeat("further", i))} end{i}") { Tag = $"kind{i}", Votes = i }).ToList();
        var pdf = await Paper.PdfAsync(Paper.Of("Before.\n\n" + new Tree
        {
            Root = "What happened",
            Nodes = nodes
        }.ToMarkdown() + "\nAfter.") with
        { Language = "fr" });
        var text = Tool.Text(pdf);
        for (var i = 0; i < 60; i++) foreach (var word in new[] { $"word{i}", $"end{i}", $"kind{i}" }) Assert.AreEqual(1,
            Regex.Count(text, $@"\b{word}\b"), word);
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
        var figures = PdfModel.Read(pdf).All.Where(o => (string?)o["/S"] == "/Figure").Select(o => (string)o["/Alt"]!).ToList();
        Assert.IsGreaterThan(1, figures.Count);
        for (var i = 0; i < 60; i++) Assert.AreEqual(1, figures.Count(f => Regex.IsMatch(f, $@"\bword{i}\b")), $"word{i}");
        StringAssert.Contains(figures[^1], "10.1.1.1.1.1 word59");
        StringAssert.Contains(figures[^1], "59 voix");
    }

    [TestMethod]
    public async Task A_branch_longer_than_a_page_and_hostile_words_are_set_whole()
    {
        var longText = string.Join(' ', Enumerable.Range(0, 4000).Select(i => $"w{i}"));
        var tree = new Tree
        {
            Title = "<b>| ``` \n",
            Root = "",
            Nodes = [new(0, longText) { Tag = "a|b" }, new(1, "```\n\n# no heading | {{x}} <script>"), new(1, "")]
        };
        var text = Tool.Text(await Paper.PdfAsync(tree.ToMarkdown()));
        Words.AllComeBack(longText, text, "a long branch");
        StringAssert.Contains(Regex.Replace(text, @"\s+", " "), "``` # no heading | {{x}} <script>");
        Assert.DoesNotContain("<script", HtmlWriter.WriteMarkdown(tree.ToMarkdown()));
    }

    [TestMethod]
    [DataRow("root: x", "Line 3: this tree has no branches; " + HowTreesRead)]
    [DataRow("- a | | b", "Line 3: this tree has no root; " + HowTreesRead)]
    [DataRow("root: x\n- just words", "Line 5: " + HowTreesRead)]
    [DataRow("root: x\n- a | | b\n    - a | | c", "Line 6: this branch hangs on nothing; it stands more than two spaces further in than the one before.")]
    [DataRow("root: x\n- a | -1 | b", "Line 5: `-1` is no number of votes; leave it empty where nobody voted.")]
    [DataRow("root: x\n- a | 1 |", "Line 5: this branch does not say what it is.")]
    public void A_tree_that_cannot_be_drawn_says_why_and_where(string body, string sentence)
    {
        var markdown = "Text\n\n```branches\n" + body + "\n```\n";
        Assert.AreEqual(sentence, Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(markdown)).Message);
        Assert.AreEqual(sentence, Assert.ThrowsExactly<DocumentException>(() => PdfWriter.CountPages(Paper.Of(markdown))).Message);
    }

    [TestMethod]
    public void What_is_written_as_Markdown_is_read_back_as_the_same_tree()
    {
        var tree = new Tree
        {
            Title = "Why",
            Root = "It | stopped",
            Nodes = [new(0, "a | b") { Tag = "Tools", Votes = 2 }, new(1, "c"), new(2, "d") { Votes = 0 }, new(0, "e") { Tag = "Process" }]
        };
        var text = tree.ToMarkdown();
        var read = Tree.Parse(text["```branches\n".Length..text.LastIndexOf("```", StringComparison.Ordinal)], 1);
        CollectionAssert.AreEqual(tree.Nodes.ToList(), read.Nodes.ToList());
        Assert.AreEqual(tree.ToSvg(), read.ToSvg());
    }

    [TestMethod]
    public void A_mail_has_the_tree_as_a_list_in_a_list()
    {
        var mail = MailWriter.Write(Paper.Of(Refunds));
        var html = Regex.Replace(mail.Html, "<([a-z0-9]+) [^>]*>", "<$1>").Replace("\n", "", StringComparison.Ordinal);
        StringAssert.Contains(html, "<ul><li>The run reports success (Tools, 12 votes)"
            + "<ul><li>No one compares | the two files (Process, 3 votes)<ul><li>It was nobody’s task (Priorities)</li></ul></li>"
            + "<li>The alarm was muted</li></ul></li><li>Care cannot see the bank (Information, 1 vote)</li></ul>");
        StringAssert.Contains(mail.Text.ReplaceLineEndings("\n"), """
            - The run reports success (Tools, 12 votes)
              - No one compares | the two files (Process, 3 votes)
                - It was nobody’s task (Priorities)
              - The alarm was muted
            - Care cannot see the bank (Information, 1 vote)
            """);
    }

    private static XElement Svg(string html) => XElement.Parse(html[html.IndexOf("<svg",
        StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);

    private static List<XElement> Texts(XElement svg) => [.. svg.Elements().Where(e => e.Name.LocalName == "text")];

    private static float Number(XElement element, string name) => float.Parse((string?)element.Attribute(name) ?? "0", CultureInfo.InvariantCulture);

    private static List<(float X, float Y)> Points(XElement line) =>
        [.. ((string)line.Attribute("points")!).Split(' ').Select(p => p.Split(','))
            .Select(p => (float.Parse(p[0], CultureInfo.InvariantCulture), float.Parse(p[1], CultureInfo.InvariantCulture)))];
}
