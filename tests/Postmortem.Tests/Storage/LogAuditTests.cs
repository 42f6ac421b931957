using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Storage;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Storage;

/// <summary>Somebody who can write the database, and has not the folder of keys.</summary>
[TestClass]
public sealed class LogAuditTests
{
    [TestMethod]
    public async Task What_the_verbs_wrote_is_whole_in_every_standing()
    {
        foreach (var standing in Enum.GetValues<Standing>())
        {
            await using var bed = await Testbed.OpenAsync();
            await AccessCase.PrepareAsync(bed, standing);
            var audit = await bed.AuditAsync();
            Assert.AreEqual("", string.Join("\n", audit.Problems), standing.ToString());
            Assert.AreEqual(await bed.RowsAsync(db => db.Changes.LongCountAsync()), audit.Head!.Count);
        }
    }

    [TestMethod]
    [DataRow("DELETE FROM Changes WHERE Sequence > 9", "cut or emptied")]
    [DataRow("DELETE FROM Changes", "cut or emptied")]
    [DataRow("DELETE FROM Changes WHERE Sequence > 9; DELETE FROM LogHeads", "head is gone")]
    [DataRow("DELETE FROM Changes WHERE Sequence > 9; UPDATE LogHeads SET Count = 9, Hash = (SELECT Hash FROM Changes WHERE Sequence = 9)", "cut or emptied")]
    [DataRow("UPDATE Changes SET After = 'forged' WHERE Sequence = 4", "entry 4")]
    [DataRow("DELETE FROM Changes WHERE Sequence = 4", "entry 4")]
    [DataRow("UPDATE Changes SET PersonId = NULL WHERE Sequence = 6", "entry 6")]
    [DataRow("UPDATE People SET Role = 2 WHERE Name = 'Mia Member'", "Role of the Person")]
    [DataRow("UPDATE People SET DisabledAt = NULL WHERE Name = 'Lee Left'", "DisabledAt of the Person")]
    [DataRow("UPDATE Reviews SET Stage = 3", "Stage of the Review")]
    [DataRow("UPDATE Notices SET State = 1", "State of the Notice")]
    [DataRow("DELETE FROM Notices", "Notice: a row is gone")]
    [DataRow("UPDATE Reviews SET FacilitatorId = StartedById", "FacilitatorId of the Review")]
    [DataRow("UPDATE Actions SET OwnerId = (SELECT Id FROM People WHERE Name = 'Mia Member')", "OwnerId of the CorrectiveAction")]
    [DataRow("UPDATE Actions SET VerifierId = OwnerId", "VerifierId of the CorrectiveAction")]
    [DataRow("UPDATE Participants SET WasInvolved = 0", "WasInvolved of the Participant")]
    [DataRow("UPDATE Participants SET PersonId = (SELECT Id FROM People WHERE Role = 2)", "Participant")]
    [DataRow("DELETE FROM Participants", "Participant: a row is gone")]
    [DataRow("DELETE FROM ActionFactors", "ActionFactor: a row is gone")]
    [DataRow("UPDATE Recipients SET RevokedAt = 1", "RevokedAt of the Recipient")]
    [DataRow("INSERT INTO Signatures (Id, ReviewId, SignedById, SignedAt, ContentHash, VoidedBecause) "
        + "SELECT '01900000-0000-7000-8000-000000000001', Id, StartedById, StartedAt, 'x', '' FROM Reviews", "Signature: a row stands")]
    public async Task A_forgery_is_found(string forgery, string words)
    {
        await using var bed = await Testbed.OpenAsync();
        await AccessCase.PrepareAsync(bed, Standing.Fixing);
        await bed.RowsAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
            await db.Database.ExecuteSqlRawAsync(forgery);
            return await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=ON");
        });
        StringAssert.Contains(string.Join("\n", (await bed.AuditAsync()).Problems), words);
    }

    [TestMethod]
    public async Task A_chain_that_is_computed_anew_without_the_key_is_found()
    {
        await using var bed = await Testbed.OpenAsync();
        await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        var other = new LogKey(new StorageOptions(Directory.CreateTempSubdirectory("postmortem-otherkey-").FullName));
        await bed.RowsAsync(async db =>
        {
            var (hash, count) = (ChangeLog.Start, 0L);
            foreach (var c in await db.Changes.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync())
            {
                var text = new ChangeText(c.At, c.PersonId, c.Verb, c.EntityType, c.EntityId, c.ReviewId, c.Before, c.After);
                var forged = new Change(c.Sequence, hash, text, other);
                await db.Database.ExecuteSqlAsync($"UPDATE Changes SET PreviousHash = {hash}, Hash = {forged.Hash} WHERE Sequence = {c.Sequence}");
                (hash, count) = (forged.Hash, c.Sequence);
            }
            return count;
        });
        StringAssert.Contains((await bed.AuditAsync()).Problems[0], "entry 1");
    }

    [TestMethod]
    public async Task What_is_written_after_the_log_was_cut_does_not_hide_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        await bed.RowsAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM Changes WHERE Sequence > 12"));
        Assert.IsNull(await bed.Get<ReviewService>().RenameAsync(bed.Manager, it.Review, "Another name"));
        StringAssert.Contains(string.Join("\n", (await bed.AuditAsync()).Problems), "cut or emptied");
    }

    [TestMethod]
    public async Task An_older_copy_of_everything_is_found_by_a_head_that_was_kept_elsewhere()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        await using var older = await bed.CopyAsync();
        Assert.IsNull(await bed.Get<ReviewService>().RenameAsync(bed.Manager, it.Review, "Another name"));
        var kept = (await bed.AuditAsync()).Head!;
        Assert.IsNull(await bed.Get<ReviewService>().RenameAsync(bed.Manager, it.Review, "And another"));

        Assert.AreEqual(0, (await bed.AuditAsync(kept)).Problems.Count);
        Assert.AreEqual(0, (await older.AuditAsync()).Problems.Count);
        StringAssert.Contains((await older.AuditAsync(kept)).Problems.Single(), "older copy");
    }

    [TestMethod]
    public async Task Without_its_key_it_is_said_that_nothing_can_be_told()
    {
        await using var bed = await Testbed.OpenAsync();
        await bed.Get<Postmortem.People.PeopleService>().DescribeMeAsync(bed.Member, "Mia Marchand", "UTC");
        File.Delete(LogKey.FileIn(bed.Get<StorageOptions>().DataFolder));
        StringAssert.Contains((await bed.AuditAsync()).Problems.Single(), "key of the log is not in the folder of keys");
    }
}
