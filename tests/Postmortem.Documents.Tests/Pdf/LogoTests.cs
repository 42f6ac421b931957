
namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class LogoTests
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2000, 20)]
    [DataRow(20, 2000)]
    [DataRow(1500, 1500)]
    public async Task A_logo_of_any_shape_is_a_figure_with_the_organisations_name_and_leaves_the_title_on_its_page(int width, int height)
    {
        var document = Paper.Of("Text.") with
        {
            Logo = "logo.png",
            Attachments = new Dictionary<string, Attachment> { ["logo.png"] = new("image/png", Png.Plain(width, height)) }
        };
        var pdf = await Paper.PdfAsync(document);
        var file = PdfModel.Read(pdf);
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(file)));
        CollectionAssert.Contains(file.All.Where(o => (string?)o["/S"] == "/Figure").Select(o => file.Text(o["/Alt"])).ToList(), "Northwind Stores");
        using var read = SecondReader.Open(pdf);
        StringAssert.Contains(SecondReader.Text(read.GetPage(1).Letters), "A title");
        StringAssert.Contains(HtmlWriter.Write(document), "alt=\"Northwind Stores\"");
        Assert.DoesNotContain("data:", MailWriter.Write(document).Html);
    }

    [TestMethod]
    public async Task A_logo_that_is_missing_or_broken_is_left_out()
    {
        var missing = Paper.Of("Text.") with { Logo = "logo.png" };
        var broken = missing with { Attachments = new Dictionary<string, Attachment> { ["logo.png"] = new("image/png", new byte[] { 1, 2, 3 }) } };
        foreach (var document in new[] { missing, broken })
            Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(await Paper.PdfAsync(document)))));
    }
}
