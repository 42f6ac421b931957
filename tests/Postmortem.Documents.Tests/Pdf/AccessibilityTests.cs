using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed partial class AccessibilityTests
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
    public async Task Every_kind_of_node_keeps_the_rules_of_PDF_UA() =>
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(await EverythingAsync()))));

    [TestMethod]
    [DataRow("notices/improvement")]
    [DataRow("notices/acknowledgement")]
    [DataRow("notices/follow-up")]
    [DataRow("reports/review")]
    [DataRow("reports/actions")]
    public async Task Every_template_keeps_the_rules_of_PDF_UA_in_both_languages(string name)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            var document = new TemplateFolder(Places.Templates, Shapes.All).Fill(name, language, Shapes.ModelFor(name)) with { Created = Paper.Day };
            Assert.IsEmpty(PdfWriter.Check(document));
            var pdf = await Paper.PdfAsync(document);
            Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
            StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors found");
            FontsAreEmbedded(pdf, name);
        }
    }

    [TestMethod]
    [DataRow("markdown")]
    [DataRow("text")]
    public async Task Every_sample_keeps_the_rules_of_PDF_UA(string folder)
    {
        foreach (var file in Directory.GetFiles(Needs.Sample(folder)).Where(f => new FileInfo(f).Length < 200_000))
        {
            var pdf = await Paper.PdfAsync(await File.ReadAllTextAsync(file));
            Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))), file);
            StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors found", file);
            FontsAreEmbedded(pdf, file);
        }
    }

    private static void FontsAreEmbedded(byte[] pdf, string where)
    {
        var fonts = Tool.Fonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.IsNotEmpty(fonts, where);
        foreach (var font in fonts) StringAssert.Matches(font, Embedded(), where);
    }

    [GeneratedRegex("^[A-Z]{6}\\+.* yes yes yes ")]
    private static partial Regex Embedded();

    internal static Task<byte[]> EverythingAsync() => Paper.PdfAsync(Paper.Of(Everything) with
    {
        Attachments = new Dictionary<string, Attachment> { ["p.png"] = new("image/png", Png.WithOpacity(30, 20)) },
    });
}
