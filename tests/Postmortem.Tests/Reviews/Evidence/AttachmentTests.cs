using System.Text;
using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Search;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Evidence;

/// <summary>Files that are kept as evidence.</summary>
[TestClass]
public sealed class AttachmentTests
{
    private static readonly byte[] Log = Encoding.UTF8.GetBytes("14:05 queue length 4211 kingfisher-at-dusk\n");

    [TestMethod]
    public async Task A_file_comes_back_byte_for_byte_to_those_in_the_review_and_its_bytes_stand_in_no_log()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var id = (await bed.Attachments.AttachAsync(bed.Member, it.Review,
            new AttachmentText("C:\\Users\\mia\\queue “export”.log", "text/plain; charset=utf-8", Log))).Value;

        var read = (await bed.Attachments.ReadAttachmentAsync(bed.Manager, it.Review, id)).Value;
        CollectionAssert.AreEqual(Log, read.Bytes);
        Assert.AreEqual(("queue “export”.log", "text/plain"), (read.Name, read.ContentType));
        var kept = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Attachments.Single();
        Assert.AreEqual((Log.Length, bed.Member.PersonId), (kept.Length, kept.AddedById));
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Attachments.ReadAttachmentAsync(bed.Stranger, it.Review, id)).Refusal!.Kind);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Attachments.ReadAttachmentAsync(bed.Manager, it.Review + 1, id)).Refusal!.Kind);
        var rows = await bed.RowsAsync(db => db.Changes.Where(c => c.Verb == "attachment.add").ToListAsync());
        Assert.AreEqual(nameof(Attachment), rows.Single(r => r.EntityId == id).EntityType);
        Assert.IsFalse(rows.Exists(r => r.After!.Contains(Convert.ToBase64String(Log)[..20], StringComparison.Ordinal)
            || r.After.Contains("kingfisher", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_file_shows_a_factor_and_cannot_be_taken_away_from_under_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var file = (await bed.Attachments.AttachAsync(bed.Member, it.Review, new AttachmentText("queue.log", "text/plain", Log))).Value;
        var factor = (await bed.Factors.AddFactorAsync(bed.Member, it.Review,
            new FactorText("Nobody is told when the queue grows", "tools") { AttachmentIds = [file, file, Guid.CreateVersion7()] }, null)).Value;
        Assert.IsTrue((await FactorAsync()).HasEvidence);
        Assert.AreEqual(file, (await FactorAsync()).Attachments.Single().AttachmentId, "once, and only files of this review");

        StringAssert.Contains((await bed.Attachments.RemoveAttachmentAsync(bed.Member, it.Review, file))!.Sentence,
            "shows the factor “Nobody is told when the queue grows”", StringComparison.Ordinal);
        Assert.IsNull(await bed.Factors.EditFactorAsync(bed.Member, it.Review, factor, "Nobody is told when the queue grows",
            new FactorText("Nobody is told when the queue grows", "tools")));
        Assert.IsNull(await bed.Attachments.RemoveAttachmentAsync(bed.Member, it.Review, file));
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Attachments.ReadAttachmentAsync(bed.Manager, it.Review, file)).Refusal!.Kind,
            "what was taken away is not handed out");
        Assert.IsNull(await bed.Attachments.RestoreAttachmentAsync(bed.Member, it.Review, file));
        CollectionAssert.AreEqual(Log, (await bed.Attachments.ReadAttachmentAsync(bed.Manager, it.Review, file)).Value.Bytes);

        async Task<ContributingFactor> FactorAsync() => (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Factors.Single(f => f.Id == factor);
    }

    [TestMethod]
    public async Task A_file_is_found_by_its_name_and_no_longer_once_it_is_taken_away()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        var file = (await bed.Attachments.AttachAsync(bed.Member, it.Review, new AttachmentText("whimbrel_queue-2026.log", "text/plain", Log))).Value;
        Assert.AreEqual($"file whimbrel_queue-2026.log {it.Review} {file}", await FoundAsync(bed.Manager, "whimb 2026"));
        Assert.AreEqual("", await FoundAsync(bed.Stranger, "whimbrel"));
        Assert.AreEqual("", await FoundAsync(bed.Manager, "kingfisher"), "nobody reads what is in it");
        Assert.IsNull(await bed.Attachments.RemoveAttachmentAsync(bed.Member, it.Review, file));
        Assert.AreEqual("", await FoundAsync(bed.Manager, "whimbrel"));
        Assert.IsNull(await bed.Attachments.RestoreAttachmentAsync(bed.Member, it.Review, file));
        Assert.AreNotEqual("", await FoundAsync(bed.Member, "whimbrel"));

        async Task<string> FoundAsync(Actor who, string words) =>
            string.Join(", ", (await bed.Get<SearchService>().FindAsync(who, words)).Value.Select(h => $"{h.Kind} {h.Title} {h.ReviewNumber} {h.EntityId}"));
    }

    [TestMethod]
    public async Task Undo_takes_a_file_back_unless_it_shows_a_factor_by_now_and_puts_a_cut_tie_back()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var file = (await bed.Attachments.AttachAsync(bed.Member, it.Review, new AttachmentText("queue.log", "text/plain", Log))).Value;
        var factor = (await bed.Factors.AddFactorAsync(bed.Manager, it.Review, new FactorText("Nobody is told", "tools") { AttachmentIds = [file] },
            null)).Value;
        StringAssert.Contains((await UndoAsync(bed.Member))!.Sentence, "the file shows a factor", StringComparison.Ordinal);

        Assert.IsNull(await bed.Factors.EditFactorAsync(bed.Manager, it.Review, factor, "Nobody is told", new FactorText("Nobody is told", "tools")));
        Assert.IsNull(await UndoAsync(bed.Manager));
        Assert.HasCount(1, (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Factors.Single(f => f.Id == factor).Attachments);
        Assert.IsNull(await bed.Factors.EditFactorAsync(bed.Manager, it.Review, factor, "Nobody is told", new FactorText("Nobody is told", "tools")));
        Assert.IsNull(await UndoAsync(bed.Member));
        Assert.IsEmpty((await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Attachments);

        async Task<Refusal?> UndoAsync(Actor who) =>
            await bed.History.UndoAsync(who, it.Review, (await bed.History.LastOfMineAsync(who, it.Review)).Value.Rows[^1].Sequence);
    }

    [TestMethod]
    [DataRow("empty.log", 0, "is empty")]
    [DataRow("big.zip", Attachment.LargestFile + 1, "larger than 10 MB")]
    [DataRow("", 1, "name")]
    [DataRow("a/b/", 1, "name")]
    public async Task A_file_that_cannot_be_kept_is_refused_with_a_sentence(string name, int length, string says)
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        var answer = await bed.Attachments.AttachAsync(bed.Member, it.Review, new AttachmentText(name, "application/zip", new byte[length]));
        StringAssert.Contains(answer.Refusal!.Sentence, says, StringComparison.OrdinalIgnoreCase);
        Assert.AreEqual(0, await bed.RowsAsync(db => db.Set<AttachmentContent>().CountAsync()));
    }

    [TestMethod]
    public async Task The_same_file_is_kept_once_and_no_more_than_fit()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        Assert.IsTrue((await bed.Attachments.AttachAsync(bed.Member, it.Review, new AttachmentText("queue.log", "<script>", Log))).Ok);
        var again = (await bed.Attachments.AttachAsync(bed.Manager, it.Review, new AttachmentText("copy.log", "text/plain", Log))).Refusal!;
        Assert.AreEqual(("This file is kept already, as “queue.log”.", RefusalKind.Conflict), (again.Sentence, again.Kind));
        Assert.AreEqual("application/octet-stream", (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Attachments.Single().ContentType);
        for (var i = 1; i < Attachment.MostFiles; i++) Assert.IsTrue((await bed.Attachments.AttachAsync(bed.Member, it.Review,
            new AttachmentText($"{i}.log", "text/plain", BitConverter.GetBytes(i)))).Ok);
        StringAssert.Contains((await bed.Attachments.AttachAsync(bed.Member, it.Review,
            new AttachmentText("last.log", "text/plain", new byte[9]))).Refusal!.Sentence, "100 files already", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_signature_is_for_the_files_too()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        Assert.IsNull(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        Assert.IsTrue((await bed.Attachments.AttachAsync(bed.Member, it.Review, new AttachmentText("queue.log", "text/plain", Log))).Ok);
        Assert.IsNull((await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Signature);
        var change = (await bed.Signatures.SinceSignedAsync(bed.Manager, it.Review)).Value.Changes!.Single();
        Assert.AreEqual((null, "queue.log"), (change.Before, change.After));
    }
}
