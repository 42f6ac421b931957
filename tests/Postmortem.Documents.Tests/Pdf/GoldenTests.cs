namespace Postmortem.Documents.Tests.Pdf;

/// <summary>
/// What a person reads and what one who listens hears, of our own documents, as files to look at. After a change that is meant, run these tests with
/// <c>POSTMORTEM_GOLDEN=write</c>, and read the difference before it is committed.
/// </summary>
[TestClass]
public sealed class GoldenTests
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("POSTMORTEM_GOLDEN") == "write";

    [TestMethod]
    public async Task Everything_at_once() => await SameAsync("everything", await AccessibilityTests.EverythingAsync());

    [TestMethod]
    [DataRow("notices/improvement", "en")]
    [DataRow("notices/improvement", "fr")]
    [DataRow("notices/acknowledgement", "en")]
    [DataRow("notices/acknowledgement", "fr")]
    [DataRow("notices/follow-up", "en")]
    [DataRow("notices/follow-up", "fr")]
    [DataRow("reports/review", "en")]
    [DataRow("reports/review", "fr")]
    [DataRow("reports/actions", "en")]
    [DataRow("reports/actions", "fr")]
    public async Task A_document_of_the_product(string template, string language)
    {
        var document = new TemplateFolder(Places.Templates, Shapes.All).Fill(template, language, Shapes.ModelFor(template)) with { Created = Paper.Day };
        await SameAsync($"{template.Replace('/', '-')}-{language}", await Paper.PdfAsync(document));
    }

    private static async Task SameAsync(string name, byte[] pdf)
    {
        await SameAsync(name + ".text.txt", Tool.Text(pdf, "-layout"));
        await SameAsync(name + ".tags.txt", Tool.Structure(pdf));
    }

    private static async Task SameAsync(string name, string now)
    {
        // Neither the end of a line nor of a file is anything a reader would notice.
        now = string.Join('\n', now.Split('\n').Select(l => l.TrimEnd())).TrimEnd() + "\n";
        var path = Path.Combine(Places.Golden, name);
        if (Write) await File.WriteAllTextAsync(path, now);
        Assert.IsTrue(File.Exists(path), $"{path} is missing; see the summary of these tests.");
        Assert.AreEqual(await File.ReadAllTextAsync(path), now, name);
    }
}
