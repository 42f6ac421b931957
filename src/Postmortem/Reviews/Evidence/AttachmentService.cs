using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Evidence;

/// <summary>Files that are kept as evidence.</summary>
public sealed class AttachmentService(Store store)
{
    private static readonly ReviewVerb Attach = new("attachment.add", ReviewSlices.Evidence)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Attachment)] = v => new($"kept the file {v.Thing("as evidence")}"),
        },
    };

    /// <returns>The attachment's id.</returns>
    public Task<Result<Guid>> AttachAsync(Actor actor, int number, AttachmentText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, Attach, (work, review) =>
        {
            if (review.Attach(text, work.Me, work.Now, out var added) is { } refusal) return Task.FromResult<Result<Guid>>(refusal);
            work.Db.Add(new AttachmentContent(added!, text.Bytes));
            return Task.FromResult<Result<Guid>>(added!.Id);
        }, ct);

    private static readonly ReviewVerb RemoveAttachment = new("attachment.remove", ReviewSlices.Evidence)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Evidence | ReviewSlices.Factors,
        Says =
        {
            [nameof(Attachment)] = v => new($"took the file {v.Thing("of evidence")} away"),
        },
    };

    public Task<Refusal?> RemoveAttachmentAsync(Actor actor, int number, Guid attachmentId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveAttachment, (work, review) => review.RemoveAttachment(attachmentId, work.Now), ct);

    private static readonly ReviewVerb RestoreAttachment = new("attachment.restore", ReviewSlices.Evidence)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Attachment)] = v => new($"put the file {v.Thing("of evidence")} back"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreAttachmentAsync(Actor actor, int number, Guid attachmentId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreAttachment, (_, review) => review.RemoveAttachment(attachmentId, null), ct);

    /// <summary>A file that was not removed, for whoever may see the review.</summary>
    public Task<Result<AttachmentFile>> ReadAttachmentAsync(Actor actor, int number, Guid attachmentId, CancellationToken ct = default) =>
        store.ReadAsync<AttachmentFile>(actor, async work =>
        {
            if (await work.ReviewIdAsync(number) is not { } review) return Refusal.NotFound;
            var file = await work.Db.Set<Attachment>().Where(a => a.Id == attachmentId && a.ReviewId == review && a.RemovedAt == null)
                .Join(work.Db.Set<AttachmentContent>(), a => a.Id, c => c.AttachmentId, (a, c) => new AttachmentFile(a.Text, a.ContentType, c.Bytes))
                    .SingleOrDefaultAsync(work.Ct);
            return file is null ? Refusal.NotFound : file;
        }, ct);
}
