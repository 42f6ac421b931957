using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Postmortem.Documents.Tests.Mail;

[TestClass]
public sealed class MailWriterTests
{
    private const string Every = """
        # Heading

        Text with **bold**, *italic*, `code`, ~~gone~~, [a link](https://example.org/a?b=1), https://example.org/bare, a note[^1] and again[^1].\
        A second line with an ![picture of a till](till.png).

        3. third
        4. fourth
           - inner
           - [x] finished
           - [ ] open

        > quoted
        >
        > twice

        ::: promise By May
        Something.

        ::: note
        nested
        :::
        :::

        | Name | Number |
        |---|---:|
        | a \\| b | 1,482 |
        | c with a great many words that will not fit into one line of a mail at all | 2 |

        term
        other term
        :   meaning

            second paragraph

        ```
        code   stays
          as it is
        ```

        ```chart
        type: pareto
        title: Factors
        unit: found
        labels: Tools | Process
        - Found = 2 | 6
        ```

        ```timeline
        title: What happened
        2026-11-03 05:14 | trigger | The run stops
        2026-11-03 14:05 | detection | Care sees it
        ```

        ---

        [^1]: The note, with [a link](mailto:care@example.org).
        """;

    private static readonly string[] Tags =
    [
        "HTML", "HEAD", "META", "TITLE", "BODY", "DIV", "P", "H1", "H2", "H3", "H4", "H5", "H6", "EM", "STRONG", "DEL", "CODE", "PRE", "BLOCKQUOTE", "UL",
            "OL", "LI",
        "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "HR", "BR", "DL", "DT", "DD", "A", "SPAN", "SUP", "SECTION",
    ];

    [TestMethod]
    public void Every_kind_of_block_has_its_words_in_both_forms_of_a_mail() => Sound(Paper.Of(Every), "every kind");

    [TestMethod]
    public void Every_template_says_the_same_in_both_forms_of_a_mail()
    {
        var folder = new TemplateFolder(Places.Templates, Shapes.All);
        foreach (var shape in Shapes.All)
            foreach (var language in new[] { "en", "fr" })
                foreach (var all in new[] { true, false })
                {
                    var model = shape.Name switch
                    {
                        "reports/review" => Shapes.ReviewModel(),
                        "reports/actions" => Shapes.ActionsModel(),
                        _ when shape.Name.StartsWith("emails/", StringComparison.Ordinal) => Shapes.MailModel(all),
                        _ => Shapes.NoticeModel()
                    };
                    var document = folder.Fill(shape.Name, language, model);
                    Assert.AreEqual(language, document.Language, $"{shape.Name} is not there in {language}");
                    var mail = Sound(document, $"{shape.Name} {language}");
                    Assert.DoesNotContain("{{", mail.Html + mail.Text + mail.Subject);
                    if (model.ContainsKey("link")) StringAssert.Contains(mail.Text, "<https://care.northwind.example/n/8Qw_x-7?a=1&b=(2)>", shape.Name);
                }
    }

    [TestMethod]
    public void Every_sample_says_the_same_in_both_forms_of_a_mail()
    {
        foreach (var file in Directory.GetFiles(Needs.Sample("markdown")))
            Sound(Document.FromMarkdown(File.ReadAllText(file), Path.GetFileName(file)), Path.GetFileName(file));
    }

    [TestMethod]
    public void The_plain_form_reads_like_a_letter() => Assert.AreEqual(
        """
        Northwind Stores
        Improvement notice · 12 November 2026

        A title
        =======

        Two
        ---

        Read the letter <https://example.org/n/1>, or write to care@example.org.

        - one with so many words in it that they need a second line, which is
          set in
          - inner

        | Our promise:
        | [x] Soon[1].

        Name    Number
        ------  ------
        refund   1,482

        * * *
        [1] Really.

        """.ReplaceLineEndings("\n"),
        MailWriter.Write(Paper.Of("""
        ## Two

        [Read the letter](https://example.org/n/1), or write to care@example.org.

        - one with so many words in it that they need a second line, which is set in
          - inner

        ::: promise
        - [x] Soon[^1].
        :::

        | Name | Number |
        |---|---:|
        | refund | 1,482 |

        [^1]: Really.
        """)).Text);

    [TestMethod]
    [DataRow("fr", "ltr")]
    [DataRow("ar-EG", "rtl")]
    public void A_mail_says_its_language_and_direction_and_leaves_the_ground_to_the_readers_program(string language, string direction)
    {
        var html = MailWriter.Write(Paper.Of("Text") with { Language = language }).Html;
        StringAssert.Contains(html, $"<html lang=\"{language}\" dir=\"{direction}\">");
        StringAssert.Contains(html, "<meta name=\"color-scheme\" content=\"light dark\">");
        Assert.DoesNotContain("background", html);
    }

    private static MailBody Sound(Document document, string where)
    {
        var mail = MailWriter.Write(document);
        var page = new HtmlParser().ParseDocument(mail.Html);
        foreach (var element in page.All)
        {
            CollectionAssert.Contains(Tags, element.TagName, where);
            foreach (var attribute in element.Attributes)
                if (attribute.Name is "href") Assert.IsTrue(Regex.IsMatch(attribute.Value, "^(https?://|mailto:)"), where + attribute.Value);
                else CollectionAssert.Contains(new[] { "style", "lang", "dir", "charset", "name", "content", "aria-hidden", "aria-label", "role", "rel",
                    "scope", "colspan", "start" }, attribute.Name, where);
        }

        page.QuerySelector("[aria-hidden]")!.Remove();
        foreach (var end in page.QuerySelectorAll("p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,pre,br,sup,span,code")) end.After(page.CreateTextNode(" "));
        foreach (var sup in page.QuerySelectorAll("sup")) sup.Before(page.CreateTextNode(" "));
        var (html, text) = (page.Body!.TextContent, mail.Text);
        Words.AllComeBack(html, text, $"{where}: HTML that the plain form lost");
        var addresses = string.Join(' ', page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var known = new HashSet<string>(Split(html + " " + addresses));
        // Numbers of lists and notes and the marks of tasks are not in HTML's text.
        var plain = Regex.Replace(text, @"(?m)^[\s|>]*(\d+[.)] |\[\d+\] )+", " ");
        Assert.AreEqual("", string.Join(' ', Split(Regex.Replace(plain, @"\[x\]", "")).Where(w => !known.Contains(w)).Distinct()),
            $"{where}: words that only the plain form has");
        foreach (var line in text.Split('\n').Where(l => l.Trim().Contains(' ') && !Regex.IsMatch(l, @"^[\s|>]*    ")))
            Assert.IsTrue(line.Length <= 80 || line.Split(' ').Any(w => w.Length > 30), $"{where}: {line}");
        return mail;
    }

    private static IEnumerable<string> Split(string text) => Regex.Matches(text, @"[\p{L}\p{N}\p{M}]+").Select(m => m.Value);
}
