using System.Text.Json.Nodes;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class AccessibilityTests
{
    private const string Everything = """
        Text with a [link](https://example.org/) and a note[^1].

        #### Far down

        # Far up

        1. one
           - two
             - [x] three

        | a | b |
        |---|---|
        | 1 | |
        | 2 | [x](https://example.org/2) |

        > quote
        >
        > # heading in it

        ::: promise
        Soon.
        :::

        Term
        :   Meaning

        ![words](p.png)

        ```chart
        title: Seen
        labels: a | b
        - n = 1 | 2
        ```

        ```
        code
        ```

        ---

        [^1]: The note, with a [link](https://example.org/3).
        """;

    [TestMethod]
    public async Task Every_kind_of_node_keeps_the_rules_of_PDF_UA() => Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(await EverythingAsync()))));

    [TestMethod]
    [DataRow("notices/improvement")]
    [DataRow("notices/acknowledgement")]
    [DataRow("notices/follow-up")]
    [DataRow("reports/review")]
    [DataRow("reports/actions")]
    public async Task Every_template_keeps_the_rules_of_PDF_UA_in_both_languages(string name)
    {
        var model = name switch
        {
            "reports/review" => Shapes.ReviewModel(),
            "reports/actions" => Shapes.ActionsModel(),
            _ => Shapes.NoticeModel(),
        };
        foreach (var language in new[] { "en", "fr" })
        {
            var document = new TemplateFolder(Places.Templates, Shapes.All).Fill(name, language, model) with { Created = Paper.Day };
            Assert.IsEmpty(PdfWriter.Check(document));
            var pdf = await Paper.PdfAsync(document);
            Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
            StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors found");
        }
    }

    [TestMethod]
    public async Task Every_sample_keeps_the_rules_of_PDF_UA()
    {
        foreach (var file in Directory.GetFiles(Places.Samples("markdown")))
            Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(await Paper.PdfAsync(await File.ReadAllTextAsync(file))))), file);
    }

    [TestMethod]
    [DataRow("7.2: no language")]
    [DataRow("7.1: the title is not shown")]
    [DataRow("7.3: a figure has no alternative text")]
    [DataRow("7.5: the head of a column")]
    [DataRow("7.9: a note has no identifier")]
    [DataRow("7.18.5: a link does not say")]
    [DataRow("7.21.7:")]
    [DataRow("7.4.2: a heading")]
    [DataRow("7.1: the parent tree")]
    [DataRow("7.2: a /P stands in a /TR")]
    [DataRow("7.1: there is no structure tree")]
    [DataRow("6.2: the file does not say")]
    public async Task The_rules_reject_a_file_that_is_broken_on_purpose(string expected)
    {
        var file = PdfModel.Read(await EverythingAsync());
        Break(file, expected);
        Assert.IsTrue(PdfRules.Broken(file).Any(b => b.StartsWith(expected, StringComparison.Ordinal)), string.Join('\n', PdfRules.Broken(file)));
    }

    private static void Break(PdfModel file, string rule)
    {
        JsonObject First(string key, string value) => file.All.First(o => o[key] is JsonValue v && v.TryGetValue<string>(out var s) && s == value);
        _ = rule switch
        {
            "7.2: no language" => file.Catalog.Remove("/Lang"),
            "7.1: the title is not shown" => file.Catalog.Remove("/ViewerPreferences"),
            "7.3: a figure has no alternative text" => First("/S", "/Figure").Remove("/Alt"),
            "7.5: the head of a column" => First("/S", "/TH").Remove("/A"),
            "7.9: a note has no identifier" => First("/S", "/Note").Remove("/ID"),
            "7.18.5: a link does not say" => First("/Subtype", "/Link").Remove("/Contents"),
            "7.21.7:" => First("/Subtype", "/Type0").Remove("/ToUnicode"),
            "7.4.2: a heading" => Rename(First("/S", "/H2"), "/H4"),
            "7.1: the parent tree" => First("/Type", "/Page").Remove("/StructParents"),
            "7.2: a /P stands in a /TR" => Rename(First("/S", "/TD"), "/P"),
            "7.1: there is no structure tree" => file.Catalog.Remove("/StructTreeRoot"),
            _ => file.Catalog.Remove("/MarkInfo"),
        };
    }

    private static bool Rename(JsonObject element, string type)
    {
        element["/S"] = type;
        return true;
    }

    private static Task<byte[]> EverythingAsync() => Paper.PdfAsync(Paper.Of(Everything) with
    {
        Attachments = new Dictionary<string, Attachment> { ["p.png"] = new("image/png", Png.WithOpacity(30, 20)) },
    });
}
