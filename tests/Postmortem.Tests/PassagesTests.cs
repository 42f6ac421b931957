namespace Postmortem.Tests;

[TestClass]
public sealed class PassagesTests
{
    [TestMethod]
    [DataRow("The queue was full at noon.", "The pump was full at noon.", "The [Bo wrote: queue ] [or: pump ] was full at noon.")]
    [DataRow("a\n\nfirst of theirs\n\nend", "a\n\nfirst of mine\n\nend", "a\n\nfirst of [Bo wrote: theirs ] [or: mine ]\n\nend")]
    [DataRow("The till stopped at noon.", "The till stopped at noon. We rang the shop.", "The till stopped at noon. We rang the shop.")]
    [DataRow("one x three y", "one 2 three 4", "one [Bo wrote: x three y ] [or: 2 three 4 ]")]
    [DataRow("", "mine", "mine")]
    [DataRow("theirs", " ", "theirs")]
    [DataRow("same", "same", "same")]
    public void What_two_texts_share_stands_once_and_where_they_differ_both_passages_are_marked(string theirs, string mine, string both) =>
        Assert.AreEqual(both, Passages.Both(theirs, mine, "Bo"));

    [TestMethod]
    public void A_long_text_in_which_one_word_collides_is_not_doubled()
    {
        var around = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"word{i}"));
        var both = Passages.Both($"{around} theirs {around}", $"{around} mine {around}", "Bo");
        Assert.AreEqual($"{around} [Bo wrote: theirs ] [or: mine ] {around}", both);
    }

    [TestMethod]
    public void No_word_of_random_texts_is_lost()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var (theirs, mine) = (Some(random), Some(random));
            var both = Passages.Both(theirs, mine, "Bo").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
            foreach (var word in $"{theirs} {mine}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(word, both, $"“{theirs}” and “{mine}”");
        }
    }

    private static string Some(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => $"w{random.Next(6)}{(random.Next(5) == 0 ? "\n" : " ")}"));
}
