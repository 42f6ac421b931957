using System.Globalization;
using System.Security;
using System.Text;

namespace Postmortem.Documents.Pdf;

/// <summary>What the file says about itself: title, date, and that it means to be PDF/UA-1 and PDF/A-2a.</summary>
internal static class PdfMetadata
{
    public const string Producer = "Postmortem";

    private const string Opening = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        + " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
        + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
        + "<dc:format>application/pdf</dc:format>\n";

    /// <summary>PDF/A-2, 6.6.2.3.3: a schema that PDF/A does not know, such as that of PDF/UA, is described where it is used.</summary>
    private const string ExtensionSchema = "<pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
        + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
        + "<rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
        + "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
        + "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        + "<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
        + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

    public static void WriteInfo(PdfOutput output, int id, Document document)
    {
        var buffer = new PdfBuffer().Raw("<</Title"u8).Text(document.Title).Raw("/Producer("u8).Raw(Producer).Raw(")"u8);
        if (document.Organisation is { Length: > 0 } organisation) buffer.Raw("/Author"u8).Text(organisation);
        if (document.Created != default)
        {
            var date = "D:" + document.Created.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z";
            buffer.Raw("/CreationDate("u8).Raw(date).Raw(")/ModDate("u8).Raw(date).Raw(")"u8);
        }

        output.Write(id, buffer.Raw(">>"u8).Bytes);
    }

    public static void WriteXmp(PdfOutput output, int id, Document document)
    {
        var date = document.Created.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var xmp = new StringBuilder(Opening)
            .Append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">").Append(Xml(document.Title)).Append("</rdf:li></rdf:Alt></dc:title>\n")
            .Append("<dc:language><rdf:Bag><rdf:li>").Append(Xml(document.Language)).Append("</rdf:li></rdf:Bag></dc:language>\n<pdf:Producer>")
                .Append(Producer).Append("</pdf:Producer>\n");
        if (document.Organisation is { Length: > 0 } organisation)
            xmp.Append("<dc:creator><rdf:Seq><rdf:li>").Append(Xml(organisation)).Append("</rdf:li></rdf:Seq></dc:creator>\n");
        if (document.Created != default)
            xmp.Append("<xmp:CreateDate>").Append(date).Append("</xmp:CreateDate><xmp:ModifyDate>").Append(date).Append("</xmp:ModifyDate>\n");
        xmp.Append(ExtensionSchema).Append("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
        // PDF/A-2, 6.6.2.1: readable without knowing the file, so not compressed.
        output.WriteStream(id, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(xmp.ToString()));
    }

    /// <summary>XML 1.0 has no room for control characters; half a surrogate pair becomes the replacement character.</summary>
    private static string Xml(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes()
        .Where(r => r.Value >= ' ' && (r.Value & 0xFFFE) != 0xFFFE).Select(r => r.ToString())));
}
