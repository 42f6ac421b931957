using System.Globalization;
using System.Text;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>Puts the objects of one file together: pages as they are painted, then everything that refers to them.</summary>
internal sealed class PdfFile
{
    private readonly Document _document;
    private readonly IReadOnlyList<Page> _pages;
    private readonly Look _look;
    private readonly PdfOutput _output;
    private readonly Paper _paper;
    private readonly int[] _pageIds;
    private readonly int _tree;
    private readonly int _resources;
    private readonly PdfFonts _fonts;
    private readonly PdfTags _tags;
    private readonly PdfCanvas _canvas;
    private readonly PdfBuffer _buffer = new();

    // Links of the pages that are written already.
    private int _linksBefore;

    public PdfFile(Document document, IReadOnlyList<Page> pages, Look look, PdfOutput output, TextSetter setter)
    {
        (_document, _pages, _look, _output) = (document, pages, look, output);
        _paper = Paper.Of(document.Paper);
        (_tree, _resources) = (output.Reserve(), output.Reserve());
        _pageIds = [.. pages.Select(_ => output.Reserve())];
        _fonts = new PdfFonts(setter, output);
        _tags = new PdfTags(output, _pageIds);
        _canvas = new PdfCanvas(_fonts, _tags, output, _paper.Height);
    }

    public void WritePage(int index)
    {
        var page = _pages[index];
        _canvas.BeginPage();
        if (page.Header is { } header)
        {
            _canvas.BeginArtifact();
            _canvas.Figure(null, Paper.Side, Paper.HeaderTop, Marks.Brand(13, _look.Accent, _document.Mark));
            Furniture(header, Paper.Side + 20, Paper.HeaderTop + 0.5f, _paper.TextWidth - 20);
            _canvas.EndArtifact();
            _canvas.Fill(Paper.Side, Paper.HeaderTop + 21, _paper.TextWidth, 0.6f, Look.Hair);
        }

        page.Content.Paint(_canvas, Paper.Side, Paper.Top(index == 0));
        var foot = _paper.Height - Paper.FooterFoot;
        var width = page.Number.FullWidth();
        _canvas.BeginArtifact();
        Furniture(page.Footer, Paper.Side, foot, _paper.TextWidth - width - 20);
        Furniture(page.Number, Paper.Side + _paper.TextWidth - width, foot, width + 1);
        _canvas.EndArtifact();
        var content = _output.Reserve();
        _output.WriteCompressed(content, "", _canvas.EndPage());
        WritePageObject(index, content);
    }

    /// <summary>Everything after the pages; answers the numbers of the catalog and of the information dictionary.</summary>
    public (int Catalog, int Info) WriteEnd(Tag root)
    {
        WriteResources();
        WriteLinks();
        var pages = new PdfBuffer().Raw("<</Type/Pages/Count "u8).Int(_pages.Count).Raw("/Kids["u8);
        foreach (var id in _pageIds) pages.Reference(id).Space();
        _output.Write(_tree, pages.Raw("]>>"u8).Bytes);
        _fonts.Write(_output);
        var (structure, outline, xmp, profile, info, catalog) = (_output.Reserve(), PdfOutline.Write(_output, _canvas.Landmarks, _pageIds), _output.Reserve(),
            _output.Reserve(), _output.Reserve(), _output.Reserve());
        _tags.Write(structure, root);
        PdfMetadata.WriteXmp(_output, xmp, _document);
        PdfMetadata.WriteInfo(_output, info, _document);
        _output.WriteStream(profile, "/N 3/Filter/FlateDecode", ColorProfile.Srgb);
        var buffer = new PdfBuffer().Raw("<</Type/Catalog/Pages "u8).Reference(_tree).Raw("/Lang"u8).Text(_document.Language)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot "u8).Reference(structure)
            .Raw("/Metadata "u8).Reference(xmp)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile "u8).Reference(profile)
            .Raw(">>]"u8);
        if (outline > 0) buffer.Raw("/Outlines "u8).Reference(outline).Raw("/PageMode/UseNone"u8);
        _output.Write(catalog, buffer.Raw(">>"u8).Bytes);
        return (catalog, info);
    }

    /// <summary>One line of the page's furniture, cut short with an ellipsis' room if it is too long: the whole title stands on page one.</summary>
    private void Furniture(Paragraph text, float x, float y, float width)
    {
        if (text.Text.Length == 0) return;
        var line = LineBreaker.Lines(text, width)[0];
        _canvas.Text(text, line with { Next = Math.Max(line.End, line.Start) }, x, y + text.Baseline);
    }

    private void WritePageObject(int index, int content)
    {
        var buffer = _buffer;
        buffer.Clear();
        buffer.Raw("<</Type/Page/Parent "u8).Reference(_tree).Raw("/MediaBox[0 0 "u8).Number(_paper.Width).Space().Number(_paper.Height)
            .Raw("]/Resources "u8).Reference(_resources).Raw("/Contents "u8).Reference(content).Raw("/StructParents "u8).Int(index).Raw("/Tabs/S"u8);
        if (_canvas.Links.Count > _linksBefore)
        {
            buffer.Raw("/Annots["u8);
            for (; _linksBefore < _canvas.Links.Count; _linksBefore++) buffer.Reference(_canvas.Links[_linksBefore].Id).Space();
            buffer.Raw("]"u8);
        }

        _output.Write(_pageIds[index], buffer.Raw(">>"u8).Bytes);
    }

    private void WriteResources()
    {
        var buffer = new PdfBuffer().Raw("<<"u8);
        _fonts.WriteResources(buffer);
        if (_canvas.Pictures.Count > 0)
        {
            buffer.Raw("/XObject<<"u8);
            foreach (var (_, id) in _canvas.Pictures) buffer.Raw("/I"u8).Int(id).Space().Reference(id);
            buffer.Raw(">>"u8);
        }

        _output.Write(_resources, buffer.Raw(">>"u8).Bytes);
        foreach (var (picture, id) in _canvas.Pictures) WritePicture(picture, id);
    }

    private void WritePicture(Picture picture, int id)
    {
        var entries = new StringBuilder().Append(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height "
            + $"{picture.Height}/BitsPerComponent {picture.Bits}/ColorSpace{picture.ColorSpace}/Filter/{picture.Filter}");
        if (picture.Predictor)
            entries.Append(CultureInfo.InvariantCulture,
                $"/DecodeParms<</Predictor 15/Colors {picture.Colors}/BitsPerComponent {picture.Bits}/Columns {picture.Width}>>");
        if (!picture.Mask.IsEmpty)
        {
            var mask = _output.Reserve();
            _output.WriteStream(mask, string.Create(CultureInfo.InvariantCulture,
                $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"),
                picture.Mask.Span);
            entries.Append(CultureInfo.InvariantCulture, $"/SMask {mask} 0 R");
        }

        _output.WriteStream(id, entries.ToString(), picture.Data.Span);
    }

    private void WriteLinks()
    {
        const int LongAddress = 200;
        var (buffer, addresses) = (new PdfBuffer(), new Dictionary<string, int>(StringComparer.Ordinal));
        var places = new Dictionary<string, (int Page, float Y)>(StringComparer.Ordinal);
        foreach (var (landmark, page, y) in _canvas.Landmarks) places.TryAdd(landmark.Name, (page, y));
        foreach (var link in _canvas.Links)
        {
            buffer.Clear();
            buffer.Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8).Number(link.X).Space().Number(link.Y).Space().Number(link.Right).Space()
                .Number(link.Top)
                .Raw("]/StructParent "u8).Int(link.Key).Raw("/Contents"u8).Text(link.Says);
            if (link.Target.StartsWith('#'))
            {
                var (page, y) = places.GetValueOrDefault(link.Target[1..]);
                buffer.Raw("/Dest["u8).Reference(_pageIds[page]).Raw("/XYZ 0 "u8).Number(y).Raw(" null]"u8);
            }
            else if (link.Target.Length <= LongAddress) buffer.Raw("/A<</S/URI/URI"u8).Text(link.Target).Raw(">>"u8);
            else
            {
                // It stands in the file once, however many lines its link has.
                if (!addresses.TryGetValue(link.Target, out var address))
                {
                    addresses[link.Target] = address = _output.Reserve();
                    _output.Write(address, new PdfBuffer().Raw("<</S/URI/URI"u8).Text(link.Target).Raw(">>"u8).Bytes);
                }

                buffer.Raw("/A "u8).Reference(address);
            }

            _output.Write(link.Id, buffer.Raw(">>"u8).Bytes);
        }
    }
}
