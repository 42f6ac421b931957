using System.Diagnostics;
using Postmortem.Wording;

namespace Postmortem.Tests.Wording;

[TestClass]
public sealed class WordingGuideTests
{
    private static readonly string Folder = Checkout.Folder("templates/wording");
    private static readonly WordingGuide English = new WordingGuides(Folder).For("en")!;
    private static readonly WordingGuide French = new WordingGuides(Folder).For("fr")!;

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\r")]
    public void A_hint_says_where_the_phrase_stands_whatever_ends_the_lines(string end)
    {
        var hint = English.Check($"First line.{end}{end}At 14:05 the agent forgot the key.").Single();

        Assert.AreEqual((3, 20, 6, "memory", "forgot"), (hint.Line, hint.Column, hint.Length, hint.Rule, hint.Phrase));
        Assert.IsTrue(hint.Reason.Length > 0 && hint.Suggestion.Length > 0 && hint.Source.Length > 0);
    }

    [TestMethod]
    [DataRow("The letter says \"you forgot my order\".")]
    [DataRow("The letter says “you forgot my order”.")]
    [DataRow("The letter says ‘you didn’t notice, you forgot’ twice.")]
    [DataRow("The letter says 'you forgot my order' twice.")]
    [DataRow("The letter says «you forgot my order».")]
    [DataRow("The letter says „you forgot my order“.")]
    [DataRow("They wrote:\n\n> You forgot my order.\n> You were careless.")]
    [DataRow("```\nwe forgot\n```")]
    [DataRow("~~~ text\nwe forgot\n\nwe were careless\n~~~")]
    [DataRow("Run `we forgot` twice.")]
    [DataRow("See https://example.com/human-error/we-were-careless for more.")]
    [DataRow("See [the page](https://example.com/careless).")]
    [DataRow("2024-02-09T00:11:37Z we forgot the key, careless")]
    [DataRow("time=\"2019-02-09\" level=warning msg=human error")]
    [DataRow("ERROR: human error while we forgot")]
    [DataRow("---\ntitle: We forgot, human error\n---\nThe key was not on its hook.")]
    [DataRow("The text:\n\n    we forgot the key, careless\n")]
    public void Words_that_are_not_the_writers_own_get_no_hint(string text) =>
        Assert.AreEqual(0, English.Check(text).Count, string.Join(", ", English.Check(text).Select(h => h.Phrase)));

    [TestMethod]
    public void A_quotation_mark_that_nothing_closes_silences_nothing()
    {
        Assert.AreEqual(1, English.Check("A 5\" pipe burst because the plumber forgot the valve.").Count);
        Assert.AreEqual(1, English.Check("The agents' desk: the agent forgot the key.").Count);
    }

    [TestMethod]
    [DataRow("The engineer from the payments team who was on shift forgot it.", "memory")]
    [DataRow("One of the engineers forgot it.", "memory")]
    [DataRow("The engineer, tired after the night, failed to tell us.", "omission")]
    [DataRow("The operator restarted the pump and failed to tell us.", "omission")]
    [DataRow("We believe that the engineer failed to tell us.", "omission")]
    [DataRow("Engineer 2 failed to tell us.", "omission")]
    [DataRow("Support failed to tell us.", "omission")]
    [DataRow("THE ENGINEER FAILED TO TELL US.", "omission")]
    public void A_person_is_found_as_the_subject(string text, string rule) => CollectionAssert.Contains(English.Check(text).Select(h => h.Rule).ToList(), rule);

    [TestMethod]
    [DataRow("The engineer's script failed to start.")]
    [DataRow("The script of the payments team failed to start.")]
    [DataRow("The change made by the engineer failed to apply.")]
    [DataRow("`plank` failed to start.")]
    [DataRow("The nodes restarted. They failed to find the leader.")]
    [DataRow("When the engineer restarted it, the node failed to join.")]
    [DataRow("The “retry” service failed to start.")]
    public void A_thing_as_the_subject_gets_no_hint(string text) =>
        Assert.AreEqual(0, English.Check(text).Count, string.Join(", ", English.Check(text).Select(h => h.Phrase)));

    [TestMethod]
    public void What_a_text_is_decides_what_gets_a_hint()
    {
        const string expected = "The agent should have called back.";

        Assert.AreEqual(1, English.Check(expected, WordingKind.Narrative).Count);
        Assert.AreEqual(0, English.Check(expected, WordingKind.Expectation).Count);
        Assert.AreEqual(0, English.Check($"## What we expected\n\n{expected}").Count);
        Assert.AreEqual(1, English.Check($"## What we expected\n\nA call.\n\n## What happened\n\n{expected}").Count);
        Assert.AreEqual(0, English.Check("Maria Lopez", WordingKind.Name).Count);
        Assert.AreEqual(1, English.Check("Investigate the queue.", WordingKind.Action).Count);
        Assert.AreEqual(0, English.Check("Investigate the queue.", WordingKind.Narrative).Count);
        Assert.AreEqual(0, English.Check("Maria renews the key.", WordingKind.Action).Count);
    }

    [TestMethod]
    [DataRow("The customer’s view")]
    [DataRow("What the customer met")]
    [DataRow("What our passengers told us")]
    [DataRow("In their own words")]
    public void What_a_customer_says_gets_no_hint_and_what_stands_below_the_next_heading_does(string heading)
    {
        const string said = "Nobody told us. Your driver Bruno forgot us, and the agent should have called back.";

        Assert.AreNotEqual(0, English.Check(said, WordingKind.Narrative).Count);
        Assert.AreEqual(0, English.Check(said, WordingKind.Customer).Count);
        Assert.AreEqual(0, English.Check($"## {heading}\n\n{said}").Count);
        Assert.AreNotEqual(0, English.Check($"## {heading}\n\nThey waited.\n\n## What happened\n\n{said}").Count);
    }

    [TestMethod]
    [DataRow("Ce que le client a vécu")]
    [DataRow("Le point de vue des clients")]
    [DataRow("Avec leurs propres mots")]
    public void So_it_is_in_French(string heading)
    {
        const string said = "Personne ne nous a prévenus. Votre chauffeur Bruno nous a oubliés.";

        Assert.AreNotEqual(0, French.Check(said, WordingKind.Narrative).Count);
        Assert.AreEqual(0, French.Check($"## {heading}\n\n{said}").Count);
    }

    [TestMethod]
    [DataRow("L’agent a oublié la clé.", "memoire")]
    [DataRow("Aucun des ingénieurs n’a remarqué l’alerte.", "memoire")]
    [DataRow("Le chef d’équipe n’a pas respecté la procédure.", "procedure")]
    public void French_has_rules_of_its_own(string text, string rule) => Assert.AreEqual(rule, French.Check(text).Single().Rule);

    [TestMethod]
    public void The_language_is_told_from_the_words()
    {
        var guides = new WordingGuides(Folder);

        Assert.AreEqual("fr", guides.Of("Le colis est parti avec une autre étiquette que celle de la commande.")!.Name);
        Assert.AreEqual("en", guides.Of("The parcel left with another label than that of the order.")!.Name);
        Assert.AreEqual("en", guides.Of("")!.Name);
    }

    [TestMethod]
    [DataRow("\"'“‘«„")]
    [DataRow("should have ")]
    [DataRow("the engineer of the ")]
    [DataRow("they failed to ")]
    [DataRow("](")]
    [DataRow("<a ")]
    [DataRow("`")]
    [DataRow("a")]
    [DataRow("/a")]
    [DataRow("@a ")]
    [DataRow("at (")]
    [DataRow("\n> - ")]
    [DataRow("\ud83d")]
    [DataRow("e\u0301\u0301")]
    [DataRow("we forgot, and ")]
    public void A_megabyte_made_to_be_slow_takes_seconds_at_the_most(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        English.Check(text);
        French.Check(text);

        Assert.IsTrue(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
    }

    [TestMethod]
    [DataRow("      - “whatever* *\n", "11:9", DisplayName = "a star alone")]
    [DataRow("      - (perhaps)\n", "11:9", DisplayName = "nothing that must be there")]
    [DataRow("      - once ~99 more\n", "11:9", DisplayName = "too many words between")]
    [DataRow("      - \"{nobody} knows\"\n", "11:9", DisplayName = "a list that is not there")]
    [DataRow("    alwyas: []\n", "11:5", DisplayName = "a misspelt key")]
    [DataRow("    for: [poem]\n", "11:11", DisplayName = "a kind of text that does not exist")]
    public void A_guide_that_cannot_be_read_names_file_line_and_column(string wrong, string place)
    {
        var text = "language: Ours\nwords:\n  people: agent\nstrength: {}\nrules:\n  - id: one\n    reason: Because.\n    suggestion: Better.\n"
            + $"    always:\n      - fine\n{wrong}";

        var refused = Assert.ThrowsExactly<WordingException>(() => WordingGuide.Parse("ours", text));

        StringAssert.StartsWith(refused.Message, $"ours.yaml:{place}: ");
    }

    [TestMethod]
    public void An_edited_guide_counts_from_the_next_text_on()
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-wording-").FullName;
        var file = Path.Combine(folder, "en.yaml");
        const string guide = "words: {}\nstrength: {}\nrules:\n  - id: one\n    reason: Because.\n    suggestion: Better.\n    always: [WORD]\n";
        File.WriteAllText(file, guide.Replace("WORD", "pigeon", StringComparison.Ordinal));
        var guides = new WordingGuides(folder);

        var before = guides.Check("The parrot flew.", WordingKind.Narrative).Count;
        File.WriteAllText(file, guide.Replace("WORD", "parrot*", StringComparison.Ordinal));
        var after = guides.Check("The parrot flew.", WordingKind.Narrative).Count;
        File.WriteAllText(file, "rules: [");
        var broken = guides.Check("The parrot flew.", WordingKind.Narrative).Count;
        Directory.Delete(folder, recursive: true);

        Assert.AreEqual((0, 1, 0), (before, after, broken));
    }
}
