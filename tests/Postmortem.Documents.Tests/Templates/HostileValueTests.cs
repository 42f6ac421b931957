using System.Text.Json;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests.Templates;

[TestClass]
public sealed partial class HostileValueTests
{
    private const string Template = """
        Dear {{customer}},

        {{customer}}

        - {{customer}}

        | Name | Other |
        |---|---|
        | {{customer}} | fixed |

        **{{customer}}** and *{{customer}}* in a line.

        > {{customer}}
        """;

    [TestMethod]
    [DataRow("[x](javascript:alert(1))")]
    [DataRow("| a | b |")]
    [DataRow("# x")]
    [DataRow("<b>bold</b><script>alert(1)</script>")]
    [DataRow("one\ntwo\n\n# three\n- four")]
    [DataRow("1. first")]
    [DataRow("- [ ] task")]
    [DataRow("    code")]
    [DataRow("```js")]
    [DataRow("https://evil.example/ and www.evil.example and a@b.example")]
    [DataRow("![x](http://evil.example/x.png)")]
    [DataRow("&lt;b&gt; &amp;#60;")]
    [DataRow("::: note")]
    [DataRow("[^1]")]
    [DataRow("a\\")]
    [DataRow("~~gone~~ __b__ `c` ***d***")]
    [DataRow("{{customer}}")]
    public void A_value_stays_the_text_it_is(string value)
    {
        var html = Html(value);
        var shown = html.Replace("<br>", "\n", StringComparison.Ordinal);
        var expected = System.Net.WebUtility.HtmlEncode(value).Trim();
        Assert.AreEqual(7, Regex.Count(Squeeze(shown), Regex.Escape(Squeeze(expected))), html);
        Assert.AreEqual(Skeleton(Html("plain")), Skeleton(html));
    }

    [TestMethod]
    public void No_naughty_string_changes_the_shape_of_a_page()
    {
        var expected = Skeleton(Html("plain"));
        foreach (var line in JsonSerializer.Deserialize<string[]>(File.ReadAllText(Needs.Sample("text", "blns.json")))!.Where(l =>
            l.Trim().Length > 0))
            Assert.AreEqual(expected, Skeleton(Html(line)), line);
    }

    [TestMethod]
    public void No_script_of_the_collection_survives_as_a_value_or_as_Markdown()
    {
        foreach (var line in File.ReadLines(Needs.Sample("text", "xss-payload-list.txt")))
        {
            OnlyAllowed(HtmlWriter.WriteMarkdown(line), line);
            OnlyAllowed(Html(line), line);
        }
    }

    private static TemporaryFolder? _folder;
    private static TemplateFolder? _templates;

    [ClassInitialize]
    public static void WriteTemplate(TestContext context)
    {
        _folder = new TemporaryFolder();
        _folder.Write("en/t.md", Template);
        _templates = new TemplateFolder(_folder.Path, [new TemplateShape("t", ["customer"])]);
    }

    [ClassCleanup]
    public static void RemoveTemplate() => _folder?.Dispose();

    private static string Html(string value) =>
        HtmlWriter.Write(_templates!.Fill("t", "en", new Dictionary<string, object?> { ["customer"] = value }));

    private static void OnlyAllowed(string html, string source)
    {
        foreach (Match tag in AnyTag().Matches(html)) Assert.IsTrue(AllowedTag().IsMatch(tag.Value), $"{tag.Value} came from {source}");
    }

    private static string Skeleton(string html) => string.Concat(AnyTag().Matches(html).Select(m => m.Value).Where(t => t != "<br>"));

    private static string Squeeze(string text) => Regex.Replace(text, @"\s+", " ");

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex AnyTag();

    [GeneratedRegex("^</?(p|h[1-6]|em|strong|del|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|hr|br|dl|dt|dd|header)>$"
        + """|^<ol start="\d+">$|^<t[hd]( class="[rc]")?( scope="col")?( colspan="\d+")?>$|^</(a|t[hd]|span|sup|section|div)>$"""
        + """|^<a href="(https?://|mailto:)[^"]*" rel="noopener noreferrer nofollow">$|^<a href="#(note|ref)-\d+"( aria-label="[^"]+")?>$"""
        + """|^<span class="task" role="img" aria-label="(done|not done)">$|^<div class="callout (note|apology|promise)" role="note">$"""
        + """|^<p class="label">$|^<li class="task-item">$|^<sup id="ref-\d+">$""")]
    private static partial Regex AllowedTag();
}
