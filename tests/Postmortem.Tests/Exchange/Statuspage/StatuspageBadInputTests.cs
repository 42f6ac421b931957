using System.Text;
using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Statuspage;

[TestClass]
public sealed class StatuspageBadInputTests
{
    [TestMethod]
    [DataRow("empty.json", 1, 1, "The file is empty")]
    [DataRow("not-json.json", 1, 1, "This is not JSON: \"Dear colleague")]
    public async Task A_file_of_another_kind_is_one_sentence(string fixture, int line, int column, string beginning)
    {
        var items = await Reading.FixtureAsync(fixture);
        var problem = Assert.IsInstanceOfType<ImportProblem>(items.Single());
        StringAssert.StartsWith(problem.Message, beginning);
        Assert.AreEqual((fixture, line, column), (problem.File, problem.Line, problem.Column));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("{\"event\":{\"event_type\":\"incident.triggered\",\"data\":{\"id\":\"Q\",\"title\":\"x\"}}}")]
    [DataRow("{\"incident\":null}")]
    [DataRow("{\"page\":{\"id\":\"p\"},\"incidents\":\"none\"}")]
    public async Task Json_without_an_incident_says_what_was_looked_for(string json)
    {
        var problem = Assert.IsInstanceOfType<ImportProblem>((await Reading.AllAsync(json, "x.json")).Single());
        StringAssert.Contains(problem.Message, "no Statuspage incident in it");
    }

    [TestMethod]
    public async Task Incidents_before_and_after_a_wrong_one_are_kept()
    {
        var items = await Reading.FixtureAsync("wrong-shape.json");
        CollectionAssert.AreEqual(new[] { "Before", "After" }, items.Incidents().Select(incident => incident.Title).ToArray());
        CollectionAssert.AreEqual(new[] { (3, 3), (4, 3), (5, 54) }, items.Problems().Select(problem => (problem.Line, problem.Column)).ToArray());
        StringAssert.Contains(items.Problems()[0].Message, "An incident was expected here, but this is a single value.");
        StringAssert.Contains(items.Problems()[1].Message, "not a Statuspage incident");
        StringAssert.Contains(items.Problems()[2].Message, "\"minor");
        Assert.IsNull(items.Incidents()[1].Url, "an address that is not of the web is dropped");
    }

    [TestMethod]
    public async Task A_list_of_something_else_is_said_once_and_not_a_thousand_times()
    {
        var list = string.Join(',', Enumerable.Repeat("{\"id\":1,\"title\":\"x\"}", 1_000));
        var problems = (await Reading.AllAsync($"[{list}]", "list.json")).Problems();
        Assert.IsLessThan(15, problems.Count);
        StringAssert.Contains(problems[^1].Message, "something else than Statuspage incidents");
        StringAssert.Contains((await Reading.AllAsync($"{{\"data\":{{\"incidents\":[{list}]}}}}", "list.json")).Problems().Single().Message,
            "no Statuspage incident in it");
    }

    [TestMethod]
    public async Task However_many_wrong_ones_a_file_holds_the_good_ones_are_read_and_the_problems_bounded()
    {
        var wrong = string.Concat(Enumerable.Repeat("7,", 500));
        var good = """{"id":"1","page_id":"p","name":"One","impact":"minor"}""";
        var items = await Reading.AllAsync($"[{good},{wrong}{good}]", "list.json");
        Assert.HasCount(2, items.Incidents());
        Assert.HasCount(101, items.Problems());
        Assert.AreEqual("400 more places of this file cannot be read.", items.Problems()[^1].Message);
    }

    [TestMethod]
    public async Task What_stands_before_a_cut_is_kept_and_the_cut_has_a_place()
    {
        var items = await Reading.FixtureAsync("truncated.json");
        Assert.AreEqual("Before", items.Incidents().Single().Title);
        var problem = items.Problems().Single();
        Assert.AreEqual((4, 48), (problem.Line, problem.Column));
        Assert.AreEqual("The file ends in the middle of the incident that begins on line 4. That one was left out; everything before was read.",
            problem.Message);
    }

    [TestMethod]
    public async Task Every_cut_of_a_good_file_is_a_sentence_and_never_throws()
    {
        var text = File.ReadAllText(Checkout.Folder("tests/Postmortem.Tests/Exchange/Fixtures/page-incidents.json"));
        for (var length = 1; length < text.TrimEnd().Length; length += 7)
        {
            var items = await Reading.AllAsync(text[..length], "cut.json");
            Assert.IsNotEmpty(items.Problems(), $"cut at {length}");
        }
    }

    [TestMethod]
    public async Task Pasted_documentation_is_read_and_its_dots_are_named_with_line_and_column()
    {
        var items = await Reading.FixtureAsync("pasted.json");
        CollectionAssert.AreEqual(new[] { "First", "Third" }, items.Incidents().Select(incident => incident.Title).ToArray());
        Assert.AreEqual("parcel/inc1", items.Incidents()[0].SourceId);
        CollectionAssert.AreEqual(new[] { (10, 29), (13, 5) }, items.Problems().Select(problem => (problem.Line, problem.Column)).ToArray());
        foreach (var problem in items.Problems())
            StringAssert.StartsWith(problem.Message, "\"...\" stands here");
    }

    [TestMethod]
    public async Task Columns_count_characters_and_not_bytes()
    {
        var problem = (await Reading.AllAsync("""[{"id":"1","name":"Überfällige Päckchen 📦","impact":klein}]""", "x.json")).Problems().Single();
        Assert.AreEqual((1, 54), (problem.Line, problem.Column));
    }

    [TestMethod]
    public async Task The_encoding_and_the_line_ends_do_not_matter()
    {
        var text = "{\r\n\"page\":{\"id\":\"p\"},\r\n\"incident\":{\"id\":\"1\",\"name\":\"Überfällig\",\"impact\":\"minor\"}\r\n}";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
            new UnicodeEncoding(false, false), new UTF32Encoding(false, true) })
        {
            var incident = (await Reading.AllAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], "x.json")).Only();
            Assert.AreEqual("Überfällig", incident.Title, encoding.EncodingName);
            Assert.AreEqual(3, incident.Line);
        }
    }

    [TestMethod]
    public async Task Bytes_and_escapes_that_are_no_text_become_the_replacement_character()
    {
        byte[] broken = [.. "{\"id\":\"1\",\"impact\":\"minor\",\"name\":\"half "u8, 0xC3, .. " and \\ud800 and \\\\ud800 \\ud83d\\udce6\"}"u8];
        Assert.AreEqual("half \uFFFD and \uFFFD and \\ud800 📦", (await Reading.AllAsync(broken, "x.json")).Only().Title);
    }

    [TestMethod]
    public async Task Deep_nesting_is_refused_where_it_is_and_the_next_incident_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000));
        var items = await Reading.AllAsync($$"""[{"id":"1","name":"Deep","impact":"minor","x":{{deep}}},{"id":"2","name":"Next","impact":"minor"}]""",
            "deep.json");
        Assert.AreEqual("Next", items.Incidents().Single().Title);
        StringAssert.Contains(items.Problems().Single().Message, "nested more than 64 levels");
    }

    [TestMethod]
    public async Task A_megabyte_in_one_body_is_read_and_cut_with_a_note()
    {
        var body = string.Concat(Enumerable.Repeat("It was a long day. ", 60_000));
        var json = $$"""
            {"id":"1","name":"Long","impact":"minor",
            "incident_updates":[{"id":"u","status":"resolved","body":"{{body}}","display_at":"2024-03-01T06:00:00Z"}]}
            """;
        var incident = (await Reading.AllAsync(json, "long.json")).Only();
        Assert.IsInRange(50_000, StorableText.TextLength, incident.Entries[0].Text.Length);
        Assert.Contains("longer than", incident.Notes.Single());
    }

    [TestMethod]
    public async Task Ids_and_times_of_any_length_are_cut_to_what_can_be_stored()
    {
        var gap = new string(' ', 5_000);
        static string Long(char letter) => new(letter, 5_000);
        var json = $$"""
            {"id":"{{Long('i')}}","name":"{{Long('n')}}","impact":"minor","incident_updates":[
            {"id":"{{Long('u')}}","display_at":"2024{{gap}}","body":"<ul><li>2024-03-01{{gap}}10:00 - it stood</li></ul>"},
            {"display_at":"{{Long('t')}}"}]}
            """;
        var incident = (await Reading.AllAsync(json, "x.json")).Only();
        Assert.IsLessThanOrEqualTo(200, incident.SourceId.Length);
        Assert.IsLessThanOrEqualTo(300, incident.Title.Length);
        Assert.HasCount(2, incident.Entries);
        foreach (var entry in incident.Entries)
        {
            Assert.IsLessThanOrEqualTo(250, entry.SourceId.Length);
            Assert.IsLessThanOrEqualTo(100, entry.OriginalTime.Length);
        }
    }

    [TestMethod]
    public async Task A_file_beyond_the_limit_is_refused_with_its_size()
    {
        var text = File.ReadAllText(Checkout.Folder("tests/Postmortem.Tests/Exchange/Fixtures/page-incidents.json"));
        var known = await Reading.AllAsync(text, "big.json", new ImportOptions(MaxBytes: 1_000));
        Assert.AreEqual("The file is larger than 0 MB, which is the most that we read.", known.Problems().Single().Message);
        await using var pipe = new Trickle(Encoding.UTF8.GetBytes(text), 100);
        var unknown = new List<ImportItem>();
        await foreach (var item in IncidentReader.ReadAsync(pipe, "big.json", new ImportOptions(MaxBytes: 1_000)))
            unknown.Add(item);
        Assert.HasCount(1, unknown.Problems(), "a file that was cut off by us is not called broken");
        StringAssert.Contains(unknown.Problems()[0].Message, "larger than");
    }

    [TestMethod]
    [DataRow("text/xss-payload-list.txt")]
    [DataRow("text/blns.json")]
    public async Task Hostile_text_stays_text(string sample)
    {
        foreach (var line in File.ReadLines(Needs.Sample(sample)).Where(line => line.Trim().Length > 0).Take(1_500))
        {
            var quoted = System.Text.Json.JsonSerializer.Serialize(line);
            var json = $$"""
                {"id":"1","name":{{quoted}},"impact":"minor","incident_updates":[{"id":"u","status":"investigating","body":{{quoted}}}]}
                """;
            var incident = (await Reading.AllAsync(json, "x.json")).Only();
            Assert.IsFalse(string.IsNullOrWhiteSpace(incident.Title));
            Assert.IsFalse(string.IsNullOrWhiteSpace(incident.Entries.Single().Text));
            Assert.IsFalse(incident.Title.Any(char.IsControl));
            var document = await Reading.MarkdownAsync($"# {line}\n\n## Timeline\n\n- 10:00 {line}\n");
            Assert.IsFalse(string.IsNullOrWhiteSpace(document.Title));
        }
    }
}
