using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Cli;

/// <summary>What is imported from the command line.</summary>
public sealed partial class CommandLineTests
{
    [TestMethod]
    public async Task What_was_assumed_or_left_out_is_told_in_lines_and_in_json()
    {
        var file = Write("doors.md", "# Doors stayed shut\n\n## Timeline\n\n- 03/04/2024 09:05 shut\n");
        var other = Write("style.md", "# Notes on style\n\n- short lines\n");

        var lines = await RunAsync("import", file, other, "--data", Data);
        var json = await RunAsync("import", file, other, "--json", "--data", Data);

        Assert.AreEqual(0, lines.Status, lines.Error);
        StringAssert.Contains(lines.Output, $"{file}:5: “03/04/2024 09:05” can be two days");
        StringAssert.Contains(lines.Output, "1 left out");
        var notes = JsonDocument.Parse(json.Output).RootElement.GetProperty("notes").EnumerateArray().ToList();
        Assert.IsTrue(notes.Any(note => note.GetProperty("file").GetString() == file && note.GetProperty("line").GetInt32() == 5));
        Assert.IsTrue(notes.Any(note => note.GetProperty("message").GetString()!.Contains("no post-mortem", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("notes.txt")]
    [DataRow("style.md")]
    public async Task A_folder_with_nothing_readable_says_so_and_fails(string name)
    {
        Write(name, "# Notes on style\n\n- short lines\n");

        var (status, _, error) = await RunAsync("import", _folder, "--data", Path.Combine(Data, "x"));

        Assert.AreEqual(1, status);
        Assert.IsTrue(error.Contains("nothing to import", StringComparison.Ordinal) || error.Contains("Nothing was imported", StringComparison.Ordinal), error);
    }

    [TestMethod]
    public async Task An_import_says_one_line_a_file_and_the_same_again_changes_nothing()
    {
        await Northwind.CopyToAsync(Data);
        var file = Write("good.json", Good);

        var first = await RunAsync("import", file, "--data", Data);
        var again = await RunAsync("import", file, "--json", "--data", Data);

        Assert.AreEqual(0, first.Status, first.Error);
        StringAssert.Contains(first.Output, $"{file}: 1 incident (1 new, 0 updated, 0 unchanged)");
        Assert.AreEqual(2, first.Output.Trim().Split('\n').Length);
        var json = JsonDocument.Parse(again.Output).RootElement;
        CollectionAssert.AreEqual(new[] { "files", "incidents", "created", "updated", "unchanged", "seconds", "failed", "notes" }, json.EnumerateObject()
            .Select(p => p.Name).ToArray());
        Assert.AreEqual((1, 1, 0, 1), (json.GetProperty("files").GetInt32(), json.GetProperty("incidents").GetInt32(), json.GetProperty("created").GetInt32(),
            json.GetProperty("unchanged").GetInt32()));
    }

    [TestMethod]
    [DataRow("nothing")]
    [DataRow("a database")]
    [DataRow("an organisation")]
    public async Task A_dry_run_stores_nothing(string there)
    {
        if (there == "a database") await RunAsync("migrate", "--data", Data);
        if (there == "an organisation") await Northwind.CopyToAsync(Data);
        var file = Write("good.json", Good);
        var before = await RowsAsync();

        var dry = await RunAsync("import", file, "--dry-run", "--data", Data);

        Assert.AreEqual(0, dry.Status, dry.Error);
        StringAssert.Contains(dry.Output, "Nothing was stored.");
        Assert.AreEqual(before, await RowsAsync());
        Assert.AreEqual(there == "nothing", !Directory.Exists(Data));
        StringAssert.Contains((await RunAsync("import", file, "--data", Data)).Output, "1 new");
        Assert.AreNotEqual(before, await RowsAsync(), "the rows are those that an import makes");
    }

    [TestMethod]
    public async Task An_organisation_is_begun_with_the_first_incident_and_sample_work_is_refused_from_then_on()
    {
        var empty = await RunAsync("import", Write("style.md", "# Notes on style\n\n- short lines\n"), "--data", Data);
        Assert.AreEqual(1, empty.Status);
        await using var services = FilledOnce.Services(Data);
        var people = services.GetRequiredService<PeopleService>();
        Assert.IsNull(await people.OrganisationAsync(), "nothing was imported");

        Assert.AreEqual(0, (await RunAsync("import", Write("good.json", Good), "--data", Data)).Status);
        Assert.AreEqual("My organisation", (await people.OrganisationAsync())!.Name);
        StringAssert.Contains((await people.SetUpDemoAsync(Demo)).Refusal?.Sentence, "Incidents were imported here already");
        Assert.AreEqual(0, (await RunAsync("verify", "--data", Data)).Status);
    }

    [TestMethod]
    public async Task Sample_work_is_not_refused_where_an_organisation_was_begun_and_has_no_incident()
    {
        await RunAsync("migrate", "--data", Data);
        await using var services = FilledOnce.Services(Data);
        Assert.IsNull(await services.GetRequiredService<Store>().WriteAsync(null, new Verb("organisation.set-up"), work =>
        {
            work.Db.Add(new Organisation(work.Now));
            return Task.FromResult<Refusal?>(null);
        }));
        Assert.IsNull((await services.GetRequiredService<PeopleService>().SetUpDemoAsync(Demo)).Refusal);
    }

    [TestMethod]
    [DataRow("""{"page":{"id":"p"},"incidents":[]}""")]
    [DataRow("""
        {"page":{"id":"p"},"incidents":[],"scheduled_maintenances":[
            {"id":"m","name":"New tills","status":"scheduled","impact":"maintenance","created_at":"2026-03-01T10:00:00Z","incident_updates":[]}]}
        """)]
    public async Task Where_no_incident_came_out_it_is_said_and_fails(string text)
    {
        await Northwind.CopyToAsync(Data);
        var file = Write("empty.json", text);
        foreach (var more in new string[][] { [], ["--json"], ["--dry-run"] })
        {
            var (status, _, error) = await RunAsync(["import", file, "--data", Data, .. more]);
            Assert.AreEqual(1, status, error);
            StringAssert.Contains(error, "Nothing was imported");
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // it takes no such names
    public async Task Names_of_files_are_shown_as_what_they_are()
    {
        await Northwind.CopyToAsync(Data);
        Write("in/night\u202Edm.\u001B[2J.md", "# The lock broke\n\nDate: 2024-03-12\n");
        Write("in/half\u202E\nfake.json: 1 incident.json", "{");

        var import = await RunAsync("import", Path.Combine(_folder, "in"), "--data", Data);
        var render = await RunAsync("render", Path.Combine(_folder, "in"), "-o", Path.Combine(_folder, "out"));
        var wording = await RunAsync("wording", Path.Combine(_folder, "no\u202Edm.\u001B[2J.md"));

        foreach (var text in new[] { import.Output, import.Error, render.Output, wording.Error })
        {
            StringAssert.Contains(text, "[U+202E]");
            Assert.IsFalse(text.Any(c => c == '\u202E' || (char.IsControl(c) && c != '\n')), text);
        }
        StringAssert.Contains(import.Error, "half[U+202E][U+000A]fake.json: 1 incident.json:1:");
    }

    [TestMethod]
    public async Task A_broken_file_names_line_and_column_ends_with_1_and_the_others_are_imported()
    {
        await Northwind.CopyToAsync(Data);
        Write("in/a-broken.json", "{\"page\":{},\n \"incidents\": [ {\"id\": \"x\",, ] }");
        Write("in/b-good.json", Good);

        var (status, output, error) = await RunAsync("import", Path.Combine(_folder, "in"), "--json", "--data", Data);

        Assert.AreEqual(1, status);
        StringAssert.Matches(error, new(@"a-broken\.json:2:\d+: \S"));
        var json = JsonDocument.Parse(output).RootElement;
        Assert.AreEqual(1, json.GetProperty("created").GetInt32());
        var failed = json.GetProperty("failed").EnumerateArray().First();
        Assert.AreEqual(2, failed.GetProperty("line").GetInt32());
        StringAssert.EndsWith(failed.GetProperty("file").GetString(), "a-broken.json");
    }

    [TestMethod]
    [DataRow("statuspage")]
    [DataRow("markdown")]
    public async Task The_real_samples_are_read_and_a_second_import_finds_all_of_them_unchanged(string folder)
    {
        var samples = Needs.Sample(folder);
        await Northwind.CopyToAsync(Data);

        var first = JsonDocument.Parse((await RunAsync("import", samples, "--json", "--data", Data)).Output).RootElement;
        var again = JsonDocument.Parse((await RunAsync("import", samples, "--json", "--data", Data)).Output).RootElement;

        Assert.IsTrue(first.GetProperty("created").GetInt32() >= 15, first.ToString());
        Assert.AreEqual(0, again.GetProperty("created").GetInt32() + again.GetProperty("updated").GetInt32(), again.ToString());
        Assert.AreEqual(again.GetProperty("incidents").GetInt32(), again.GetProperty("unchanged").GetInt32());
    }

    private static SetUpText Demo => new("Marigold", "", "", "UTC", "Ruth", "ruth@marigold.example", "four plain green words");

    /// <summary>Every row of the database, as text; empty where there is none.</summary>
    private async Task<string> RowsAsync()
    {
        var file = Path.Combine(Data, "postmortem.db");
        if (!File.Exists(file)) return "";
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var tables = await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        var rows = "";
        foreach (var table in tables) rows += $"{table}: {string.Join('\n', await ReadAsync(connection, $"SELECT * FROM \"{table}\""))}\n";
        return rows;
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return rows;
    }
}
