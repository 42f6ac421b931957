using System.Text;
using System.Text.Json;

namespace Postmortem.Documents.Tests.Pdf;

/// <summary>Texts that others collected to break software: each is set, and comes back from the paper in its order.</summary>
[TestClass]
public sealed class HostileTextTests
{
    [TestMethod]
    public async Task Every_example_of_the_CommonMark_specification_comes_back_in_order()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Needs.Sample("text", "commonmark-spec-examples.json")));
        await ComeBackAsync([.. file.RootElement.EnumerateArray().Select(e => e.GetProperty("markdown").GetString()!)]);
    }

    [TestMethod]
    public async Task Every_naughty_string_comes_back_in_order() =>
        await ComeBackAsync(JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Needs.Sample("text", "blns.json")))!);

    [TestMethod]
    public async Task Every_naughty_string_may_be_a_title_and_an_organisation()
    {
        var lines = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Needs.Sample("text", "blns.json")))!;
        foreach (var line in lines)
            Assert.IsGreaterThan(1000, (await Paper.PdfAsync(Paper.Of(line) with { Title = line, Organisation = line, Subtitle = line })).Length);
        Tool.Qpdf(await Paper.PdfAsync(Paper.Of(string.Join("\n\n", lines)) with { Title = string.Join(' ', lines) }), "--check");
    }

    [TestMethod]
    public async Task All_of_it_together_is_a_sound_file()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Needs.Sample("text", "commonmark-spec-examples.json")));
        var all = new StringBuilder();
        foreach (var example in file.RootElement.EnumerateArray()) all.Append(example.GetProperty("markdown").GetString()).Append("\n\n");
        var pdf = await Paper.PdfAsync(all.ToString());
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
        StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors found");
    }

    private static async Task ComeBackAsync(string[] texts)
    {
        var documents = new List<byte[]>();
        foreach (var text in texts) documents.Add(await Paper.PdfAsync(Paper.Of(text, "-")));
        var back = Tool.Texts(documents);
        Assert.HasCount(texts.Length, back);
        for (var i = 0; i < texts.Length; i++) Words.ComeBackInOrder(Words.OfHtml(HtmlWriter.WriteMarkdown(texts[i])), back[i], $"number {i}: {texts[i]}");
    }
}
