using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.Reports;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Perspectives;
using Postmortem.Search;
using Postmortem.Storage;

namespace Postmortem.Tests.Reviews.Perspectives;

/// <summary>
/// Canaries: words and names that occur nowhere else are written through the real services into a real file, and looked for
/// wherever they may not be. Pages in a browser are looked at in the web tests.
/// </summary>
[TestClass]
public sealed partial class PerspectiveSecrecyTests
{
    private const string Sealed = "kingfisher-under-the-weir";
    private const string Confidential = "nightjar-on-the-gravel";
    private const string CheckedIn = "wagtail-by-the-sluice";
    private const string AuthorName = "Quillon Confidantes";

    [TestMethod]
    public async Task A_sealed_or_confidential_text_is_nowhere_before_the_reveal_not_even_in_the_bytes_of_the_database()
    {
        var log = new Listening();
        await using var scene = await Scene.OpenAsync(log);
        var (bed, reviews, number) = (scene.Bed, scene.Reviews, scene.Number);

        foreach (var reader in new[] { bed.Administrator, bed.Manager, scene.Facilitator, scene.Author.Actor, scene.Colleague })
        {
            var seen = await EverythingReadAsync(bed, reader, number);
            if (reader != scene.Colleague) AssertNone(seen, Sealed, $"what {reader} may read");
            AssertNone(seen, Confidential, $"what {reader} may read");
        }
        AssertNone(await DumpAsync(bed), Sealed, "the rows");
        AssertNone(await DumpAsync(bed), Confidential, "the rows");
        AssertNone(log.Text, Sealed, "the program's log");
        AssertNone(log.Text, Confidential, "the program's log");
        foreach (var (file, bytes) in Files(bed))
            foreach (var canary in new[] { Sealed, Confidential })
                Assert.IsFalse(Holds(bytes, canary), $"{canary} stands in {file}");
        Assert.AreEqual(Confidential, (await bed.Perspectives.ReadConfidentiallyAsync(scene.Author.Actor, number)).Value.Mine["hard"],
            "its author still reads it");
    }

    [TestMethod]
    public async Task What_a_confidential_author_writes_alters_no_row_that_knows_a_person_or_a_time()
    {
        await using var scene = await Scene.OpenAsync();
        var before = await TablesAsync(scene.Bed);

        scene.Bed.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.IsNull(await scene.Bed.Perspectives.WriteConfidentiallyAsync(scene.Author.Actor, scene.Number, "saw", "More of it"));
        Assert.IsNull(await scene.Bed.Perspectives.WriteConfidentiallyAsync(scene.Colleague, scene.Number, "saw", "Someone else’s"));

        var after = await TablesAsync(scene.Bed);
        CollectionAssert.AreEqual(new[] { "ConfidentialBoxes" }, after.Where(t => t.Value != before[t.Key]).Select(t => t.Key).ToArray());
        var columns = await scene.Bed.RowsAsync(db =>
            Task.FromResult(db.Model.FindEntityType(typeof(ConfidentialBox))!.GetProperties().Select(p => p.Name).Order().ToArray()));
        CollectionAssert.AreEqual(new[] { "Content", "ReviewId", "Stamp" }, columns, "a column more may tell who or when");
    }

    [TestMethod]
    public async Task The_write_ahead_log_is_empty_behind_a_confidential_text()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.IsNull(await scene.Bed.Perspectives.WriteConfidentiallyAsync(scene.Author.Actor, scene.Number, "saw", "More of it"));
        var wal = new FileInfo(scene.Bed.Get<StorageOptions>().SqliteFile + "-wal");
        Assert.IsTrue(!wal.Exists || wal.Length == 0, $"{wal.Length} bytes of order are left");
    }

    [TestMethod]
    public async Task After_the_reveal_everyone_reads_the_words_and_nothing_links_them_to_their_author()
    {
        var log = new Listening();
        await using var scene = await Scene.OpenAsync(log);
        var (bed, number) = (scene.Bed, scene.Number);

        Assert.IsNull(await scene.Bed.Perspectives.RevealPerspectivesAsync(scene.Facilitator, number, "The afternoon is over."));

        var accounts = (await scene.Bed.Perspectives.AccountsAsync(bed.Manager, number)).Value.Revealed;
        AssertNone(log.Text, Confidential, "the program's log"); // before this test asks for it in words of its own, which are logged
        var unnamed = accounts.Single(a => a.AuthorId is null);
        Assert.AreEqual(Confidential, unnamed.Answers["hard"]);
        Assert.AreEqual(Sealed, accounts.Single(a => a.AuthorId == scene.Colleague.PersonId).Answers["saw"]);
        Assert.AreEqual(1, await bed.RowsAsync(db => db.Set<ConfidentialPerspective>().CountAsync()), "there is one sheet");
        Assert.AreEqual(RefusalKind.NotFound, (await scene.Bed.Perspectives.ReadConfidentiallyAsync(scene.Author.Actor, number)).Refusal?.Kind,
            "nothing shows any more whose it is");
        var author = scene.Author.Actor.PersonId.ToString();
        foreach (var (table, rows) in await TablesAsync(bed))
            foreach (var row in rows.Split('\n').Where(r => r.Contains(Confidential, StringComparison.Ordinal)
                || r.Contains(unnamed.Id.ToString(), StringComparison.OrdinalIgnoreCase)))
                Assert.IsFalse(row.Contains(author, StringComparison.OrdinalIgnoreCase) || row.Contains(AuthorName, StringComparison.Ordinal),
                    $"{table}: {row}");
        Assert.IsFalse(await bed.RowsAsync(db => db.Changes.AnyAsync(c => c.Before!.Contains(Confidential) || c.After!.Contains(Confidential)
            || c.Before!.Contains(Sealed) || c.After!.Contains(Sealed))));
        Assert.IsFalse(await bed.RowsAsync(db => db.Drafts.AnyAsync(d => d.PersonId == scene.Author.Actor.PersonId)), "a draft bears its writer's name");
        Assert.IsEmpty((await bed.AuditAsync()).Problems);
    }

    [TestMethod]
    public async Task What_is_made_of_a_confidential_text_names_only_who_made_it()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Bed.Perspectives.RevealPerspectivesAsync(scene.Facilitator, scene.Number, "The afternoon is over.");
        await scene.Reviews.OpenNextStageAsync(scene.Bed.Manager, scene.Number, "prepared for a test");
        var account = (await scene.Bed.Perspectives.AccountsAsync(scene.Facilitator, scene.Number)).Value.Revealed.Single(a => a.AuthorId is null);

        await scene.Bed.Factors.AddFactorAsync(scene.Facilitator, scene.Number,
            new FactorText("Nobody asks what stays behind", "priorities") { FromAccountId = account.Id }, null);

        var other = (await scene.Bed.Factors.AddFactorAsync(scene.Facilitator, scene.Number, new FactorText("The count is nobody’s", "process"), null)).Value;
        Assert.IsNull(await scene.Bed.Factors.EditFactorAsync(scene.Facilitator, scene.Number, other, "The count is nobody’s",
            new FactorText("The count is nobody’s", "process") { AccountIds = [account.Id] }));
        var author = scene.Author.Actor.PersonId.ToString();
        foreach (var row in (await DumpAsync(scene.Bed)).Split('\n').Where(r => r.Contains(account.Id.ToString(), StringComparison.OrdinalIgnoreCase)))
            Assert.IsFalse(row.Contains(author, StringComparison.OrdinalIgnoreCase) || row.Contains(AuthorName, StringComparison.Ordinal), row);

        var page = (await scene.Reviews.OpenAsync(scene.Bed.Manager, scene.Number)).Value;
        Assert.IsTrue(page.Review.Factors.All(f => f.HasEvidence), "a perspective is evidence");
        Assert.IsTrue(page.Review.Factors[0].HasEvidence, "a perspective is evidence");
        var report = await ReportAsync(scene.Bed, scene.Bed.Manager, scene.Number);
        StringAssert.Contains(report, "From a confidential perspective");
    }

    [TestMethod]
    public async Task A_check_in_is_read_by_its_two_people_and_stands_in_no_row_no_file_and_no_log()
    {
        var log = new Listening();
        await using var scene = await Scene.OpenAsync(log);
        var (bed, reviews, number, person) = (scene.Bed, scene.Reviews, scene.Number, scene.Author.Actor);
        await WriteAsync(bed.CheckIns.WriteCheckInAsync(scene.Facilitator, number, person.PersonId, "", $"How are you? {CheckedIn}"));
        await WriteAsync(bed.CheckIns.WriteCheckInAsync(person, number, person.PersonId, $"How are you? {CheckedIn}", $"How are you? {CheckedIn} Tired."));

        foreach (var reader in new[] { scene.Facilitator, person })
            StringAssert.EndsWith((await bed.CheckIns.CheckInsAsync(reader, number)).Value.Single().Text, "Tired.");
        foreach (var reader in new[] { bed.Administrator, bed.Manager, scene.Colleague })
        {
            Assert.IsEmpty((await bed.CheckIns.CheckInsAsync(reader, number)).Value);
            Assert.AreEqual(RefusalKind.NotFound, (await bed.CheckIns.WriteCheckInAsync(reader, number, person.PersonId, "", "x")).Refusal?.Kind);
            AssertNone(await EverythingReadAsync(bed, reader, number), CheckedIn, "what another may read");
        }
        AssertNone(await DumpAsync(bed), CheckedIn, "the rows");
        AssertNone(log.Text, CheckedIn, "the program's log");
        foreach (var (file, bytes) in Files(bed)) Assert.IsFalse(Holds(bytes, CheckedIn), $"it stands in {file}");

        await bed.Pause.NameFacilitatorAsync(bed.Manager, number, bed.Manager.PersonId, wasInvolved: false);
        Assert.IsEmpty((await bed.CheckIns.CheckInsAsync(bed.Manager, number)).Value,
            "whoever takes the review over does not take over what was said in private");
    }

    private static async Task WriteAsync<T>(Task<Result<T>> verb)
    {
        var written = await verb;
        Assert.IsTrue(written.Ok, written.Refusal?.Sentence);
    }

    internal static void AssertNone(string text, string canary, string where) =>
        Assert.IsFalse(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{canary} stands in {where}");

    internal static bool Holds(byte[] bytes, string canary) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(canary)) >= 0;

    /// <summary>Every file of the data folder: the database, its write-ahead log, whatever else there may be one day.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> Files(Testbed bed)
    {
        foreach (var path in Directory.EnumerateFiles(bed.Get<StorageOptions>().DataFolder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            yield return (Path.GetFileName(path), bytes.ToArray());
        }
    }

    /// <summary>All that one person is given of a review: the review with everything in it, its history, its report, and what is found by words.</summary>
    private static async Task<string> EverythingReadAsync(Testbed bed, Actor reader, int number)
    {
        var reviews = bed.Get<ReviewService>();
        var seen = new StringBuilder();
        var page = (await reviews.OpenAsync(reader, number)).Value;
        foreach (var part in new object[] { page.Review, page.Review.Perspectives, page.Review.Timeline, page.Gate,
            (await bed.Perspectives.AccountsAsync(reader, number)).Value, (await bed.History.HistoryAsync(reader, number, 1)).Value,
            (await bed.Get<ActionService>().MyWorkAsync(reader)).Value })
            seen.AppendLine(JsonSerializer.Serialize(part, part.GetType()));
        seen.AppendLine(await ReportAsync(bed, reader, number));
        foreach (var canary in new[] { Sealed, Confidential, CheckedIn })
            seen.AppendLine(JsonSerializer.Serialize((await bed.Get<SearchService>().FindAsync(reader, canary.Split('-')[0])).Value));
        return seen.ToString();
    }

    internal static async Task<string> ReportAsync(Testbed bed, Actor reader, int number)
    {
        var report = (await bed.Get<ReportDocuments>().ReviewAsync(reader, number, "en")).Value;
        using var pdf = new MemoryStream();
        await PdfWriter.WriteAsync(report, pdf);
        return report.Markdown + Encoding.Latin1.GetString(pdf.ToArray());
    }

    internal static async Task<string> DumpAsync(Testbed bed) => string.Join('\n', (await TablesAsync(bed)).Select(t => $"{t.Key}\n{t.Value}"));

    /// <summary>Every value of every row, by table.</summary>
    private static Task<Dictionary<string, string>> TablesAsync(Testbed bed) => bed.RowsAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        Dictionary<string, string> tables = [];
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            tables[table] = string.Join('\n', await RowsAsync(connection, $"SELECT * FROM \"{table}\""));
        return tables;
    });

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(string.Join('\u001f', Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes)
                : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    /// <summary>Keeps all that the program logs, down to the last detail.</summary>
    internal sealed class Listening : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);
        public void Write(string line) => _lines.Enqueue(line);
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Write($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
