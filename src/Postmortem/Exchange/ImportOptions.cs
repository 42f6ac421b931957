using Postmortem.Exchange.Times;

namespace Postmortem.Exchange;

/// <summary>The formats that incidents arrive in. Auto looks at the content first and at the file's name second.</summary>
public enum ImportFormat { Auto, Statuspage, Markdown }

/// <summary>How to read.</summary>
/// <param name="Format">The format, where the person knows it.</param>
/// <param name="Zone">The zone of times that name none; UTC when null. Such times are marked as assumed.</param>
/// <param name="MaxBytes">Files above this size are refused with a sentence. Markdown is read as a whole and stops at 2 MB in any case.</param>
/// <param name="Progress">Told the number of bytes read so far, as they are read.</param>
/// <param name="Dates">Whether 03/04/2024 has the month or the day first; when it is not said, a document that shows it by another such date is read
/// by that one, and else those days are left open.</param>
public sealed record ImportOptions(
    ImportFormat Format = ImportFormat.Auto,
    TimeZoneInfo? Zone = null,
    long MaxBytes = 50L * 1024 * 1024,
    IProgress<long>? Progress = null,
    DateOrder Dates = DateOrder.Unknown);
