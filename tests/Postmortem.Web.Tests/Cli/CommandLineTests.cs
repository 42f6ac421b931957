using Microsoft.Data.Sqlite;
using Postmortem.Web.Cli;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Cli;

[TestClass]
public sealed partial class CommandLineTests
{
    private const string Good = """
        {"page":{"id":"p1","name":"Shop"},"incidents":[{"id":"i1","name":"Tills were slow","status":"resolved","impact":"minor",
        "created_at":"2026-03-01T10:00:00Z","resolved_at":"2026-03-01T11:00:00Z",
        "incident_updates":[{"id":"u1","status":"resolved","body":"Fast again","created_at":"2026-03-01T11:00:00Z"}]}]}
        """;

    private string _folder = "";

    private string Data => Path.Combine(_folder, "data");

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("postmortem-cli-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("improt")]
    [DataRow("import")]
    [DataRow("import", "no-such-file.json")]
    [DataRow("import", "--format", "pigeon", ".")]
    [DataRow("import", ".", "--zone", "Europe/Nowhere")]
    [DataRow("people", "add", "ana@example.com", "--name", "Ana", "--role", "king")]
    [DataRow("render", ".")]
    public async Task A_usage_we_do_not_know_ends_with_2_and_says_so(params string[] args)
    {
        var (status, output, error) = await RunAsync(args);

        Assert.AreEqual(2, status, error);
        Assert.AreEqual("", output);
        StringAssert.Contains(error, "--help");
        Assert.IsFalse(error.Contains("[U+", StringComparison.Ordinal), error);
    }

    [TestMethod]
    public async Task Help_lists_the_verbs_and_ends_with_0()
    {
        var (status, output, _) = await RunAsync("--help");

        Assert.AreEqual(0, status);
        foreach (var verb in new[] { "serve", "import", "render", "people", "templates", "wording", "migrate", "verify" }) StringAssert.Contains(output, verb);
    }

    [TestMethod]
    public async Task A_verb_on_a_folder_without_a_database_makes_none_and_says_where_it_looked()
    {
        var (status, _, error) = await RunAsync("verify", "--data", Data);

        Assert.AreEqual(1, status);
        StringAssert.Contains(error, Data);
        Assert.IsFalse(Directory.Exists(Data));
    }

    [TestMethod]
    public async Task People_cannot_be_added_before_there_is_an_organisation()
    {
        await RunAsync("migrate", "--data", Data);

        var (status, _, error) = await RunAsync("people", "add", "ana@example.com", "--name", "Ana", "--role", "admin", "--data", Data);

        Assert.AreEqual(1, status);
        StringAssert.Contains(error, "no organisation yet");
    }

    [TestMethod]
    public async Task Setup_founds_the_organisation_once_and_imports_into_nothing_begin_one()
    {
        var file = Write("a.json", Good);
        var early = await RunAsync("import", file, "--data", Data);
        Assert.AreEqual(0, early.Status, early.Error);

        string[] setup = ["setup", "--organisation", "Marigold", "--admin", "ana@example.com", "--password-stdin", "--data", Data];
        var first = await RunAsync(new StringReader("six quiet mornings by a lake\n"), setup);
        var second = await RunAsync(new StringReader("six quiet mornings by a lake\n"), setup);
        var again = await RunAsync("import", file, "--data", Data);

        Assert.AreEqual(0, first.Status, first.Error);
        Assert.AreEqual(1, second.Status);
        StringAssert.Contains(second.Error, "set up already");
        StringAssert.Contains(again.Output, "1 unchanged", "what was imported before is kept");
    }

    [TestMethod]
    public async Task A_weak_password_sets_nothing_up()
    {
        var (status, _, _) = await RunAsync(new StringReader("short\n"), "setup", "--organisation", "M", "--admin", "ana@example.com", "--password-stdin",
            "--data", Data);

        Assert.AreEqual(1, status);
        Assert.IsFalse(Directory.Exists(Data));
    }

    [TestMethod]
    public async Task Verbs_on_a_folder_without_a_database_say_what_to_do()
    {
        foreach (var args in new string[][] { ["verify"], ["people", "add", "ana@example.com", "--name", "Ana", "--role", "admin"] })
        {
            var (status, _, error) = await RunAsync([.. args, "--data", Data]);
            Assert.AreEqual(1, status);
            StringAssert.Contains(error, "setup --organisation");
        }
    }

    [TestMethod]
    public async Task A_person_is_added_with_a_password_that_is_made_and_shown_once_or_read_from_the_input()
    {
        await Northwind.CopyToAsync(Data);

        var made = await RunAsync("people", "add", "ana@example.com", "--name", "Ana", "--role", "manager", "--data", Data);
        var read = await RunAsync(new StringReader("six quiet mornings by a lake\n"), "people", "add", "bo@example.com", "--name", "Bo", "--role", "member",
            "--password-stdin", "--data", Data);
        var twice = await RunAsync("people", "add", "ANA@example.com", "--name", "Ana", "--role", "manager", "--data", Data);

        Assert.AreEqual(0, made.Status, made.Error);
        StringAssert.Matches(made.Output, new("[a-z2-9]{6}(-[a-z2-9]{6}){3}"));
        Assert.AreEqual(0, read.Status, read.Error);
        Assert.IsFalse(read.Output.Contains("lake", StringComparison.Ordinal));
        Assert.AreEqual(1, twice.Status);
        StringAssert.Contains(twice.Error, "has an account already");
    }

    [TestMethod]
    public async Task The_first_person_is_an_administrator()
    {
        await RunAsync("import", Write("a.json", Good), "--data", Data);
        var member = await RunAsync("people", "add", "bo@example.com", "--name", "Bo", "--role", "member", "--data", Data);
        var admin = await RunAsync("people", "add", "ana@example.com", "--name", "Ana", "--role", "admin", "--data", Data);
        var second = await RunAsync("people", "add", "bo@example.com", "--name", "Bo", "--role", "member", "--data", Data);

        Assert.AreEqual((1, 0, 0), (member.Status, admin.Status, second.Status), member.Error + admin.Error + second.Error);
        StringAssert.Contains(member.Error, "first person must be an administrator");
        StringAssert.Contains(member.Error, "--role admin");
    }

    [TestMethod]
    [DataRow("migrate")]
    [DataRow("verify")]
    [DataRow("import", "good.json")]
    [DataRow("people", "add", "ana@example.com", "--name", "Ana", "--role", "admin")]
    [DataRow("setup", "--organisation", "Marigold", "--admin", "ana@example.com")]
    [DataRow("serve", "--urls", "http://127.0.0.1:0")]
    public async Task A_file_where_the_folder_should_be_is_said_in_a_sentence(params string[] args)
    {
        var file = Write("good.json", Good);
        foreach (var data in new[] { file, Path.Combine(file, "data") })
        {
            var (status, _, error) = await RunAsync([.. args.Select(arg => arg == "good.json" ? file : arg), "--data", data]);
            Assert.AreEqual(1, status);
            Assert.AreEqual(1, error.Trim().Split('\n').Length, error);
            StringAssert.Contains(error, file);
        }
    }

    [TestMethod]
    [DataRow("import")]
    [DataRow("people")]
    [DataRow("verify")]
    public async Task A_damaged_key_of_the_log_is_said_in_a_sentence(string verb)
    {
        await Northwind.CopyToAsync(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "log.key"), "short");
        var (status, _, error) = await RunAsync(["--data", Data, .. verb switch
        {
            "import" => new[] { "import", Write("good.json", Good) },
            "people" => ["people", "add", "ana@example.com", "--name", "Ana", "--role", "admin"],
            _ => ["verify"],
        }]);
        Assert.AreEqual(1, status);
        StringAssert.Contains(error, "log.key is no key of the log");
        Assert.AreEqual(1, error.Trim().Split('\n').Length, error);
    }

    [TestMethod]
    public async Task An_altered_row_of_the_log_is_found()
    {
        await Northwind.CopyToAsync(Data);
        var whole = await RunAsync("verify", "--data", Data);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "postmortem.db")}"))
        {
            await connection.OpenAsync();
            await using var alter = connection.CreateCommand();
            alter.CommandText = "UPDATE Changes SET After = '{}' WHERE Sequence = 2";
            await alter.ExecuteNonQueryAsync();
        }

        var (status, _, error) = await RunAsync("verify", "--data", Data);

        Assert.AreEqual(0, whole.Status, whole.Error);
        Assert.AreEqual(1, status);
        StringAssert.Contains(error, "entry 2");
    }

    [TestMethod]
    public async Task Markdown_becomes_a_PDF_or_a_page_with_its_first_heading_as_the_title()
    {
        var file = Write("text.md", "+++\ntitle = 'other'\n+++\n# A heading\n\nWords & more.\n");

        var pdf = await RunAsync("render", file, "-o", Path.Combine(_folder, "out", "text.pdf"));
        var html = await RunAsync("render", file, "-o", Path.Combine(_folder, "out", "text.html"));

        Assert.AreEqual(0, pdf.Status, pdf.Error);
        Assert.AreEqual(0, html.Status, html.Error);
        Assert.AreEqual("%PDF-1.7", (await File.ReadAllTextAsync(Path.Combine(_folder, "out", "text.pdf")))[..8]);
        var page = await File.ReadAllTextAsync(Path.Combine(_folder, "out", "text.html"));
        StringAssert.Contains(page, "<title>A heading</title>");
        Assert.AreEqual(1, page.Split("<h1").Length - 1, "the title stands there twice");
        StringAssert.Contains(page, "Words &amp; more.");
    }

    [TestMethod]
    public async Task A_broken_template_keeps_the_program_from_serving_and_is_named_with_line_and_column()
    {
        var templates = Path.Combine(_folder, "templates");
        Copy(Checkout.Folder("templates"), templates);
        await File.AppendAllTextAsync(Path.Combine(templates, "reviews", "standard.yaml"), "\nmisspelt: true\n");

        var check = await RunAsync("templates", "--templates", templates, "--data", Data);
        var serve = await RunAsync("serve", "--templates", templates, "--data", Data, "--urls", "http://127.0.0.1:0");

        Assert.AreEqual((1, 1), (check.Status, serve.Status), serve.Error);
        StringAssert.Matches(serve.Error, new(@"standard\.yaml:\d+:\d+: \S"));
        StringAssert.Matches(check.Error, new(@"standard\.yaml:\d+:\d+: \S"));
    }

    [TestMethod]
    public async Task An_address_that_is_taken_is_said_in_one_sentence()
    {
        var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        try
        {
            var url = $"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}";
            var (status, output, error) = await RunAsync("serve", "--data", Data, "--urls", url);

            Assert.AreEqual(1, status);
            Assert.AreEqual("", output);
            Assert.AreEqual(1, error.Trim().Split('\n').Length, error);
            StringAssert.Contains(error, url);
        }
        finally
        {
            taken.Dispose();
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static Task<(int Status, string Output, string Error)> RunAsync(params string[] args) => RunAsync(TextReader.Null, args);

    private static async Task<(int Status, string Output, string Error)> RunAsync(TextReader input, params string[] args)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(args, new Terminal(input, output, error));
        return (status, output.ToString(), error.ToString());
    }
}
