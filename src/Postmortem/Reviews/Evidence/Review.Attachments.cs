using Postmortem.People;
using Postmortem.Reviews.Evidence;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>The files that are kept as evidence, oldest first.</summary>
    public IReadOnlyList<Attachment> Attachments => [.. AttachmentRows.Where(a => a.RemovedAt is null).OrderBy(a => a.Id)];

    public Refusal? Attach(AttachmentText text, Person by, DateTimeOffset now, out Attachment? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        if (AttachmentRows.Count >= Attachment.MostFiles)
            return new Refusal($"This review keeps {Attachment.MostFiles} files already, with those that were removed. "
                + "Put more of them into one archive, or write their address as evidence.");
        var attachment = added = new Attachment(Id, text, by, now);
        if (Attachments.FirstOrDefault(a => a.ContentHash == attachment.ContentHash) is { } same)
            return new Refusal($"This file is kept already, as “{same.Text}”.", RefusalKind.Conflict);
        return Edit(() => AttachmentRows.Add(attachment));
    }

    /// <summary>Takes a file away, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveAttachment(Guid attachmentId, DateTimeOffset? removedAt)
    {
        if (AttachmentRows.Find(a => a.Id == attachmentId) is not { } attachment) return Refusal.NotFound;
        if (removedAt is not null && Factors.FirstOrDefault(f => f.Attachments.Any(a => a.AttachmentId == attachmentId)) is { } shown)
            return new Refusal($"This file shows the factor “{Words.Short(shown.Text, 60)}”. Take it off there first.", RefusalKind.Conflict);
        return Edit(() => attachment.RemovedAt = removedAt);
    }
}
