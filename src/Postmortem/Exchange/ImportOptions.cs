namespace Postmortem.Exchange;

/// <summary>The formats that incidents arrive in. Auto looks at the content first and at the file's name second.</summary>
public enum ImportFormat { Auto, Statuspage, Markdown }

/// <summary>How to read.</summary>
/// <param name="Format">The format, where the person knows it.</param>
/// <param name="Zone">The zone of times that name none; UTC when null. Such times are marked as assumed.</param>
/// <param name="MaxBytes">Files above this size are refused with a sentence. Markdown is read as a whole and stops at 2 MB in any case.</param>
/// <param name="Progress">HistorySentence the number of bytes read so far, as they are read.</param>
public sealed record ImportOptions(
    ImportFormat Format = ImportFormat.Auto,
    TimeZoneInfo? Zone = null,
    long MaxBytes = 50L * 1024 * 1024,
    IProgress<long>? Progress = null);
