using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Storage;

namespace Postmortem.Tests.Storage;

[TestClass]
public sealed class StorageTroubleTests
{
    [TestMethod]
    public async Task A_full_disk_is_said_by_the_verb_and_nothing_is_stored()
    {
        await using var bed = await Testbed.OpenAsync();
        await bed.RowsAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1"); // no page more than there are, on the handle that the pool hands on
        });

        var refusal = (await bed.Get<IncidentService>().ReportAsync(bed.Member,
            new IncidentText { Title = new string('x', 200), CustomerExperience = new string('y', 900_000) })).Refusal;

        Assert.AreEqual(RefusalKind.Unavailable, refusal?.Kind, refusal?.Sentence);
        StringAssert.Contains(refusal?.Sentence, "disk that holds the data is full");
        Assert.AreEqual(0, await bed.RowsAsync(db => db.Set<Incident>().CountAsync()));
    }

    [TestMethod]
    public async Task Whoever_stands_behind_somebody_who_waits_for_the_file_is_told_so_as_soon_as_they()
    {
        await using var bed = await Testbed.OpenAsync();
        using var first = await bed.Get<WriteQueue>().EnterAsync(CancellationToken.None);
        var report = () => bed.Get<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "A second till" });
        var (second, third) = (report(), report());
        var waits = await bed.Clock.WaitedForAsync();
        await bed.Clock.WaitedForAsync();
        bed.Clock.Advance(waits);
        foreach (var told in new[] { await second, await third }) StringAssert.Contains(told.Refusal?.Sentence, "held by another program");

        first!.Dispose();
        Assert.IsTrue((await report()).Ok);
    }

    [TestMethod]
    public void Whoever_only_reads_is_not_told_of_what_they_typed()
    {
        var failure = new InvalidOperationException("no", new SqliteException("no", 13));
        Assert.AreEqual("The disk that holds the data is full. An administrator needs to make room.", StorageTrouble.SentenceOf(failure));
        Assert.AreEqual(StorageTrouble.SentenceOf(failure), StorageTrouble.InTerminal(StorageTrouble.Of(failure)!));
        Assert.IsNull(StorageTrouble.SentenceOf(new InvalidOperationException("a bug")));
    }

    [TestMethod]
    [DataRow(5, "held by another program")]
    [DataRow(6, "held by another program")]
    [DataRow(8, "only be read")]
    [DataRow(10, "cannot be reached")]
    [DataRow(11, "damaged")]
    [DataRow(13, "full")]
    [DataRow(26, "damaged")]
    public void What_the_database_says_is_said_in_a_sentence(int code, string words)
    {
        var failure = new DbUpdateException("no", new SqliteException("no", code));
        StringAssert.Contains(StorageTrouble.Of(failure)?.Sentence, words);
        Assert.IsNull(StorageTrouble.Of(new SqliteException("a constraint", 19)));
        Assert.IsNull(StorageTrouble.Of(new InvalidOperationException("a bug")));
    }

    [TestMethod]
    [DataRow(53, "cannot be reached")]
    [DataRow(40, "cannot be reached")]
    [DataRow(10054, "cannot be reached")]
    [DataRow(4060, "cannot be reached")]
    [DataRow(-2, "held by another program")]
    [DataRow(1205, "held by another program")]
    [DataRow(1105, "full")]
    public void So_is_what_SQL_Server_and_the_network_before_it_say(int number, string words)
    {
        StringAssert.Contains(StorageTrouble.OfSqlServer(number)?.What, words);
        Assert.IsNull(StorageTrouble.OfSqlServer(2627)); // a constraint
    }

    [TestMethod]
    public void So_is_a_disk_that_has_no_room_for_a_file()
    {
        StringAssert.Contains(StorageTrouble.Of(new IOException("No space left on device", 28))?.Sentence, "full");
        StringAssert.Contains(StorageTrouble.Of(new IOException("There is not enough space", unchecked((int)0x80070070)))?.Sentence, "full");
        Assert.IsNull(StorageTrouble.Of(new IOException("The pipe is broken", 32)));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Another_process_that_migrates_is_waited_for_and_nothing_else_that_is_wrong()
    {
        await using var bed = await Testbed.OpenAsync();
        var file = Path.Combine(bed.Get<StorageOptions>().DataFolder, "migrate.lock");
        await using var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var waiting = bed.Get<Migrator>().MigrateAsync();
        await bed.Clock.PassAsync();
        var next = await bed.Clock.WaitedForAsync();
        held.Close();
        bed.Clock.Advance(next);
        await waiting;

        File.Delete(file);
        File.CreateSymbolicLink(file, file + ".gone/lock");
        await Assert.ThrowsAsync<IOException>(() => bed.Get<Migrator>().MigrateAsync().WaitAsync(TimeSpan.FromSeconds(10)), "it waits for what does not come");
    }

    [TestMethod]
    public void The_data_folder_and_its_keys_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Windows folders inherit who may read them.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("postmortem-mode-").FullName;
        try
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead
                | UnixFileMode.GroupRead);
            DataFolder.Make(folder);
            foreach (var path in new[] { folder, DataFolder.Keys(folder) })
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path), path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
