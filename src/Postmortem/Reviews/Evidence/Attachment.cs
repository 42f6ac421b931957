using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;

namespace Postmortem.Reviews.Evidence;

/// <summary>
/// A file that is kept as evidence: a photo, an export of a log, a letter. Its bytes lie beside it, and are handed out as a download only: nothing
/// in it is ever shown or run by the program.
/// </summary>
public sealed class Attachment : Storage.ISearchable
{
    /// <summary>Bytes of one file: 10 MB.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Files of one review, with those that were removed.</summary>
    public const int MostFiles = 100;

    private const string UnknownType = "application/octet-stream";

    private Attachment() { }

    internal Attachment(Guid reviewId, AttachmentText text, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Text, ContentType, Length, AddedById, AddedAt) = (reviewId, text.Name, text.ContentType, text.Bytes.Length, by.Id, now);
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(text.Bytes.Span));
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>The file's name.</summary>
    public string Text { get; private set; } = "";

    /// <summary>As the browser said; nothing is decided by it.</summary>
    public string ContentType { get; private set; } = UnknownType;

    /// <summary>In bytes.</summary>
    public int Length { get; private set; }

    /// <summary>SHA-256 in hexadecimal: whether the file is still the one that was added.</summary>
    public string ContentHash { get; private set; } = "";
    public Guid AddedById { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>Where a link to it leads.</summary>
    public string Anchor => $"attachment-{Id:N}";

    /// <summary>By its name; nobody reads what is in it.</summary>
    public Storage.SearchText ToSearch() => new("file", Id, ReviewId, null, Text, Text, RemovedAt is not null);
}

/// <summary>The bytes of an attachment, read only when somebody downloads it.</summary>
[Storage.Unlogged("the attachment's own row tells who added it, and its hash what")]
public sealed class AttachmentContent
{
    private AttachmentContent() { }

    internal AttachmentContent(Attachment attachment, ReadOnlyMemory<byte> bytes) => (AttachmentId, Bytes) = (attachment.Id, bytes.ToArray());

    public Guid AttachmentId { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}

/// <summary>A file that shows a factor.</summary>
public sealed class FactorAttachment
{
    private FactorAttachment() { }

    internal FactorAttachment(Guid factorId, Guid attachmentId) => (FactorId, AttachmentId) = (factorId, attachmentId);

    public Guid FactorId { get; private set; }
    public Guid AttachmentId { get; private set; }
}

/// <summary>A file as somebody adds it.</summary>
/// <param name="Name">With or without a path, as browsers send it.</param>
public sealed record AttachmentText(string Name, string ContentType, ReadOnlyMemory<byte> Bytes)
{
    private const int LongestType = 100;

    internal AttachmentText Cleaned() => this with
    {
        Name = Words.Name(Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..]),
        ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(ContentType, out var type) && type.MediaType is { Length: <= LongestType } known
            ? known : "application/octet-stream",
    };

    internal Refusal? Check() =>
        Words.RequireLine(Name, "The file’s name")
        ?? (Bytes.Length == 0 ? new Refusal($"“{Words.Short(Name, 60)}” is empty. Perhaps it was still being written; please choose it again.")
            : Bytes.Length > Attachment.LargestFile ? TooLarge(Name)
            : null);

    /// <summary>Also said before a file is sent.</summary>
    public static Refusal TooLarge(string name) =>
        new($"“{Words.Short(name, 60)}” is larger than {Attachment.LargestFile / 1024 / 1024} MB. "
            + "Keep it where it is, and write its address as evidence instead.");
}

/// <summary>A file as it is handed out.</summary>
public sealed record AttachmentFile(string Name, string ContentType, byte[] Bytes);

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<AttachmentContent>,
    IEntityTypeConfiguration<FactorAttachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("Attachments");
        attachment.Property(a => a.Text).HasColumnName("Name").HasMaxLength(Words.LineLimit);
        attachment.Property(a => a.ContentType).HasMaxLength(100);
        attachment.Property(a => a.ContentHash).HasMaxLength(64);
        attachment.HasOne<Person>().WithMany().HasForeignKey(a => a.AddedById);
    }

    public void Configure(EntityTypeBuilder<AttachmentContent> content)
    {
        content.ToTable("AttachmentContents");
        content.HasKey(c => c.AttachmentId);
        content.HasOne<Attachment>().WithOne().HasForeignKey<AttachmentContent>(c => c.AttachmentId);
    }

    public void Configure(EntityTypeBuilder<FactorAttachment> tie)
    {
        tie.ToTable("FactorAttachments");
        tie.HasKey(t => new { t.FactorId, t.AttachmentId });
        tie.HasOne<Attachment>().WithMany().HasForeignKey(t => t.AttachmentId);
    }
}
