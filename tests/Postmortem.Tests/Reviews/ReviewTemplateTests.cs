using System.Collections;
using Postmortem.Reviews;

namespace Postmortem.Tests.Reviews;

[TestClass]
public sealed class ReviewTemplateTests
{
    private static readonly string Folder = Checkout.Folder("templates/reviews");

    [TestMethod]
    public void The_three_guides_that_a_severity_asks_for_are_there()
    {
        var names = new ReviewTemplates(Folder).All().Select(t => t.Name).ToList();

        CollectionAssert.AreEquivalent(new[] { "quick", "standard", "severe" }, names);
    }

    [TestMethod]
    [DataRow("quick")]
    [DataRow("standard")]
    [DataRow("severe")]
    public void A_guide_leaves_no_question_without_its_reason_and_its_example(string name)
    {
        var guide = Read(name);

        CollectionAssert.AreEqual(Array.Empty<string>(), EmptyTexts(guide, name).ToArray());
        Assert.IsTrue(guide.Pause.Containment.Count >= 3);
        Assert.AreEqual("other", guide.Analyze.Categories[^1].Key, "imported factors start in the last category");
    }

    [TestMethod]
    public void The_guides_grow_with_the_severity()
    {
        var (quick, standard, severe) = (Read("quick"), Read("standard"), Read("severe"));

        Assert.IsTrue(quick.Minutes < standard.Minutes && standard.Minutes < severe.Minutes);
        Assert.IsTrue(quick.Pause.Containment.Count < standard.Pause.Containment.Count);
        Assert.IsTrue(standard.Pause.Containment.Count < severe.Pause.Containment.Count);
    }

    [TestMethod]
    [DataRow("  questions:\n    question: Which?\n", DisplayName = "a kind of prompt that does not exist")]
    [DataRow("  containmnet: []\n", DisplayName = "a misspelt key")]
    [DataRow("  containment: many\n", DisplayName = "a text where a list belongs")]
    [DataRow("  intro: \"never closed\n", DisplayName = "a quotation mark that is never closed")]
    public void A_template_that_cannot_be_read_names_file_line_and_column(string wrong)
    {
        var text = $"title: Ours\nanalyze:\n  categories:\n    - key: other\n      name: Other\npause:\n{wrong}";

        var refused = Assert.ThrowsExactly<ReviewTemplateException>(() => ReviewTemplate.Parse("ours", text));

        StringAssert.Matches(refused.Message, new(@"^ours\.yaml:([7-9]|10):\d+: \S"), refused.Message);
    }

    [TestMethod]
    [DataRow("  affectd:\n    question: How many?\n", "affected")]
    [DataRow("  affected:\n    exmple: Two\n", "example")]
    public void An_unknown_kind_of_prompt_is_told_with_the_nearest_that_is_known(string wrong, string meant)
    {
        var refused = Assert.ThrowsExactly<ReviewTemplateException>(() => ReviewTemplate.Parse("ours", $"title: Ours\npause:\n{wrong}"));

        StringAssert.Contains(refused.Message, $"did you mean “{meant}”?");
    }

    [TestMethod]
    [DataRow("", "title")]
    [DataRow("title:\nanalyze:\n  categories:\n    - key: other\n", "title")]
    [DataRow("title: Ours\n", "category")]
    [DataRow("title: Ours\nanalyze:\n  categories:\n", "category")]
    [DataRow("title: Ours\nanalyze:\n  categories:\n    - key: tools\n      name: Tools\n    - key: tools\n      name: Other tools\n", "“tools”")]
    [DataRow("title: Ours\nanalyze:\n  categories:\n    - key: tools\npause:\n  perspective_questions:\n    - key: saw\n    - key: saw\n",
        "“perspective question saw”")]
    [DataRow("title: Ours\nanalyze:\n  categories:\n    - key: tools\npause:\n  customer_questions:\n    - key: what they saw\n      question: What?\n",
        "“What?”")]
    [DataRow("title: Ours\nanalyze:\n  categories:\n    - key: tools\npause:\n  customer_questions:\n", "questions is empty")]
    public void A_template_without_what_every_review_needs_says_what_is_missing(string text, string missing)
    {
        var refused = Assert.ThrowsExactly<ReviewTemplateException>(() => ReviewTemplate.Parse("ours", text));

        StringAssert.StartsWith(refused.Message, "ours.yaml:1:1: ");
        StringAssert.Contains(refused.Message, missing);
    }

    private static ReviewTemplate Read(string name) => ReviewTemplate.Parse(name, File.ReadAllText(Path.Combine(Folder, $"{name}.yaml")));

    /// <summary>Walks every property, so that a field added to the guides later is asked for here too.</summary>
    private static IEnumerable<string> EmptyTexts(object part, string path)
    {
        foreach (var property in part.GetType().GetProperties())
        {
            var (value, here) = (property.GetValue(part), $"{path}.{property.Name}");
            if (value is string text)
            {
                if (string.IsNullOrWhiteSpace(text)) yield return here;
            }
            else if (value is IEnumerable items)
            {
                foreach (var empty in items.Cast<object>().SelectMany((item, i) => EmptyTexts(item, $"{here}[{i}]"))) yield return empty;
            }
            else if (value is not (null or int))
            {
                foreach (var empty in EmptyTexts(value, here)) yield return empty;
            }
        }
    }
}
