namespace Postmortem.Documents.Tests.Markdown;

/// <summary>What is left of a Markdown text where there is room for one line only.</summary>
[TestClass]
public sealed class MarkdownWordsTests
{
    [TestMethod]
    [DataRow("Is that the **right** log, @Mia Torres?", "Is that the right log, @Mia Torres?")]
    [DataRow("See [the log](https://example.org/log) and `payout`", "See the log and payout")]
    [DataRow("# Two\n\n- one\n- *two*\n\n> said before", "Two one two said before")]
    [DataRow("```\n14:05  queue\n```", "14:05 queue")]
    [DataRow("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2")]
    [DataRow("https://example.org/a_b_c", "https://example.org/a_b_c")]
    [DataRow("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c")]
    [DataRow("one\ntwo", "one two")]
    [DataRow("---", "---")]
    [DataRow("", "")]
    public void Only_the_words_are_left(string markdown, string words) => Assert.AreEqual(words, MarkdownWords.Of(markdown));

    [TestMethod]
    public void A_text_that_is_nested_too_deeply_is_answered_as_it_was_typed()
    {
        var deep = new string('>', 10_000) + " words";
        Assert.AreEqual(deep, MarkdownWords.Of(deep));
    }
}
