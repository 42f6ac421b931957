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
    [DataRow("---\ntitle: Hello\nDear {{customer}}\n",
        "en/t.md:1:1: This head is never closed: write a line of three dashes under it. A line across the page is written ***.")]
    [DataRow("---\ntitle: A\nlanguage: fnrech\n---\nText", "en/t.md:3:11: `fnrech` is not a language: write a code such as en or fr-CA.")]
    [DataRow("---\nlanguage: \"{{customer}}\"\n---\nText", "en/t.md:2:12: `{{customer}}` is not a language: write a code such as en or fr-CA.")]
    [DataRow("---\ntitle: A\npaper: A5\n---\nText", "en/t.md:3:8: `A5` is not a paper; known are A4 and letter.")]
    [DataRow("---\ntitle: A\naccent: teal\n---\nText", "en/t.md:3:9: `teal` is not a colour: write it as \"#0f6a62\".")]
    [DataRow("---\ntitel: A\n---\nText", "en/t.md:2:1: `titel` is not known in the head of a template; did you mean `title`? "
        + "Known are title, subtitle, organisation, language, paper, accent, logo, mark.")]
    [DataRow("---\nlayout_of_page:\n  titel: A\ntitel: B\n---\nText",
        "en/t.md:2:1: `layout_of_page` is not known in the head of a template; known are title, subtitle, organisation, language, paper, accent, logo, mark.\n"
        + "en/t.md:4:1: `titel` is not known in the head of a template; did you mean `title`? "
        + "Known are title, subtitle, organisation, language, paper, accent, logo, mark.")]
    public void What_is_wrong_in_a_head_is_said_with_its_line_and_column(string text, string sentence) => Assert.AreEqual(sentence, Check(text));

    [TestMethod]
    [DataRow("---\ntitle: A\n---")]
    [DataRow("---  \ntitle: A\n---\t\nText")]
    [DataRow("---\n---\nText")]
    [DataRow("---\nsubtitle:\nlogo: \"\"\n---\nText")]
    [DataRow("---\npaper: Letter\naccent: \"#0F6A62\"\nlanguage: pt-BR\n---\nText")]
    [DataRow("---\ntitle: \"{{ if customer }}{{ customer }}{{ else }}you{{ end }}\"\npaper: \"{{paper}}\"\naccent: \"{{accent}}\"\n---\nText")]
    [DataRow("***\n\nText under a line")]
    [DataRow("{{ for fact in facts }}{{ fact.text }}{{ else }}{{ customer }}{{ end }}")]
    [DataRow("{{ for fact in facts }}{{ if fact.text }}{{ customer }}{{ else if not customer }}{{ customer }}{{ end }}{{ end }}")]
    [DataRow("{{ for name in office.names }}{{ name }} {{ customer }} {{ office.town }}{{ end }}{{ for name in none }}{{ name }}{{ end }}")]
    [DataRow("{{ for x in a }}{{ for y in x.b }}{{ for z in y.c }}{{ z.e }} {{ y.d }} {{ x.b.length }}{{ end }}{{ end }}{{ end }}", "b.length")]
    [DataRow("{{ # a note }}{{ ## {{ unknown }} ## }}{{~customer~}}")]
    public void What_is_right_is_left_alone(string text, string? extra = null) =>
        Assert.AreEqual("", string.Join('\n', Check(text).Split('\n').Where(p => extra is null || !p.Contains(extra, StringComparison.Ordinal))));

    [TestMethod]
    [DataRow("Dear\n {{ if customer }}\nx", "2:5: This `if` is never closed; write {{ end }} where it ends.")]
    [DataRow("{{ if customer }}\n{{ for fact in facts }}\n{{ end }}", "1:4: This `if` is never closed; write {{ end }} where it ends.")]
    [DataRow("a\n\n   {{ end }}", "3:7: This `end` closes nothing.")]
    [DataRow("{{ else }}", "1:4: This cannot be read: A else condition must be preceded by another if/else/when condition or a for loop.")]
    [DataRow("{{ for fact facts }}x{{ end }}",
        "1:4: This cannot be read: Error while parsing for statement: Expecting 'in' word instead of `facts` in: for <variable> in <expression> ... end")]
    [DataRow("x {{ for fact in facts }}{{ for.sum }}{{ end }}", "1:29: This cannot be read: The loop variable <for.sum> is not supported")]
    [DataRow("{{ for.index }}", "1:4: `for` is not known here.")]
    [DataRow("{{ for fact in facts }}x{{ else }}{{ text }}{{ end }}", "1:38: `text` is not known here.")]
    [DataRow("{{ for fact in facts }}x{{ end }}{{ fact.text }}", "1:37: `fact` is not known here; did you mean `facts`?")]
    [DataRow("{{ for fact in customer }}x{{ fact.text }}{{ end }}", "1:16: `for` goes through a list, and `customer` is none.")]
    [DataRow("{{ for fact in custmer }}{{ fact.text }}{{ end }}", "1:16: `custmer` is not known here; did you mean `customer`?")]
    [DataRow("{{ for fact in facts }}\n{{ facts.txt }}{{ end }}", "2:4: `facts.txt` is not known here; did you mean `fact.text`?")]
    [DataRow("{{ for x in a }}\n{{ for y in x.b }}\n{{ for z in y.c }}\n {{ for v in z.d }}x{{ end }}{{ end }}{{ end }}{{ end }}",
        "4:5: No more than 3 loops may stand inside each other.")]
    [DataRow("{{ shout customer }}",
        "1:4: `shout` is not a helper; known are date, datetime, list, markdown, number, paragraphs, plural, shortdate, shorttime.")]
    [DataRow("{{ not customer }}", "1:4: `not` is not a helper; known are date, datetime, list, markdown, number, paragraphs, plural, shortdate, shorttime.")]
    [DataRow("{{ date }}", "1:4: `date` takes 1 value, not 0.")]
    [DataRow("{{ date customer customer customer }}", "1:4: `date` takes 1 value, not 3.")]
    [DataRow("{{ office }}", "1:4: `office` cannot be written by itself; write one of its values, such as `office.town`.")]
    public void What_is_wrong_in_a_body_is_said_with_its_line_and_column(string text, string sentence) => Assert.AreEqual("en/t.md:" + sentence, Check(text));

    [TestMethod]
    [DataRow("{{ for name in office.names }}{{ name }}-{{ customer }}-{{ office.town }};{{ end }}", "A-Ann-Rome;B-Ann-Rome;")]
    [DataRow("{{ for fact in facts }}{{ if fact.text }}{{ fact.text }} {{ customer }}{{ else }}{{ customer }}{{ end }};{{ end }}", "t1 Ann;Ann;")]
    [DataRow("{{ for x in none }}x{{ else }}{{ customer }}{{ end }}", "Ann")]
    [DataRow("{{ for fact in facts }}{{ for name in office.names }}{{ name }}{{ fact.text }}{{ customer }}{{ end }}{{ end }}", "At1AnnBt1AnnAAnnBAnn")]
    [DataRow("a\n  {{ if customer }}\n| {{ customer }} |\n{{ else }}\n-\n  {{ end }}  \n{{ # a note }}\nb", "a\n| Ann |\nb")]
    [DataRow("{{ for fact in facts }}\n- {{ fact.text }}\n{{ end }}\n\n{{ customer }}\n", "- t1\n- \n\nAnn\n")]
    [DataRow("{{ paper }}{{ if not paper }}, {{ end }}{{ if accent }}{{ accent }}{{ end }}.", ", .")]
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
        StringAssert.Contains(Check("---\ntitle: " + new string('[', 100_000) + "\n---\nText"),
            "en/t.md:1:1: This head has 100,008 characters; a head has at most 10,000.");
    }

    [TestMethod]
    [DataRow("{{ customer", ".a", 200_000, " }}", "This cannot be read: ")]
    [DataRow("{{ date customer", ".a", 200_000, " }}", "This cannot be read: ")]
    [DataRow("{{ customer", "+customer", 50_000, " }}", "en/t.md:1:")]
    [DataRow("", "{{ if customer }}", 30_000, "", "This cannot be read: ")]
    [DataRow("{{ if customer }}", "{{ else if customer }}", 30_000, "{{ end }}", "en/t.md:1:")]
    [DataRow("{{ ", "(", 100_000, " }}", "This cannot be read: ")]
    public void A_body_nested_beyond_reason_is_refused_and_does_not_end_the_program(string before, string piece, int times, string after, string sentence) =>
        StringAssert.Contains(Check(before + string.Concat(Enumerable.Repeat(piece, times)) + after), sentence);

    private static readonly TemplateShape Shape = new("t",
        ["customer", "paper", "accent", "facts[].text", "office.town", "office.names[]", "none[]", "a[].b[].c[].e", "a[].b[].d", "a[].b[].c[].d[].e"]);

    private static string Check(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", text);
        return string.Join('\n', new TemplateFolder(folder.Path, [Shape]).Check());
    }
}
