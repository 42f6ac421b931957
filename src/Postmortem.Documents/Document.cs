using System.Collections.ObjectModel;

namespace Postmortem.Documents;

/// <summary>The paper a document is set on: A4 (595.28 × 841.89 pt) or US Letter (612 × 792 pt).</summary>
public enum PaperSize
{
    A4,
    Letter,
}

/// <summary>The mark of the house beside the organisation's name.</summary>
public enum DocumentMark
{
    /// <summary>Two bars in a ring: stop and think.</summary>
    Pause,

    /// <summary>A check in a ring, for a letter about something that was put right.</summary>
    Check,
}

/// <summary>Where fonts come from for characters beyond Latin, Greek, Cyrillic and Vietnamese, whose fonts are embedded in the program.</summary>
public enum FontSource
{
    /// <summary>From the usual folders of the machine: the same document gives the same bytes wherever the same font files are.</summary>
    Machine,

    /// <summary>From nowhere: the same document gives the same bytes on every machine, and <see cref="PdfWriter.Check"/> tells of more characters.</summary>
    Embedded,
}

/// <summary>A file that belongs to a document and may be shown in it by its name.</summary>
/// <param name="MediaType">Such as <c>image/png</c> or <c>image/jpeg</c>; other types are replaced by their alternative text.</param>
/// <param name="Bytes">The file as it is.</param>
public sealed record Attachment(string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>One text with what is needed to set it as a page or as a PDF. The same document gives the same bytes, where <see cref="Fonts"/> says so.</summary>
public sealed record Document
{
    /// <summary>
    /// A file of Markdown as a document: the title is that of its YAML head or else its first heading, which is then not repeated in the text.
    /// </summary>
    /// <param name="fallbackTitle">For a file that has neither, such as its name.</param>
    /// <exception cref="DocumentException">The text cannot be read; says on which line.</exception>
    public static Document FromMarkdown(string markdown, string fallbackTitle, string language = "en") =>
        Postmortem.Documents.Markdown.MarkdownFile.Read(markdown, fallbackTitle, language);

    /// <summary>Plain text; the first heading on paper and the title in the file's metadata.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 language of the text; "en" and "fr" have their own dates, numbers and page footers, others use English ones.</summary>
    public required string Language { get; init; }

    /// <summary>The body: CommonMark with the extensions listed in this project's README. It does not repeat the title.</summary>
    public required string Markdown { get; init; }

    public PaperSize Paper { get; init; }

    /// <summary>Colour of rules, links and marks as <c>#rrggbb</c>; anything else falls back to the house's teal.</summary>
    public string Accent { get; init; } = "#0f6a62";

    public DocumentMark Mark { get; init; }

    /// <summary>Where fonts for other scripts come from.</summary>
    public FontSource Fonts { get; init; }

    /// <summary>Plain text; stands above the title and in the running header.</summary>
    public string? Organisation { get; init; }

    /// <summary>
    /// Name of the attachment (PNG or JPEG) that stands above the title, at most 180 by 44 points; the organisation's name is its alternative text.
    /// One that is missing or broken is left out: the name stands there anyway. Mails have none.
    /// </summary>
    public string? Logo { get; init; }

    /// <summary>Plain text beside the organisation, such as "Improvement notice · 12 November 2026".</summary>
    public string? Subtitle { get; init; }

    /// <summary>The document's date. It is written into the metadata, so it is part of "same input, same bytes".</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Files the text may show, by the name it uses for them: <c>![alternative text](name)</c>.</summary>
    public IReadOnlyDictionary<string, Attachment> Attachments { get; init; } = ReadOnlyDictionary<string, Attachment>.Empty;
}

/// <summary>The text cannot be set as it is, with a sentence that says why and where.</summary>
public sealed class DocumentException(string message, int line = 0, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>1-based line in <see cref="Document.Markdown"/>, or 0 where it is not known.</summary>
    public int Line { get; } = line;

    /// <summary>What stands before the line can be set, and the line is only where it becomes too much.</summary>
    public bool IsTooLong { get; init; }
}
