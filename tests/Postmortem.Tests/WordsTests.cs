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

    [TestMethod]
    [DataRow("letter_\u202Efdp.exe", "letter_[U+202E]fdp.exe")]
    [DataRow("\u202Dtitle\u202C", "[U+202D]title\u202C")]
    [DataRow("\u05D0\u200F!", "\u05D0\u200F!")]
    [DataRow("\u2068عنوان\u2069", "\u2068عنوان\u2069")]
    public void What_turns_letters_around_is_shown_and_what_a_language_needs_is_left(string typed, string stored)
    {
        Assert.AreEqual(stored, Words.Clean(typed));
        Assert.AreEqual(stored, Words.Sound(typed));
    }

    [TestMethod]
    [DataRow("log\u001B[2J.md", "log[U+001B][2J.md")]
    [DataRow("a\nb\t\u0085c.md", "a[U+000A]b[U+0009][U+0085]c.md")]
    public void A_name_shows_what_would_steer_a_terminal_or_begin_a_line(string name, string shown) => Assert.AreEqual(shown, Words.Name(name));

    [TestMethod]
    public void A_name_shows_every_mark_of_direction() => Assert.AreEqual("Mo[U+200F] [U+202E]Manager", Words.Name("Mo\u200F \u202EManager"));
}
