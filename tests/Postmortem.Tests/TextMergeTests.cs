namespace Postmortem.Tests;

[TestClass]
public sealed class TextMergeTests
{
    [TestMethod]
    [DataRow("a b c", "a b c d", "x a b c", "x a b c d")]
    [DataRow("a b c", "a c", "a b c d", "a c d")]
    [DataRow("a b c", "a b c", "q", "q")]
    [DataRow("", "mine", "", "mine")]
    [DataRow("one two", "one  two", "one two three", "one  two three")]
    public void Edits_of_different_words_are_put_together(string before, string mine, string theirs, string merged) =>
        Assert.AreEqual(merged, TextMerge.Merge(before, mine, theirs));

    [TestMethod]
    [DataRow("a b c", "a x c", "a y c")]
    [DataRow("", "mine", "theirs")]
    [DataRow("a b", "a", "a b2")]
    public void Edits_of_the_same_words_have_no_merged_text(string before, string mine, string theirs) =>
        Assert.IsNull(TextMerge.Merge(before, mine, theirs));

    [TestMethod]
    public void The_same_edit_on_both_sides_is_made_once() => Assert.AreEqual("a x c", TextMerge.Merge("a b c", "a x c", "a x c"));

    [TestMethod]
    public void Ten_thousand_random_pairs_of_edits_lose_no_word_that_was_typed()
    {
        var random = new Random(20261103);
        var merged = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var before = Enumerable.Range(0, random.Next(0, 12)).Select(i => $"w{i}").ToList();
            var (mine, theirs) = (Edit(before, "m", random), Edit(before, "t", random));
            var result = TextMerge.Merge(string.Join(' ', before), string.Join(' ', mine), string.Join(' ', theirs));
            if (result is null) continue;
            merged++;
            var words = result.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var typed in mine.Concat(theirs).Where(w => w[0] is 'm' or 't'))
                CollectionAssert.Contains(words, typed,
                    $"“{string.Join(' ', before)}” · “{string.Join(' ', mine)}” · “{string.Join(' ', theirs)}” gave “{result}”");
        }
        Assert.IsTrue(merged > 3_000, $"only {merged} merged");
    }

    [TestMethod]
    public void Two_words_are_never_glued_into_one()
    {
        Assert.IsNull(TextMerge.Merge("a ", "a", "a y"), "one took the space away before which the other typed");
        Assert.AreEqual("a c d", TextMerge.Merge("a b", "a c", "a b d"));
        Assert.AreEqual("new a b", TextMerge.Merge("a", "new a", "a b"));
    }

    [TestMethod]
    public void Edits_far_apart_in_a_megabyte_are_put_together()
    {
        var lines = Enumerable.Range(0, 12_000).Select(i => $"line {i} of what the customers saw and when they saw it, one after the other").ToList();
        var before = string.Join('\n', lines);
        var mine = string.Join('\n', lines.Select((line, i) => i is 3 or 11_000 ? line + " mine" : line));
        var theirs = string.Join('\n', lines.Select((line, i) => i is 4_000 or 11_900 ? "theirs " + line : line));
        var merged = TextMerge.Merge(before, mine, theirs)!;
        Assert.AreEqual(before.Length + (2 * " mine".Length) + (2 * "theirs ".Length), merged.Length);
    }

    /// <summary>The bound is generous; without one in the code this would take hours.</summary>
    [TestMethod]
    [DataRow('\n')]
    [DataRow(' ')]
    [Timeout(120_000, CooperativeCancellation = false)]
    public void A_megabyte_shuffled_twice_does_not_hold_up_the_writers(char between)
    {
        var random = new Random(20261124);
        var words = Enumerable.Range(0, 140_000).Select(i => $"word{i % 9_000}").ToArray();
        var before = string.Join(between, words);
        random.Shuffle(words);
        var mine = string.Join(between, words);
        random.Shuffle(words);
        Assert.IsNull(TextMerge.Merge(before, mine, string.Join(between, words)));
    }

    private static List<string> Edit(List<string> before, string mark, Random random)
    {
        var after = before.ToList();
        for (var i = 0; i < random.Next(0, 3); i++)
        {
            var at = random.Next(0, after.Count + 1);
            if (at < after.Count && random.Next(2) == 0) after.RemoveAt(at);
            if (random.Next(3) > 0) after.Insert(Math.Min(at, after.Count), $"{mark}{i}{random.Next(100)}");
        }
        return after;
    }
}
