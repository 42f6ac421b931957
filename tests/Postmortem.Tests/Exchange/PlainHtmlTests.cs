using Postmortem.Exchange;
using Postmortem.Exchange.Statuspage;

namespace Postmortem.Tests.Exchange;

[TestClass]
public sealed class PlainHtmlTests
{
    [TestMethod]
    [DataRow("Affects <1% of orders", "Affects <1% of orders")]
    [DataRow("x<y and a < b", "x<y and a < b")]
    [DataRow("image ubuntu:<none> pulled", "image ubuntu:<none> pulled")]
    [DataRow("one<br>two<br/>three", "one\ntwo\nthree")]
    [DataRow("<p>First</p><p>Second</p>", "First\n\nSecond")]
    [DataRow("<ul><li>a</li><li>b</li></ul>", "- a\n- b")]
    [DataRow("Tom &amp; Ana &lt;3 &#39;x&#39;", "Tom & Ana <3 'x'")]
    [DataRow("see <a href='https://example.org/x?a=1&amp;b=2'>here</a>.", "see here (https://example.org/x?a=1&b=2).")]
    [DataRow("<a href=\"https://example.org\">https://example.org</a>", "https://example.org")]
    [DataRow("<a href=\"javascript:alert(1)\">here</a>", "here")]
    [DataRow("a<!-- hidden -->b", "ab")]
    [DataRow("a<script>alert(1)</script>b", "ab")]
    [DataRow("a < script", "a < script")]
    [DataRow("<b title=\"a>b\">bold</b>", "bold")]
    [DataRow("never closed <b", "never closed <b")]
    public void Markup_goes_and_words_stay(string html, string expected) => Assert.AreEqual(expected, PlainHtml.ToPlain(html));

    [TestMethod]
    [DataRow("<a ")]
    [DataRow("<!--")]
    [DataRow("<script>")]
    [DataRow("<li>")]
    [DataRow("<a href=\"")]
    [DataRow("</")]
    [DataRow("&")]
    [Timeout(20_000)]
    public void A_megabyte_of_nonsense_takes_no_time(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.IsLessThanOrEqualTo(StorableText.TextLength, PlainHtml.ToPlain(html).Length);
        Assert.IsNotNull(ListedTimes.Split(html, null, null, out _));
    }
}
