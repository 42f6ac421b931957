using Postmortem.Wording;

namespace Postmortem.Tests.Wording;

/// <summary>
/// `dotnet test tests/Postmortem.Tests --filter Wording.LabelledTests --logger "console;verbosity=detailed"` prints precision and recall.
/// </summary>
[TestClass]
public sealed class LabelledTests
{
    private static readonly WordingGuides Guides = new(Checkout.Folder("templates/wording"));

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("en", 300)]
    [DataRow("fr", 120)]
    public void Nine_hints_in_ten_are_right_and_eight_labels_in_ten_get_one_on_sentences_the_rules_were_not_made_from(string language, int atLeast)
    {
        var (guide, all) = (Guides.For(language)!, Labelled.Read(language));
        var (developed, heldOut) = (Measure.Of(guide, [.. all.Where(s => !s.IsHeldOut)]), Measure.Of(guide, [.. all.Where(s => s.IsHeldOut)]));

        TestContext.WriteLine($"{language}, the rules were made from these: {developed}");
        TestContext.WriteLine($"{language}, held out: {heldOut}");
        foreach (var sentence in all.Where(s => !s.IsHeldOut && !s.Rules.SetEquals(Measure.Rules(guide, s))))
        {
            var (expected, found) = (string.Join(' ', sentence.Rules), string.Join(' ', Measure.Rules(guide, sentence)));
            TestContext.WriteLine($"{sentence.Line}: [{expected}] but [{found}] {sentence.Sentence}");
        }

        Assert.IsTrue(all.Count >= atLeast, $"{all.Count} sentences");
        Assert.IsTrue(developed.Precision >= 0.90 && developed.Recall >= 0.80, developed.ToString());
        Assert.IsTrue(heldOut.Precision >= 0.90 && heldOut.Recall >= 0.80, heldOut.ToString());
    }

    [TestMethod]
    [DataRow("en-unseen")]
    [DataRow("en-unseen-later")]
    public void Sentences_of_reviews_that_others_wrote_get_few_wrong_hints_and_most_right_ones(string file)
    {
        var (guide, all) = (Guides.For("en")!, Labelled.Read(file));
        var bySentence = Measure.OfSentences(guide, all);

        TestContext.WriteLine($"{file}, by sentence: {bySentence}");
        TestContext.WriteLine($"{file}, by rule: {Measure.Of(guide, all)}");

        Assert.IsTrue(all.Count > 100, $"{all.Count} sentences");
        Assert.IsTrue(bySentence.Precision >= 0.85 && bySentence.Recall >= 0.75, bySentence.ToString());
    }
}
