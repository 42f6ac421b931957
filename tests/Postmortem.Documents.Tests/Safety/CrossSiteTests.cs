
namespace Postmortem.Documents.Tests.Safety;

[TestClass]
public sealed class CrossSiteTests
{
    [TestMethod]
    [DataRow("<script>alert(1)</script>", "<script>")]
    [DataRow("<p onclick=\"x\">a</p>", "onclick=\"x\" in <p>")]
    [DataRow("<a href=\"javascript:x\">a</a>", "href=\"javascript:x\" in <a>")]
    [DataRow("<img src=\"https://e.example/x.png\">", "src=\"https://e.example/x.png\" in <img>")]
    [DataRow("<p style=\"x\">a</p>", "style=\"x\" in <p>")]
    [DataRow("<style>x</style>", "")]
    [DataRow("<p><style>x</style></p>", "a style sheet")]
    public void The_list_itself_finds_what_is_not_allowed(string html, string found) => Assert.AreEqual(found, AllowList.Broken(html));

    [TestMethod]
    public void No_payload_in_any_place_of_a_text_gets_out_of_it()
    {
        var count = 0;
        foreach (var place in Payloads.Places)
            foreach (var payload in Payloads.All)
            {
                var markdown = place.Replace("¤", payload, StringComparison.Ordinal);
                Sound(Paper.Of(markdown), markdown);
                count++;
            }

        Assert.IsGreaterThan(4_000, count);
    }

    [TestMethod]
    public void No_payload_beside_the_text_gets_out_of_it()
    {
        foreach (var payload in Payloads.All)
        {
            var picture = new Attachment("image/png", Png.Plain(2, 2));
            var document = Paper.Of($"![x]({payload})\n\n![x](<{payload}>)", payload) with
            {
                Organisation = payload,
                Subtitle = payload,
                Accent = payload,
                Logo = payload,
                Attachments = new Dictionary<string, Attachment>
                {
                    [payload] = picture,
                    ["a"] = new(payload, picture.Bytes),
                    ["svg"] = new("image/svg+xml", "<svg onload='alert(1)'/>"u8.ToArray())
                },
            };
            Sound(document, payload);
            Sound(document with { Markdown = "![x](a) ![x](svg)", Logo = "svg" }, payload);
        }
    }

    [TestMethod]
    public void No_payload_as_a_language_gets_out_of_its_attribute()
    {
        foreach (var payload in Payloads.All)
        {
            var document = Paper.Of("text") with { Language = payload };
            foreach (var html in new[] { HtmlWriter.Write(document, new HtmlOptions { WholePage = true }), MailWriter.Write(document).Html })
            {
                var found = AllowList.Broken(html);
                Assert.IsTrue(found.Length == 0 || found.StartsWith("lang=", StringComparison.Ordinal), $"{found} from {payload}");
            }
        }
    }

    [TestMethod]
    public void No_payload_as_a_prefix_gets_into_an_id() => Assert.AreEqual("", string.Join('\n', Payloads.All
        .Select(p => HtmlWriter.WriteMarkdown("x[^1]\n\n[^1]: y", new HtmlOptions { IdPrefix = p }))
        .Select(html => System.Text.RegularExpressions.Regex.Replace(html, "(id=\"|href=\"#)[A-Za-z0-9-]*(ref|note)-", "$1$2-"))
        .Select(html => AllowList.Broken(html)).Where(b => b.Length > 0)));

    [TestMethod]
    public void No_payload_as_a_value_of_a_template_gets_out_of_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", """
            ---
            title: "{{v}}"
            subtitle: "{{v}}"
            organisation: "{{v}}"
            logo: "{{v}}"
            accent: "{{v}}"
            ---
            # {{v}}

            {{v}} **{{v}}** [{{v}}](https://e.example) [link](<{{v}}>) ![{{v}}](x.png) `code` x[^1]

            {{paragraphs v}}

            | {{v}} | b |
            |---|---|
            | {{list vs}} | {{plural v 'a' 'b'}} |

            ::: promise {{v}}
            - {{v}}
            :::

            {{v}}
            :   {{v}}

            [^1]: {{v}}
            """);
        var templates = new TemplateFolder(folder.Path, [new TemplateShape("t", ["v", "vs[]"])]);
        foreach (var payload in Payloads.All)
            Sound(templates.Fill("t", "en", new Dictionary<string, object?> { ["v"] = payload, ["vs"] = new[] { payload, payload } }), payload);
    }

    private static void Sound(Document document, string where)
    {
        string fragment, page, mail;
        try
        {
            fragment = HtmlWriter.Write(document);
            page = HtmlWriter.Write(document, new HtmlOptions { WholePage = true });
            mail = MailWriter.Write(document).Html;
        }
        catch (DocumentException)
        {
            // A drawing whose text is not one is refused with its line, which is as safe.
            return;
        }

        Assert.AreEqual("", AllowList.Broken(fragment), where);
        Assert.AreEqual("", AllowList.Broken(page), where);
        Assert.AreEqual("", AllowList.Broken(mail, mail: true), where);
    }
}
