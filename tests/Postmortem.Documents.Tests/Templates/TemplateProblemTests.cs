namespace Postmortem.Documents.Tests.Templates;

[TestClass]
public sealed class TemplateProblemTests
{
    private const string NotYaml = "The head of this template is not YAML: put values with a colon or braces in quotes.";

    [TestMethod]
    [DataRow("---\ntitle: Hello\nsubtitle: a: b\n---\nText", "en/t.md:3:12: " + NotYaml)]
    [DataRow("---\ntitle: \"Hello\n---\nText", "en/t.md:2:8: " + NotYaml)]
    [DataRow("---\r\ntitle: Hello\r\nsubtitle: [a\r\n---\r\nText", "en/t.md:3:1: " + NotYaml)]
    [DataRow("---\ntitle: Hello\ntitle: Again\n---\nText", "en/t.md:3:1: `title` stands twice in this head.")]
    [DataRow("---\n- title\n---\nText", "en/t.md:2:1: " + NotYaml)]
    [DataRow("---\ntitle: {{customer}}\n---\nText", "en/t.md:2:8: `title` is not text here: put a value with braces, brackets or a hash in quotes.")]
    [DataRow("---\ntitle: [a, b]\n---\nText", "en/t.md:2:8: `title` is not text here: put a value with braces, brackets or a hash in quotes.")]
    [DataRow("---\ntitle: A\naccent: #0f6a62\n---\nText", "en/t.md:3:9: `accent` is not text here: put a value with braces, brackets or a hash in quotes.")]
    [DataRow("---\ntitle: Hello\nDear {{customer}}\n", "en/t.md:1:1: This head is never closed: write a line of three dashes under it. A line across the page is written ***.")]
    [DataRow("---\ntitle: A\nlanguage: fnrech\n---\nText", "en/t.md:3:11: `fnrech` is not a language: write a code such as en or fr-CA.")]
    [DataRow("---\nlanguage: \"{{customer}}\"\n---\nText", "en/t.md:2:12: `{{customer}}` is not a language: write a code such as en or fr-CA.")]
    [DataRow("---\ntitle: A\npaper: A5\n---\nText", "en/t.md:3:8: `A5` is not a paper; known are A4 and letter.")]
    [DataRow("---\ntitle: A\naccent: teal\n---\nText", "en/t.md:3:9: `teal` is not a colour: write it as \"#0f6a62\".")]
    [DataRow("---\ntitel: A\n---\nText", "en/t.md:2:1: `titel` is not known in the head of a template; did you mean `title`? Known are title, subtitle, organisation, language, paper, accent, logo.")]
    [DataRow("---\nlayout_of_page:\n  titel: A\ntitel: B\n---\nText",
        "en/t.md:2:1: `layout_of_page` is not known in the head of a template; known are title, subtitle, organisation, language, paper, accent, logo.\n"
        + "en/t.md:4:1: `titel` is not known in the head of a template; did you mean `title`? Known are title, subtitle, organisation, language, paper, accent, logo.")]
    public void What_is_wrong_in_a_head_is_said_with_its_line_and_column(string text, string sentence) => Assert.AreEqual(sentence, Check(text));

    [TestMethod]
    [DataRow("---\ntitle: A\n---")]
    [DataRow("---  \ntitle: A\n---\t\nText")]
    [DataRow("---\n---\nText")]
    [DataRow("---\nsubtitle:\nlogo: \"\"\n---\nText")]
    [DataRow("---\npaper: Letter\naccent: \"#0F6A62\"\nlanguage: pt-BR\n---\nText")]
    [DataRow("---\ntitle: \"{{#if customer}}{{customer}}{{else}}you{{/if}}\"\npaper: \"{{paper}}\"\naccent: \"{{accent}}\"\n---\nText")]
    [DataRow("***\n\nText under a line")]
    [DataRow("{{#each facts}}{{text}}{{else}}{{customer}}{{/each}}")]
    [DataRow("{{#each facts}}{{#if text}}{{../customer}}{{else}}{{../customer}}{{/if}}{{/each}}")]
    [DataRow("{{#each office.names}}{{this}} {{../customer}} {{../office.town}} {{@root.customer}}{{/each}}")]
    [DataRow("{{#each a}}{{#each b}}{{#each c}}{{e}} {{../d}} {{../../b.length}}{{/each}}{{/each}}{{/each}}", "b.length")]
    [DataRow("{{! a note }}{{!-- {{unknown}} --}}{{~customer~}}")]
    public void What_is_right_is_left_alone(string text, string? extra = null) =>
        Assert.AreEqual("", string.Join('\n', Check(text).Split('\n').Where(p => extra is null || !p.Contains(extra, StringComparison.Ordinal))));

    [TestMethod]
    [DataRow("Dear\n {{#if customer}}\nx", "2:2: This `#if` is never closed; write {{/if}} where it ends.")]
    [DataRow("{{#if customer}}\n{{#each facts}}\n{{/if}}{{/each}}", "3:1: `/if` stands where `/each` is needed, for the block of line 2.\nen/t.md:3:8: `/each` stands where `/if` is needed, for the block of line 1.")]
    [DataRow("a\n\n   {{/each}}", "3:4: `/each` closes nothing.")]
    [DataRow("x {{#each facts}}{{../../customer}}{{/each}}", "1:18: `../../customer` leaves more loops than it stands in.")]
    [DataRow("{{../customer}}", "1:1: `../customer` leaves more loops than it stands in.")]
    [DataRow("{{#each facts}}{{else}}{{text}}{{/each}}", "1:24: `text` is not known here.")]
    [DataRow("{{#each customer}}x{{/each}}", "1:1: `#each` goes through a list, and `customer` is none.")]
    [DataRow("{{#each @root}}x{{/each}}", "1:1: `#each` goes through a list, and `@root` is none.")]
    [DataRow("{{#each facts}}\n{{@root.facts.txt}}{{/each}}", "2:1: `@root.facts.txt` is not known here; did you mean `facts[].text`?")]
    [DataRow("{{#each a}}\n{{#each b}}\n{{#each c}}\n {{#each d}}x{{/each}}{{/each}}{{/each}}{{/each}}", "4:2: No more than 3 loops may stand inside each other.")]
    [DataRow("{{shout customer}}", "1:1: `shout` is not a helper; known are date, datetime, list, markdown, number, paragraphs, plural, shortdate, shorttime.")]
    [DataRow("{{^}}", "1:1: `^` is not used here; write {{else}} or {{#unless}}.")]
    [DataRow("{{date}}", "1:1: `date` is not known here.")]
    [DataRow("{{date customer customer customer}}", "1:1: `date` takes 1 value, not 3.")]
    public void What_is_wrong_in_a_body_is_said_with_its_line_and_column(string text, string sentence) => Assert.AreEqual("en/t.md:" + sentence, Check(text));

    [TestMethod]
    [DataRow("{{#each office.names}}{{this}}-{{../customer}}-{{../office.town}};{{/each}}", "A-Ann-Rome;B-Ann-Rome;")]
    [DataRow("{{#each facts}}{{#if text}}{{text}} {{../customer}}{{else}}{{@root.customer}}{{/if}};{{/each}}", "t1 Ann;Ann;")]
    [DataRow("{{#each none}}x{{else}}{{customer}}{{/each}}", "Ann")]
    [DataRow("{{#each facts}}{{#each ../office.names}}{{this}}{{../text}}{{../../customer}}{{/each}}{{/each}}", "At1AnnBt1AnnAAnnBAnn")]
    public void What_the_check_lets_pass_is_what_the_filling_finds(string template, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", template);
        var templates = new TemplateFolder(folder.Path, [Shape]);
        Assert.AreEqual("", string.Join('\n', templates.Check()));
        var filled = templates.Fill("t", "en", new Dictionary<string, object?>
        {
            ["customer"] = "Ann",
            ["facts"] = new[] { new Dictionary<string, object?> { ["text"] = "t1" }, new Dictionary<string, object?> { ["text"] = null } },
            ["office"] = new Dictionary<string, object?> { ["town"] = "Rome", ["names"] = new[] { "A", "B" } },
            ["none"] = Array.Empty<string>(),
        });
        Assert.AreEqual(expected, filled.Markdown);
    }

    [TestMethod]
    public void A_head_nested_beyond_reason_is_refused_and_does_not_end_the_program()
    {
        StringAssert.Contains(Check("---\ntitle: " + new string('[', 9_000) + "\n---\nText"), NotYaml);
        Assert.AreEqual("file", Document.FromMarkdown("---\ntitle: " + string.Concat(Enumerable.Repeat("{a: ", 2_000)) + "\n---\nText", "file").Title);
        StringAssert.Contains(Check("---\ntitle: " + new string('[', 100_000) + "\n---\nText"), "en/t.md:1:1: This head has 100,008 characters; a head has at most 10,000.");
    }

    private static readonly TemplateShape Shape = new("t", ["customer", "paper", "accent", "facts[].text", "office.town", "office.names[]", "none[]", "a[].b[].c[].e", "a[].b[].d", "a[].b[].c[].d[].e"]);

    private static string Check(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", text);
        return string.Join('\n', new TemplateFolder(folder.Path, [Shape]).Check());
    }
}
