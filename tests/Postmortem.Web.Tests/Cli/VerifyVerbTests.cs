using System.Diagnostics;
using Postmortem.Web.Cli;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Cli;

[TestClass]
public sealed class VerifyVerbTests
{
    private string _folder = "";

    private string Data => Path.Combine(_folder, "data");
    private string Database => Path.Combine(Data, "postmortem.db");

    [TestInitialize]
    public async Task MakeFolderAsync()
    {
        _folder = Directory.CreateTempSubdirectory("postmortem-verify-").FullName;
        await Northwind.CopyToAsync(Data);
    }

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task It_says_how_many_changes_there_are_and_alters_no_byte()
    {
        var before = await File.ReadAllBytesAsync(Database);
        var (status, output, error, _) = await RunAsync();
        Assert.AreEqual(0, status, error);
        StringAssert.Matches(output, new(@"^Whole: \d+ changes in the log, .* head: [0-9A-F]{64}"));
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(Database));
        Assert.IsFalse(File.Exists(Path.Combine(Data, "migrate.lock")));
    }

    [TestMethod]
    public async Task A_head_that_was_kept_is_passed_through_and_another_is_not()
    {
        var head = Path.Combine(_folder, "head.json");
        Assert.AreEqual(0, (await RunAsync("--head", head)).Status);
        Assert.AreEqual(0, (await RunAsync("--against", head)).Status);

        await File.WriteAllTextAsync(head, (await File.ReadAllTextAsync(head)).Replace("\"Count\":", "\"Count\":1", StringComparison.Ordinal));
        var other = await RunAsync("--against", head);
        Assert.AreEqual(1, other.Status);
        StringAssert.Contains(other.Error, "not the log whose head was kept");
    }

    [TestMethod]
    public async Task A_head_is_written_whole_into_a_new_folder_and_through_a_link_or_it_is_said_why_not()
    {
        var (head, link) = (Path.Combine(_folder, "kept", "head.json"), Path.Combine(_folder, "link.json"));
        Assert.AreEqual(0, (await RunAsync("--head", head)).Status, "into a folder that was not there");
        File.CreateSymbolicLink(link, head);
        await File.WriteAllTextAsync(head, "what was there");
        Assert.AreEqual(0, (await RunAsync("--head", link)).Status);
        Assert.IsNotNull(new FileInfo(link).LinkTarget);
        Assert.AreEqual(0, (await RunAsync("--against", head)).Status);

        foreach (var wrong in new[] { Data, Path.Combine(head, "head.json") })
        {
            var (status, _, error, _) = await RunAsync("--head", wrong);
            Assert.AreEqual(1, status);
            Assert.AreEqual(1, error.Trim().Split('\n').Length, error);
        }
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(head)!), "nothing half written is left");
        Assert.HasCount(1, Directory.GetFiles(_folder), "the link");
    }

    [TestMethod]
    [DataRow("folder")]
    [DataRow("no keys")]
    [DataRow("half")]
    [DataRow("middle")]
    [DataRow("text")]
    [DataRow("empty")]
    [DataRow("held")]
    [DataRow("migrating")]
    public async Task It_answers_within_ten_seconds_in_a_sentence(string what)
    {
        using var held = what == "migrating" ? new FileStream(Path.Combine(Data, "migrate.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None) : null;
        await using var writer = what == "held" ? await WriterAsync() : null;
        var bytes = await File.ReadAllBytesAsync(Database);
        if (what == "folder" && !OperatingSystem.IsWindows()) File.SetUnixFileMode(Data, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        if (what == "no keys") Directory.Delete(Path.Combine(Data, "keys"), recursive: true);
        if (what == "half") await File.WriteAllBytesAsync(Database, bytes[..(bytes.Length / 2)]);
        if (what == "middle") Array.Fill(bytes, (byte)0x5A, bytes.Length / 3, bytes.Length / 3);
        if (what == "middle") await File.WriteAllBytesAsync(Database, bytes);
        if (what == "text") await File.WriteAllTextAsync(Database, new string('x', 5000));
        if (what == "empty") await File.WriteAllTextAsync(Database, "");

        var (status, output, error, took) = await RunAsync();

        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.IsTrue(took < TimeSpan.FromSeconds(10), $"{took} {error}");
        Assert.AreEqual(what is "folder" or "held" or "migrating" ? 0 : 1, status, output + error);
        StringAssert.Contains(error + output, what switch
        {
            "folder" or "held" or "migrating" => "Whole",
            "no keys" => "key of the log",
            "empty" => "another version",
            _ => "damaged",
        });
        Assert.IsFalse(error.Contains("   at ", StringComparison.Ordinal), error);
    }

    private async Task<Microsoft.Data.Sqlite.SqliteConnection> WriterAsync()
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<(int Status, string Output, string Error, TimeSpan Took)> RunAsync(params string[] more)
    {
        var (output, error, started) = (new StringWriter(), new StringWriter(), Stopwatch.GetTimestamp());
        var status = await CommandLine.RunAsync(["verify", "--data", Data, .. more], new Terminal(TextReader.Null, output, error));
        return (status, output.ToString(), error.ToString(), Stopwatch.GetElapsedTime(started));
    }
}
