using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Evidence;

/// <summary>Files that are kept as evidence.</summary>
public sealed class AttachmentService(Store store)
{
    /// <returns>The attachment's id.</returns>
    public Task<Result<Guid>> AttachAsync(Actor actor, int number, AttachmentText text, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "attachment.add", (work, review) =>
        {
            if (review.Attach(text, work.Me, work.Now, out var added) is { } refusal) return Task.FromResult<Result<Guid>>(refusal);
            work.Db.Add(new AttachmentContent(added!, text.Bytes));
            return Task.FromResult<Result<Guid>>(added!.Id);
        }, ct);

    public Task<Refusal?> RemoveAttachmentAsync(Actor actor, int number, Guid attachmentId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "attachment.remove", (work, review) => review.RemoveAttachment(attachmentId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreAttachmentAsync(Actor actor, int number, Guid attachmentId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "attachment.restore", (_, review) => review.RemoveAttachment(attachmentId, null), ct);

    /// <summary>A file that was not removed, for whoever may see the review.</summary>
    public Task<Result<AttachmentFile>> ReadAttachmentAsync(Actor actor, int number, Guid attachmentId, CancellationToken ct = default) =>
        store.ReadAsync<AttachmentFile>(actor, async work =>
        {
            if (await work.ReviewIdAsync(number) is not { } review) return Refusal.NotFound;
            var file = await work.Db.Set<Attachment>().Where(a => a.Id == attachmentId && a.ReviewId == review && a.RemovedAt == null)
                .Join(work.Db.Set<AttachmentContent>(), a => a.Id, c => c.AttachmentId, (a, c) => new AttachmentFile(a.Text, a.ContentType, c.Bytes)).SingleOrDefaultAsync(work.Ct);
            return file is null ? Refusal.NotFound : file;
        }, ct);
}
