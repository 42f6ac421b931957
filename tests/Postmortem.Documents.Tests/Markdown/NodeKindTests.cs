using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortem.Documents.Markdown;

namespace Postmortem.Documents.Tests.Markdown;

/// <summary>
/// What the parser can produce, both outputs can write, and the README says so. A new extension brings a new parser, which fails here until a text
/// that uses it stands below.
/// </summary>
[TestClass]
public sealed class NodeKindTests
{
    // Each parser and extension, and a text in which its nodes occur.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["AutolinkInlineParser"] = "<https://example.org/> <care@example.org>",
        ["BoundedAutoLinkParser"] = "www.example.org https://example.org/ mailto:care@example.org tel:12",
        ["Bounds"] = "| a |\n|---|\n| *b* |\nwords",
        ["CodeInlineParser"] = "`code`",
        ["CustomContainerParser"] = "::: note\nwords\n:::",
        ["DefinitionListExtension"] = "Term\n:   Meaning",
        ["EmphasisExtraExtension"] = "~~gone~~",
        ["EmphasisInlineParser"] = "*a* **b** ***c*** d*",
        ["EscapeInlineParser"] = "\\*words\\* a\\\nb",
        ["FencedCodeBlockParser"] = "```\ncode\n```\n\n```chart\ntitle: Seen\nlabels: a | b\n- n = 1 | 2\n```\n\n"
            + "```timeline\n2026-11-03 05:14 | trigger | It stops\n```\n\n"
            + "```branches\nroot: It stops\n- Tools | 2 | No alarm\n  - Process | | Nobody asks\n```",
        ["FootnoteExtension"] = "note[^1]\n\n[^1]: words",
        ["HeadingBlockParser"] = "# Head",
        ["HtmlEntityParser"] = "&copy; &amp;",
        ["IndentedCodeBlockParser"] = "    code",
        ["KeepingFootnoteParser"] = "[^1]: never used",
        ["LineBreakInlineParser"] = "a  \nb\nc",
        ["LineBreakParser"] = "a<br>b",
        ["LinkInlineParser"] = "[a](https://example.org/) ![b](no.png) [c][r] [d\n\n[r]: https://example.org/",
        ["ListBlockParser"] = "- a\n\n1. b\n   - c",
        ["ParagraphBlockParser"] = "words\n\nSetext\n---",
        ["PipeTableExtension"] = "| a | b |\n|---|---|\n| 1 | 2 |\n\nno | table",
        ["QuoteBlockParser"] = "> words",
        ["TaskListExtension"] = "- [x] done\n- [ ] open",
        ["ThematicBreakParser"] = "a\n\n***\n\nb",
    };

    // Each row of the README's first table, and the nodes it speaks of.
    private static readonly Dictionary<string, string[]> Rows = new()
    {
        ["heading"] = ["HeadingBlock"],
        ["paragraph"] = ["ParagraphBlock", "LiteralInline", "HtmlEntityInline"],
        ["emphasis, strong, ~~strike~~"] = ["EmphasisInline"],
        ["code"] = ["CodeInline"],
        ["code block"] = ["CodeBlock", "FencedCodeBlock"],
        ["link, autolink (http, https, mailto)"] = ["LinkInline", "AutolinkInline"],
        ["any other link"] = ["LinkInline", "AutolinkInline"],
        ["image of an attachment (PNG, JPEG)"] = ["LinkInline"],
        ["any other image"] = ["LinkInline"],
        ["line break"] = ["LineBreakInline"],
        ["list, nested list"] = ["ListBlock", "ListItemBlock"],
        ["task `[x]`, `[ ]`"] = ["TaskList"],
        ["quote"] = ["QuoteBlock"],
        ["table"] = ["Table", "TableRow", "TableCell"],
        ["definition list"] = ["DefinitionList", "DefinitionItem", "DefinitionTerm"],
        ["footnote, also one that nothing refers to"] = ["Footnote", "FootnoteGroup", "FootnoteLink"],
        ["`::: note`, `apology`, `promise` with an own label"] = ["CustomContainer"],
        ["` ```chart ` (`bar`, `horizontal`, `line`, `stacked`, `pareto`)"] = ["FencedCodeBlock"],
        ["` ```timeline `"] = ["FencedCodeBlock"],
        ["` ```branches `"] = ["FencedCodeBlock"],
        ["rule"] = ["ThematicBreakBlock"],
        ["HTML"] = ["LiteralInline"],
    };

    // What holds others or is only read: nothing of them is seen.
    private static readonly string[] Unseen = ["MarkdownDocument", "ContainerInline", "LinkReferenceDefinitionGroup", "LinkReferenceDefinition",
        "FootnoteLinkReferenceDefinition", "BlankLineBlock", "EmptyBlock"];

    [TestMethod]
    public void Every_parser_has_a_text() => CollectionAssert.AreEqual(Texts.Keys.Order(StringComparer.Ordinal).ToList(), MarkdownReader.Parsers().ToList());

    [TestMethod]
    public async Task Every_kind_of_node_has_both_outputs_and_a_mail()
    {
        foreach (var (parser, text) in Texts)
        {
            var document = Paper.Of(text);
            Assert.IsGreaterThan(5, HtmlWriter.WriteMarkdown(text).Length, parser);
            Assert.IsGreaterThan(5, MailWriter.Write(document).Text.Length, parser);
            Assert.IsGreaterThan(500, (await Paper.PdfAsync(document)).Length, parser);
        }
    }

    [TestMethod]
    public void The_README_has_a_row_for_every_kind_of_node_and_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Places.Templates)!, "src", "Postmortem.Documents", "README.md"));
        var table = readme[readme.IndexOf("| Markdown | HTML |", StringComparison.Ordinal)..].Split("\n\n")[0];
        CollectionAssert.AreEquivalent(Rows.Keys.ToList(), table.Split('\n').Skip(2).Select(l => Regex.Match(l, @"^\| (.*?) \| ").Groups[1].Value).ToList());
        var found = Texts.Values.Concat(Examples()).SelectMany(t => MarkdownReader.Read(t).Descendants().Select(Name)).Distinct();
        CollectionAssert.AreEquivalent(Rows.Values.SelectMany(n => n).Distinct().ToList(), found.Except(Unseen).ToList());
    }

    /// <summary>A mark that began something and did not end it is a kind of its own to the parser, and its own text to us.</summary>
    private static string Name(MarkdownObject node) => node is DelimiterInline ? "LiteralInline" : node.GetType().Name;

    /// <summary>Every example of the CommonMark specification where it is here: they hold whatever the core of the parser can produce.</summary>
    private static IEnumerable<string> Examples()
    {
        var file = Needs.Sample("text", "commonmark-spec-examples.json");
        using var examples = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
        return [.. examples.RootElement.EnumerateArray().Select(e => e.GetProperty("markdown").GetString()!)];
    }
}
