namespace Postmortem.Documents.Tests.Templates;

[TestClass]
public sealed class HelperTests
{
    private static readonly DateTimeOffset When = new(2026, 8, 1, 7, 5, 0, TimeSpan.FromHours(2));

    [TestMethod]
    [DataRow("en", "", "|A|A and B|A, B and C|A and C")]
    [DataRow("fr", "", "|A|A et B|A, B et C|A et C")]
    public void A_list_is_said_as_a_person_would(string language, string nothing, string expected) => Assert.AreEqual(nothing + expected, Fill(
        language, "{{list none}}|{{list one}}|{{list two}}|{{list three}}|{{list gap}}", ("none", Array.Empty<string>()), ("one", new[] { "A" }),
            ("two", new[] { "A", "B" }),
        ("three", new[] { "A", "B", "C" }), ("gap", new[] { "A", null, " ", "C" })));

    [TestMethod]
    [DataRow("en", "A and B")]
    [DataRow("fr", "A et B")]
    public void A_list_of_people_is_said_by_the_name_asked_for(string language, string expected) => Assert.AreEqual(expected, Fill(
        language, "{{list people \"name\"}}", ("people",
            new[] { new Dictionary<string, object?> { ["name"] = "A" }, new Dictionary<string, object?> { ["name"] = "B" } })));

    [TestMethod]
    [DataRow("en", 1234567.891, "1,234,567.891|1,234,567.89|1,234,568")]
    [DataRow("fr", 1234567.891, "1\u202F234\u202F567,891|1\u202F234\u202F567,89|1\u202F234\u202F568")]
    [DataRow("en", -0.001, "−0.001|0.00|0")]
    [DataRow("fr", -1234.5, "−1\u202F234,5|−1\u202F234,50|−1\u202F235")]
    [DataRow("en", 999.995, "999.995|1,000.00|1,000")]
    [DataRow("en", 0.0, "0|0.00|0")]
    [DataRow("en", 1e300, "1E+300|1E+300|1E+300")]
    public void A_number_has_the_marks_of_the_language(string language, double value, string expected) =>
        Assert.AreEqual(expected, Fill(language, "{{number n}}|{{number n 2}}|{{number n 0}}", ("n", value)));

    [TestMethod]
    [DataRow("en", "0 clients|1 client|1.5 clients|2 clients|1,000 clients")]
    [DataRow("fr", "0 client|1 client|1,5 client|2 clients|1\u202F000 clients")]
    public void A_plural_follows_the_rule_of_the_language(string language, string expected) => Assert.AreEqual(expected, Fill(
        language, string.Join('|', "abcde".Select(c => $"{{{{plural {c} 'client' 'clients'}}}}")), ("a", 0), ("b", 1), ("c", 1.5m), ("d", 2), ("e", 1000)));

    [TestMethod]
    [DataRow("en", "1\u00A0August\u00A02026|1\u00A0August\u00A02026|1\u00A0August\u00A02026, 07:05 (UTC+2)|1\u00A0August\u00A02026, 07:05 (Paris time)"
        + "|1\u00A0August\u00A02026, 05:05 (UTC)|1\u00A0August\u00A02026, 07:05 (UTC−3:30)")]
    [DataRow("fr", "1er\u00A0août\u00A02026|1er\u00A0août\u00A02026|1er\u00A0août\u00A02026 à 07:05 (UTC+2)|1er\u00A0août\u00A02026 à 07:05 (heure de Paris)"
        + "|1er\u00A0août\u00A02026 à 05:05 (UTC)|1er\u00A0août\u00A02026 à 07:05 (UTC−3:30)")]
    public void A_date_and_its_zone_are_said_in_the_language(string language, string expected) => Assert.AreEqual(expected, Fill(
        language, "{{date day}}|{{date at}}|{{datetime at}}|{{datetime at zone}}|{{datetime utc}}|{{datetime west}}",
        ("day", new DateOnly(2026, 8, 1)), ("at", When),
        ("zone", language == "fr" ? "heure de Paris" : "Paris time"), ("utc", When.ToUniversalTime()),
            ("west", new DateTimeOffset(When.DateTime, new TimeSpan(-3, -30, 0)))));

    [TestMethod]
    [DataRow("{{number n 99}}")]
    [DataRow("{{number n 99999999999999999999}}")]
    [DataRow("{{number n big}}")]
    [DataRow("{{datetime n}}{{date nothing}}{{number nothing}}{{list nothing}}{{plural nothing 'a' 'b'}}{{paragraphs nothing}}"
        + "{{markdown nothing}}{{markdown n}}")]
    [DataRow("{{list text}}{{list n}}{{list many}}{{plural text 'a' 'b'}}")]
    public void A_helper_is_not_broken_by_what_it_is_given(string template) =>
        Assert.IsNotNull(Fill("en", template, ("n", 1.5), ("big", 1e14), ("nothing", null), ("text", "seven"), ("many", new object?[] { 1, null, true })));

    private static string Fill(string language, string template, params (string Name, object? Value)[] model)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", "x");
        folder.Write($"{language}/t.md", template);
        var names = model.Select(m => m.Value is System.Collections.IEnumerable and not string ? m.Name + "[]" : m.Name).ToList();
        return new TemplateFolder(folder.Path, [new TemplateShape("t", names)]).Fill("t", language, model.ToDictionary(m => m.Name, m => m.Value)).Markdown
            .Replace("\\", "", StringComparison.Ordinal);
    }
}
