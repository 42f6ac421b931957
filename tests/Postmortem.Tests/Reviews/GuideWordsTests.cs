namespace Postmortem.Tests.Reviews;

/// <summary>A guide is read by people who have never led a review: a word of the trade is said in plain words where it is used first.</summary>
[TestClass]
public sealed class GuideWordsTests
{
    /// <summary>A word of the trade, and how it is said in plain words.</summary>
    private static readonly (string Word, string Plain)[] Trade =
    [
        ("contained", "it has stopped, or cannot grow"),
        ("trigger", "the moment that set it off"),
        ("hazard", "anything that could do the same harm"),
        ("factor", "anything that made it possible or made it worse"),
    ];

    [TestMethod]
    [DataRow("quick")]
    [DataRow("standard")]
    [DataRow("severe")]
    public void A_word_of_the_trade_is_explained_in_the_guide_that_uses_it(string guide)
    {
        // Folded lines are one text; what stands before a colon is a name for the program.
        var text = string.Join(' ', File.ReadLines(Path.Combine(Checkout.Folder("templates/reviews"), $"{guide}.yaml"))
            .Where(line => !line.TrimStart().StartsWith('#'))
            .Select(line => line.Trim()).Select(line => line.EndsWith(": >-", StringComparison.Ordinal) ? "" : line).Where(line => line.Length > 0));
        foreach (var (word, plain) in Trade.Where(pair => text.Contains($" {pair.Word}", StringComparison.OrdinalIgnoreCase)))
            StringAssert.Contains(text, plain, $"{guide}: “{word}” is used and not explained");
        Assert.IsTrue(text.Contains("factor", StringComparison.OrdinalIgnoreCase), "the guide was read");
    }

    [TestMethod]
    public void What_only_people_of_the_trade_say_stands_in_no_guide()
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.Folder("templates/reviews"), "*.yaml"))
            foreach (var line in File.ReadLines(file).Where(l => !l.TrimStart().StartsWith('#')))
                foreach (var word in new[] { "mitigation", "root cause", "remediat", "MTTR", "stakeholder", "postmortem" })
                    Assert.IsFalse(line.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)}: {line}");
    }
}
