namespace Postmortem.Tests;

[TestClass]
public sealed class WordsTests
{
    [TestMethod]
    [DataRow("With every shop on it, tills stop waiting", 28, "With every shop on it, tills…")]
    [DataRow("With every shop on it, tills stop waiting", 30, "With every shop on it, tills…")]
    [DataRow("two\nlines", 20, "two lines")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaaa…")]
    [DataRow("a bbbbbbbbbbbbbbbbbbbbbbbbbbb", 10, "a bbbbbbbb…")]
    public void A_text_that_is_shortened_ends_with_a_whole_word(string text, int limit, string shown) => Assert.AreEqual(shown, Words.Short(text, limit));
}
