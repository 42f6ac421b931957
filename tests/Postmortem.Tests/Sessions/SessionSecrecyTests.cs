using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postmortem.Reviews;
using Postmortem.Reviews.History;
using Postmortem.Search;
using Postmortem.Sessions;
using Postmortem.Storage.Sqlite;
using Postmortem.Tests.Access;
using static Postmortem.Tests.Reviews.Perspectives.PerspectiveSecrecyTests;

namespace Postmortem.Tests.Sessions;

/// <summary>A canary written alone in a session is looked for wherever it may not be. Pages in a browser are looked at in the web tests.</summary>
[TestClass]
public sealed class SessionSecrecyTests
{
    private const string Canary = "sandpiper-at-low-water";

    [TestMethod]
    public async Task What_is_written_alone_is_nowhere_before_the_reveal_not_even_in_the_bytes_of_the_database()
    {
        var log = new Listening();
        await using var bed = await Testbed.OpenAsync(services =>
        {
            services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            services.ConfigureDbContext<SqliteDb>(o => o.LogTo(log.Write, LogLevel.Trace));
        });
        var it = await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        var sessions = bed.Get<SessionService>();
        foreach (var text in new[] { Canary[..10], $"{Canary} and more", Canary })
            Assert.IsTrue((await sessions.WriteAnswerAsync(bed.Member, it.Review, it.Alone, text)).Ok);

        foreach (var reader in new[] { bed.Manager, bed.Administrator, bed.Member })
        {
            var page = (await bed.Get<ReviewService>().OpenAsync(reader, it.Review)).Value;
            AssertNone(JsonSerializer.Serialize(page.Sessions), Canary, "the live snapshot");
            AssertNone(JsonSerializer.Serialize((await bed.Get<HistoryService>().HistoryAsync(reader, it.Review, 1)).Value), Canary, "the history");
            AssertNone(JsonSerializer.Serialize((await bed.Get<SearchService>().FindAsync(reader, "sandpiper")).Value), Canary, "what is found");
            AssertNone(await ReportAsync(bed, reader, it.Review), Canary, "the report");
            if (reader != bed.Member) Assert.AreEqual("", (await sessions.MyAnswerAsync(reader, it.Review, it.Alone)).Value.Text);
        }
        AssertNone(await DumpAsync(bed), Canary, "the rows");
        AssertNone(log.Text, Canary, "the program's log");
        foreach (var (file, bytes) in Files(bed)) Assert.IsFalse(Holds(bytes, Canary), $"the canary stands in {file}");
        Assert.AreEqual(Canary, (await sessions.MyAnswerAsync(bed.Member, it.Review, it.Alone)).Value.Text, "its author still reads it");
    }

    [TestMethod]
    public async Task What_was_never_revealed_is_in_no_record_after_the_end()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        await bed.Get<SessionService>().WriteAnswerAsync(bed.Member, it.Review, it.Alone, Canary);
        Assert.IsNull(await bed.Get<SessionService>().EndAsync(bed.Manager, it.Review));
        AssertNone(await ReportAsync(bed, bed.Manager, it.Review), Canary, "the report");
        AssertNone(await DumpAsync(bed), Canary, "the rows");
    }

    [TestMethod]
    public async Task The_record_of_a_session_stands_in_the_report()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        var sessions = bed.Get<SessionService>();
        Assert.IsNull(await sessions.RevealAsync(bed.Manager, it.Review, it.Alone));
        Assert.IsNull(await sessions.GoToAsync(bed.Manager, it.Review, it.Discussion));
        await sessions.WriteNotesAsync(bed.Member, it.Review, it.Discussion, "", "Two files that nobody compares");
        await sessions.WriteOutcomeAsync(bed.Member, it.Review, it.Discussion, "", "We compare them each night");
        Assert.IsNull(await sessions.EndAsync(bed.Manager, it.Review));
        foreach (var language in new[] { "en", "fr" })
        {
            var report = (await bed.Get<Postmortem.Reports.ReportDocuments>().ReviewAsync(bed.Manager, it.Review, language)).Value.Markdown;
            foreach (var words in new[] { "The screen said paid", "Two files that nobody compares", "We compare them each night", "Who reads the log at night",
                "Mia Member" })
                StringAssert.Contains(report, words);
        }
    }
}
