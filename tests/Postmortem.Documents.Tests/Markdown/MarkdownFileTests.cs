namespace Postmortem.Documents.Tests.Markdown;

[TestClass]
public sealed class MarkdownFileTests
{
    [TestMethod]
    [DataRow("# Own *title*\n\nText.", "Own title", "\n\nText.")]
    [DataRow("Own title\n=========\n\nText.", "Own title", "\n\n\nText.")]
    [DataRow("---\ntitle: From the head\ntags: [a, b]\n---\n\nText.", "From the head", "\n\n\n\n\nText.")]
    [DataRow("---\ntitle: Same\n---\n# Same\nText.", "Same", "\n\n\n\nText.")]
    [DataRow("## Second level\n\nText.", "name.md", "## Second level\n\nText.")]
    [DataRow("---\nNo head, only text\n---\nmore", "name.md", "---\nNo head, only text\n---\nmore")]
    [DataRow("Text.\n\n# Later", "name.md", "Text.\n\n# Later")]
    [DataRow("- # In a list\n", "name.md", "- # In a list\n")]
    [DataRow("```\n# In code\n```\n", "name.md", "```\n# In code\n```\n")]
    [DataRow("[a]: https://example.org\n\n# Own title\n", "Own title", "[a]: https://example.org\n\n\n")]
    [DataRow("# Own [title][a]\n\nText.\n\n[a]: https://example.org\n", "Own title", "\n\nText.\n\n[a]: https://example.org\n")]
    [DataRow("", "name.md", "")]
    public void A_file_brings_its_title_and_keeps_its_lines(string markdown, string title, string body)
    {
        var document = Document.FromMarkdown(markdown, "name.md");
        Assert.AreEqual(title, document.Title);
        Assert.AreEqual(body, document.Markdown);
    }

    [TestMethod]
    public void Every_sample_has_a_title()
    {
        foreach (var file in Directory.GetFiles(Needs.Sample("markdown")))
            Assert.AreNotEqual("", Document.FromMarkdown(File.ReadAllText(file), Path.GetFileName(file)).Title);
    }
}
