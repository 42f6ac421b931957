using System.Text;
using System.Text.Json;
using Postmortem.Web.Cli;

namespace Postmortem.Web.Tests.Cli;

[TestClass]
public sealed class WordingVerbTests
{
    private string _folder = "";

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("postmortem-wording-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task A_file_is_read_with_its_front_matter_skipped_and_its_columns_counted_after_a_byte_order_mark_and_CRLF()
    {
        var file = Path.Combine(_folder, "review.md");
        await File.WriteAllTextAsync(file, "---\r\ntitle: Human error\r\n---\r\n\r\nThe agent forgot the key.\r\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var (status, output, error) = await RunAsync("", file);

        Assert.AreEqual(0, status, error);
        StringAssert.StartsWith(output, "5:11 memory forgot → ");
        Assert.AreEqual(1, output.Trim().Split('\n').Length);
    }

    [TestMethod]
    public async Task The_input_is_read_for_a_dash_and_JSON_is_an_array_of_exactly_what_is_promised()
    {
        var (status, output, _) = await RunAsync("We forgot.\nWe were careless.", "-", "--json");

        var hints = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.AreEqual(0, status);
        CollectionAssert.AreEqual(new[] { "line", "column", "length", "rule", "phrase", "suggestion" }, hints[0].EnumerateObject().Select(p => p.Name)
            .ToArray());
        CollectionAssert.AreEqual(new[] { (1, 4, 6, "forgot"), (2, 9, 8, "careless") }, hints.Select(h =>
            (h.GetProperty("line").GetInt32(), h.GetProperty("column").GetInt32(), h.GetProperty("length").GetInt32(), h.GetProperty("phrase").GetString()!))
                .ToArray());
    }

    [TestMethod]
    public async Task A_text_without_hints_prints_nothing_or_an_empty_array()
    {
        Assert.AreEqual((0, ""), await StatusAndOutputAsync("The key was not on its hook.", "-"));
        Assert.AreEqual((0, "[]"), await StatusAndOutputAsync("", "-", "--json"));
    }

    [TestMethod]
    public async Task The_language_and_the_kind_of_text_can_be_said()
    {
        StringAssert.Contains((await RunAsync("L'agent a oublié la clé.", "-")).Output, "memoire");
        Assert.AreEqual("", (await RunAsync("L'agent a oublié la clé.", "-", "--lang", "en")).Output);
        StringAssert.Contains((await RunAsync("Investigate the queue.", "-", "--kind", "action")).Output, "unfinished-action");
        Assert.AreEqual("", (await RunAsync("Investigate the queue.", "-", "--kind", "narrative")).Output);
    }

    [TestMethod]
    public async Task A_file_that_cannot_be_read_ends_with_1_and_a_usage_we_do_not_know_with_2()
    {
        var missing = await RunAsync("", Path.Combine(_folder, "none.md"));
        Assert.AreEqual(1, missing.Status);
        StringAssert.Contains(missing.Error, "none.md");

        Assert.AreEqual(2, (await RunAsync("")).Status);
        Assert.AreEqual(2, (await RunAsync("", "-", "--kind", "poem")).Status);
        var unknown = await RunAsync("", "-", "--lang", "eo");
        Assert.AreEqual(2, unknown.Status);
        StringAssert.Contains(unknown.Error, "en, fr");
    }

    private static async Task<(int, string)> StatusAndOutputAsync(string input, params string[] args) =>
        await RunAsync(input, args) is var (status, output, _) ? (status, output.Trim()) : default;

    private static async Task<(int Status, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(["wording", .. args, "--templates", Checkout.Folder("templates")],
            new Terminal(new StringReader(input), output, error));
        return (status, output.ToString(), error.ToString());
    }
}
