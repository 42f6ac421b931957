using System.Text.RegularExpressions;
using Postmortem.Reviews.Comments;

namespace Postmortem.Tests.Reviews.Comments;

/// <summary>One grammar for those who read a comment, show it and help to write it.</summary>
[TestClass]
public sealed class MentionTests
{
    [TestMethod]
    [DataRow("@Ada, look", "Ada")]
    [DataRow("(@Ada) and @Bo", "Ada Bo")]
    [DataRow("mail ada@example.org or a.@b", "")]
    [DataRow("@@Ada", "Ada")]
    [DataRow("@René and @Ngọc", "René Ngọc")]
    [DataRow("@ Ada", "")]
    public void A_sign_that_does_not_follow_a_word_names_somebody(string text, string words)
    {
        Assert.AreEqual(words, string.Join(' ', Mention.In(text).Select(found => found.Word)));
        foreach (var (at, word) in Mention.In(text)) Assert.AreEqual(word, text.Substring(at, word.Length));
    }

    [TestMethod]
    [DataRow("<p>@Ada Lovelace, @Ada</p>", "@Ada Lovelace|@Ada")]
    [DataRow("<p>@Adam and x@Ada</p>", "")]
    [DataRow("<p>@René O&#39;Neil.</p>", "@René O&#39;Neil")]
    public void It_is_shown_where_it_is_read_and_nowhere_else(string html, string shown)
    {
        var pattern = Mention.PatternOf(["Ada", "Ada Lovelace", "René O'Neil"], name => name.Replace("'", "&#39;", StringComparison.Ordinal));
        Assert.AreEqual(shown, string.Join('|', Regex.Matches(html, pattern).Select(m => m.Value)));
    }

    [TestMethod]
    [DataRow("ask @", "")]
    [DataRow("ask @Ad", "Ad")]
    [DataRow("ask @Ada Lo", "Ada Lo")]
    [DataRow("ask @Jean-Luc O’", "Jean-Luc O’")]
    [DataRow("ask @René", "René")]
    [DataRow("ask ada@exa", null)]
    [DataRow("ask @Ada, who", null)]
    public void What_is_typed_of_a_name_so_far_is_found_in_front_of_the_caret(string text, string? begun) =>
        Assert.AreEqual(begun, Regex.Match(text, Mention.Begun) is { Success: true } found ? found.Groups[1].Value : null);
}
