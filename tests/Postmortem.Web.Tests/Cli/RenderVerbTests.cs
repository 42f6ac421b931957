using Postmortem.Storage;
using Postmortem.Web.Cli;

namespace Postmortem.Web.Tests.Cli;

[TestClass]
public sealed class RenderVerbTests
{
    private string _folder = "";

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("postmortem-render-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("out.pdf")]
    [DataRow("out.html")]
    public async Task A_render_that_fails_leaves_the_file_that_was_there(string name)
    {
        var target = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(target, "what was there");

        var error = new StringWriter();
        var status = await CommandLine.RunAsync(["render", Needs.Sample("faults", "21-render-destroys-output.md"), "-o", target],
            new Terminal(TextReader.Null, TextWriter.Null, error));

        Assert.AreEqual(1, status);
        StringAssert.Contains(error.ToString(), ".md:5:1: Line 5: ");
        Assert.AreEqual("what was there", await File.ReadAllTextAsync(target));
        Assert.HasCount(1, Directory.GetFiles(_folder));
    }

    [TestMethod]
    public async Task A_folder_with_one_text_that_cannot_be_set_gives_all_the_others()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.md"), string.Concat(Enumerable.Repeat("- ", 3000)) + "a" + new string('\n', 3000));
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.md"), "# Good");

        var error = new StringWriter();
        var status = await CommandLine.RunAsync(["render", _folder, "-o", Path.Combine(_folder, "out")], new Terminal(TextReader.Null, TextWriter.Null, error));

        Assert.AreEqual(1, status);
        StringAssert.Contains(error.ToString(), "a.md:1:1: Line 1:");
        CollectionAssert.AreEqual(new[] { "b.pdf" }, Directory.GetFiles(Path.Combine(_folder, "out")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow("a/night.md", "b/night.md", "night.pdf")]
    [DataRow("a/night.md", "b/Night.md", "night.pdf")]
    [DataRow("a/night.md", "b/night.markdown", "night.pdf")]
    public async Task Two_texts_that_would_become_one_file_are_refused_before_anything_is_written(string first, string second, string clash)
    {
        string[] files = [Write(first, "# First"), Write(second, "# Second"), Write("c/other.md", "# Other")];
        var (status, error) = await RunAsync([files[2], .. files[..2], "-o", Path.Combine(_folder, "out")]);
        Assert.AreEqual(2, status);
        foreach (var said in new[] { files[0], files[1], clash }) StringAssert.Contains(error, said, StringComparison.OrdinalIgnoreCase);
        Assert.IsFalse(Directory.Exists(Path.Combine(_folder, "out")));
    }

    [TestMethod]
    public async Task Two_folders_that_hold_the_same_names_are_refused_and_one_file_named_twice_is_set_once()
    {
        foreach (var name in new[] { "a/x/night.md", "b/x/night.md" }) Write(name, $"# {name}");
        var (a, b, target) = (Path.Combine(_folder, "a"), Path.Combine(_folder, "b"), Path.Combine(_folder, "out"));
        Assert.AreEqual(2, (await RunAsync([a, b, "-o", target])).Status);
        Assert.AreEqual(0, (await RunAsync([a, Path.Combine(a, "."), "-o", target])).Status);
        Assert.HasCount(1, Directory.GetFiles(target, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task What_cannot_be_written_is_said_of_the_file_that_was_asked_for_and_of_no_other()
    {
        var text = Write("text.md", "# A title");
        var target = Path.Combine(_folder, "folder.pdf");
        Directory.CreateDirectory(target);
        var (status, error) = await RunAsync([text, "-o", target]);
        Assert.AreEqual(1, status);
        StringAssert.StartsWith(error, $"{target} cannot be written");
        Assert.DoesNotContain(".folder.pdf.", error);
    }

    [TestMethod]
    public async Task A_file_that_is_written_half_stays_as_it_was_and_one_that_is_whole_takes_its_place()
    {
        var target = Path.Combine(_folder, "new", "file.txt");
        await WholeFile.WriteAsync(target, s => s.WriteAsync("first"u8.ToArray()).AsTask());
        var failure = await Assert.ThrowsExactlyAsync<FileNotWrittenException>(() => WholeFile.WriteAsync(target, async s =>
        {
            await s.WriteAsync("sec"u8.ToArray());
            throw new IOException("No space left on device", 28);
        }));
        Assert.AreEqual($"{target} cannot be written, and nothing there was changed: the disk has no room for it.", failure.Message);
        Assert.IsNull(StorageTrouble.Of(failure), "it is not the disk that holds the data");
        Assert.AreEqual("first", await File.ReadAllTextAsync(target));

        await WholeFile.WriteAsync(target, s => s.WriteAsync("third"u8.ToArray()).AsTask());
        Assert.AreEqual("third", await File.ReadAllTextAsync(target));
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(target)!));
    }

    [TestMethod]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task What_only_its_owner_may_read_is_at_no_moment_open_to_others()
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var target = Write("secret.pdf", "first");
        File.SetUnixFileMode(target, Owner);
        await WholeFile.WriteAsync(target, async stream =>
        {
            await stream.WriteAsync("second"u8.ToArray());
            Assert.IsTrue(Array.TrueForAll(Directory.GetFiles(_folder), file => File.GetUnixFileMode(file) == Owner));
        });
        Assert.AreEqual(Owner, File.GetUnixFileMode(target));
    }

    [TestMethod]
    public async Task A_link_to_a_file_stays_a_link()
    {
        var (target, link) = (Path.Combine(_folder, "file.txt"), Path.Combine(_folder, "link.txt"));
        await File.WriteAllTextAsync(target, "first");
        File.CreateSymbolicLink(link, target);
        await WholeFile.WriteAsync(link, s => s.WriteAsync("second"u8.ToArray()).AsTask());
        Assert.AreEqual("second", await File.ReadAllTextAsync(target));
        Assert.IsNotNull(new FileInfo(link).LinkTarget);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Status, string Error)> RunAsync(string[] args)
    {
        var error = new StringWriter();
        return (await CommandLine.RunAsync(["render", .. args], new Terminal(TextReader.Null, TextWriter.Null, error)), error.ToString());
    }
}
