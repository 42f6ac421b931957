using System.Globalization;

namespace Postmortem.Documents.Tests.Templates;

[TestClass]
public sealed class TemplateFolderTests
{
    private static readonly string[] Names = ["notices/acknowledgement", "notices/improvement", "notices/follow-up"];

    [TestMethod]
    public void The_templates_of_the_product_have_no_problem() =>
        Assert.AreEqual("", string.Join('\n', new TemplateFolder(Places.Templates, Shapes.All).Check()));

    [TestMethod]
    public void Every_notice_can_be_filled_in_both_languages_and_no_braces_remain()
    {
        var folder = new TemplateFolder(Places.Templates, Shapes.All);
        foreach (var name in Names)
            foreach (var language in new[] { "en", "fr" })
            {
                var document = folder.Fill(name, language, Shapes.NoticeModel());
                Assert.AreEqual(language, document.Language);
                Assert.AreEqual("What went wrong with refunds, and what we changed", document.Title);
                Assert.DoesNotContain("{{", document.Markdown);
                Assert.Contains("Okafor", document.Markdown);
            }
    }

    [TestMethod]
    public void The_subtitle_says_the_date_in_the_language_of_the_reader()
    {
        var folder = new TemplateFolder(Places.Templates, Shapes.All);
        Assert.AreEqual("Improvement notice · 12\u00A0November\u00A02026", folder.Fill("notices/improvement", "en", Shapes.NoticeModel()).Subtitle);
        Assert.AreEqual("Avis d’amélioration · 12\u00A0novembre\u00A02026", folder.Fill("notices/improvement", "fr-CA", Shapes.NoticeModel()).Subtitle);
    }

    [TestMethod]
    public void A_language_that_is_missing_falls_back_to_English()
    {
        var document = new TemplateFolder(Places.Templates, Shapes.All).Fill("notices/improvement", "de", Shapes.NoticeModel());
        Assert.AreEqual("en", document.Language);
        Assert.StartsWith("Dear ", document.Markdown);
    }

    [TestMethod]
    public void A_section_without_content_vanishes_with_its_heading()
    {
        var model = Shapes.NoticeModel();
        model["promises"] = new List<object?>();
        model["why"] = null;
        var text = new TemplateFolder(Places.Templates, Shapes.All).Fill("notices/improvement", "en", model).Markdown;
        Assert.DoesNotContain("What we promise", text);
        Assert.DoesNotContain("Why it happened", text);
        Assert.Contains("What is different now", text);
    }

    [TestMethod]
    public void A_misspelt_placeholder_is_refused_with_its_place_and_the_nearest_known_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notices/en/hello.md", "---\ntitle: Hello\n---\nDear {{ customer }},\n\n  so sorry, {{ custmer }}\n");
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("notices/hello", ["customer", "facts[].text"])]);
        var problem = templates.Check().Single();
        Assert.AreEqual("notices/en/hello.md:6:16: `custmer` is not known here; did you mean `customer`?", problem.ToString());
        var thrown = Assert.ThrowsExactly<TemplateException>(() => templates.Fill("notices/hello", "en", new Dictionary<string, object?>()));
        Assert.AreEqual(problem, thrown.Problems.Single());
    }

    [TestMethod]
    [DataRow("{{ for fact in facts }}{{ fact.txt }}{{ end }}", "`fact.txt` is not known here; did you mean `fact.text`?")]
    [DataRow("{{ for fact in facts }}{{ text }}{{ end }}", "`text` is not known here; did you mean `fact.text`?")]
    [DataRow("{{ for fact in facts }}{{ fact.text }}", "This `for` is never closed; write {{ end }} where it ends.")]
    [DataRow("{{ if false }}{{ custmer }}{{ end }}", "`custmer` is not known here; did you mean `customer`?")]
    [DataRow("{{ end }}", "This `end` closes nothing.")]
    [DataRow("{{{customer}}}", "This cannot be read: Unexpected token `}` Expecting a colon : after identifier `customer` for object initializer member name")]
    [DataRow("{{ include 'other' }}", "`include` is not a helper; known are date, datetime, list, markdown, number, paragraphs, plural, shortdate, shorttime.")]
    [DataRow("{{customer", "These braces are not closed.")]
    [DataRow("Dear {{ customer }} of {{ customer", "These braces are not closed.")]
    [DataRow("{{ dat customer }}", "`dat` is not a helper; did you mean `date`?")]
    [DataRow("{{ customer.Length }}", "`customer.Length` is not known here; did you mean `customer`?")]
    [DataRow("{{ for a1 in a }}{{ for b1 in a1.b }}{{ for c1 in b1.c }}{{ for d1 in c1.d }}x{{ end }}{{ end }}{{ end }}{{ end }}",
        "No more than 3 loops may stand inside each other.")]
    [DataRow("{{ with customer }}{{ end }}", "A template has no with statement here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ while customer }}{{ end }}", "A template has no while statement here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ tablerow fact in facts }}{{ end }}", "A template has no tablerow statement here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ for fact in facts limit:1 }}{{ end }}", "`for` takes a name and a list, and nothing more.")]
    [DataRow("{{ for customer in facts }}{{ end }}", "`customer` is something else already; call what the loop goes through by another name.")]
    [DataRow("{{ for date in facts }}{{ end }}", "`date` is something else already; call what the loop goes through by another name.")]
    [DataRow("{{ customer = 'me' }}", "A template has no assign expression here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ customer | date }}", "A template has no pipe expression here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ 1 + 1 }}", "A template has no binary expression here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ this }}", "A template has no this expression here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ facts[0].text }}", "A template has no indexer expression here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ func f; ret 1; end }}", "A template has no function statement here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ capture x }}y{{ end }}", "A template has no capture statement here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{%{ {{ customer }} }%}", "A template has no {%{ here; it has names, helpers, if, not, else, for and end.")]
    [DataRow("{{ facts }}", "`facts` cannot be written by itself; go through it: {{ for … in facts }}.")]
    public void A_template_that_could_do_harm_is_refused_with_a_sentence(string template, string sentence)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", template);
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("t", ["customer", "facts[].text", "a[].b[].c[].d[].e"])]);
        CollectionAssert.Contains(templates.Check().Select(p => p.Message).ToList(), sentence);
        Assert.ThrowsExactly<TemplateException>(() => templates.Fill("t", "en", new Dictionary<string, object?>()));
    }

    [TestMethod]
    public void An_edited_file_is_picked_up_without_a_restart()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("en/t.md", "One {{customer}}");
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("t", ["customer"])]);
        var model = new Dictionary<string, object?> { ["customer"] = "Ann" };
        Assert.AreEqual("One Ann", templates.Fill("t", "en", model).Markdown);
        File.WriteAllText(path, "Now two for {{customer}}");
        Assert.AreEqual("Now two for Ann", templates.Fill("t", "en", model).Markdown);
    }

    [TestMethod]
    public void An_edit_of_the_same_length_within_the_same_second_is_picked_up()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("en/t.md", "One {{customer}}");
        var stamp = File.GetLastWriteTimeUtc(path);
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("t", ["customer"])]);
        var model = new Dictionary<string, object?> { ["customer"] = "Ann" };
        Assert.AreEqual("One Ann", templates.Fill("t", "en", model).Markdown);
        File.WriteAllText(path, "Two {{customer}}");
        File.SetLastWriteTimeUtc(path, stamp);
        Assert.AreEqual("Two Ann", templates.Fill("t", "en", model).Markdown);
    }

    [TestMethod]
    [DataRow("", "en/t.md:1:1: This template is empty.")]
    [DataRow("a\0b", "en/t.md:1:1: This file is not text.")]
    [DataRow("---\r\ntitle: Hello\r\n---\r\nDear\r\n  {{custmer}}\r\n", "en/t.md:5:5: `custmer` is not known here; did you mean `customer`?")]
    [DataRow("\uFEFF---\ntitle: Hello\n---\n{{custmer}}", "en/t.md:4:3: `custmer` is not known here; did you mean `customer`?")]
    [DataRow("---\ntitle: \"To {{custmer}}\"\n---\nText", "en/t.md:2:14: `custmer` is not known here; did you mean `customer`?")]
    [DataRow("---\nsubtitle: x\nlog: x\n---\nText", "en/t.md:3:1: `log` is not known in the head of a template; did you mean `logo`? "
        + "Known are title, subtitle, organisation, language, paper, accent, logo, mark.")]
    [DataRow("{{ for fact in facts }}\n{{ custmer }}{{ end }}", "en/t.md:2:4: `custmer` is not known here; did you mean `customer`?")]
    [DataRow("{{ for fact in facts }}x{{ else }}{{ custmer }}{{ end }}", "en/t.md:1:38: `custmer` is not known here; did you mean `customer`?")]
    public void What_is_wrong_in_a_file_is_said_with_its_place(string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", text);
        Assert.AreEqual(sentence, string.Join('\n', new TemplateFolder(folder.Path, [new TemplateShape("t", ["customer", "facts[].text"])]).Check()));
    }

    [TestMethod]
    public void A_file_too_large_for_a_template_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", new string('x', 1_000_001));
        StringAssert.Contains(new TemplateFolder(folder.Path, [new TemplateShape("t", ["customer"])]).Check().Single().Message, "1,000,001 bytes");
    }

    [TestMethod]
    [DataRow("en", "1\u00A0November\u00A02026, 14:05 (UTC+1)|1,482|1 customer|12 customers|A, B and C")]
    [DataRow("fr", "1er\u00A0novembre\u00A02026 à 14:05 (UTC+1)|1\u202F482|1 customer|12 customers|A, B et C")]
    public void Helpers_speak_the_language_of_the_document(string language, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"{language}/t.md", "{{datetime at}}|{{number many}}|{{plural one \"customer\" \"customers\"}}|"
            + "{{plural dozen 'customer' 'customers'}}|{{list names}}");
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("t", ["at", "many", "one", "dozen", "names[]"])]);
        var text = templates.Fill("t", language, new Dictionary<string, object?>
        {
            ["at"] = new DateTimeOffset(2026, 11, 1, 14, 5, 0, TimeSpan.FromHours(1)),
            ["many"] = 1482,
            ["one"] = 1,
            ["dozen"] = 12,
            ["names"] = new[] { "A", "B", "C" },
        }).Markdown;
        Assert.AreEqual(expected, text.Replace("\\", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Only_plain_values_reach_a_template() => Assert.ThrowsExactly<ArgumentException>(() =>
        new TemplateFolder(Places.Templates, Shapes.All)
            .Fill("notices/improvement", "en", new Dictionary<string, object?> { ["customer"] = new Uri("https://example.org") }));

    [TestMethod]
    public void Output_without_end_is_stopped()
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", "Big:\n\n{{ for x in a }}{{ for y in a }}{{ for z in a }}{{ big }}{{ end }}{{ end }}{{ end }}");
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("t", ["a[]", "big"])]);
        var model = new Dictionary<string, object?>
        {
            ["a"] = Enumerable.Range(0, 300).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList(),
            ["big"] = new string('x', 500)
        };
        var thrown = Assert.ThrowsExactly<TemplateException>(() => templates.Fill("t", "en", model));
        Assert.AreEqual("en/t.md:3:47: The filled template is longer than 5,000,000 characters, which no document needs.", thrown.Message);
    }

    [TestMethod]
    [DataRow("../../etc/passwd")]
    [DataRow("notices/../notices/improvement")]
    public void A_name_cannot_leave_the_folder(string name) =>
        Assert.ThrowsExactly<TemplateException>(() => new TemplateFolder(Places.Templates, Shapes.All).Fill(name, "en", Shapes.NoticeModel()));
}
