using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <param name="Page">Index of the page it stands on.</param>
/// <param name="Target">An address, or <c>#name</c> of a landmark.</param>
internal sealed record PdfLink(int Id, int Page, float X, float Y, float Right, float Top, string Target, string Says, int Key);

/// <summary>Paints one page after the other as content streams; everything is either tagged or an artifact.</summary>
internal sealed class PdfCanvas(PdfFonts fonts, PdfTags tags, PdfOutput output, float pageHeight) : ICanvas
{
    // A quarter circle as one Bézier curve: the usual constant 4(√2 − 1)/3.
    private const float Round = 0.5523f;

    private const int MostSaid = 200;

    private readonly PdfBuffer _out = new();
    private readonly List<LinePiece> _pieces = [];
    private int _page = -1;
    private bool _open;
    private Tag? _openTag;
    private int _held;
    private int _font = -1;
    private float _size;
    private int _fill = -1;

    public List<PdfLink> Links { get; } = [];

    public List<(Landmark Landmark, int Page, float Y)> Landmarks { get; } = [];

    public Dictionary<Picture, int> Pictures { get; } = new(ReferenceEqualityComparer.Instance);

    public void BeginPage()
    {
        _page++;
        _out.Clear();
        (_open, _openTag, _held) = (false, null, 0);
        (_font, _size, _fill) = (-1, 0, -1);
    }

    public ReadOnlySpan<byte> EndPage()
    {
        Close();
        return _out.Bytes;
    }

    public void BeginArtifact()
    {
        Switch(null);
        _held++;
    }

    public void EndArtifact() => _held--;

    public void Touch(Tag tag)
    {
        if (_held == 0) tags.Touch(tag);
    }

    public void Place(Landmark landmark, float y)
    {
        if (_held == 0) Landmarks.Add((landmark, _page, pageHeight - y));
    }

    public void Text(Paragraph paragraph, in Line line, float x, float baseline)
    {
        LinePieces.Of(paragraph, line, x, _pieces);
        if (_held == 0) Grounds(baseline);
        for (var i = 0; i < _pieces.Count; i++) Run(paragraph, _pieces[i], baseline, line.Hyphenated && i == _pieces.Count - 1);
    }

    public void Fill(float x, float y, float width, float height, int color, float radius = 0)
    {
        Switch(null);
        FillColor(color);
        Rectangle(x, y, width, height, radius);
        _out.Raw("f\n"u8);
    }

    public void Figure(Tag? tag, float x, float y, Drawing drawing)
    {
        Switch(tag);
        if (tag is not null && _held == 0) tags.Box(tag, x, pageHeight - y - drawing.Height, x + drawing.Width, pageHeight - y);
        _held++;
        var scaled = drawing.Scale != 1;
        // The drawing keeps its own measure and is moved and scaled as a whole.
        _out.Raw("q "u8).Number(drawing.Scale).Raw(" 0 0 "u8).Number(drawing.Scale).Space()
            .Number(x).Space().Number(pageHeight - y - (pageHeight * (scaled ? drawing.Scale : 1))).Raw(" cm\n"u8);
        foreach (var shape in drawing.Shapes) Shape(shape);
        _out.Raw("Q\n"u8);
        (_font, _size, _fill) = (-1, 0, -1);
        _held--;
    }

    public void Picture(Tag tag, float x, float y, float width, float height, Picture picture)
    {
        if (!Pictures.TryGetValue(picture, out var id)) Pictures[picture] = id = output.Reserve();
        Switch(tag);
        if (_held == 0) tags.Box(tag, x, pageHeight - y - height, x + width, pageHeight - y);
        _out.Raw("q "u8).Number(width).Raw(" 0 0 "u8).Number(height).Space().Number(x).Space().Number(pageHeight - y - height).Raw(" cm /I"u8).Int(id)
            .Raw(" Do Q\n"u8);
    }

    private void Grounds(float baseline)
    {
        foreach (var piece in _pieces)
        {
            var style = piece.Run.Style;
            if (style.Ground >= 0 && piece.Visible > 0)
                Fill(piece.VisibleLeft - 1.5f, baseline - (style.Size * 0.98f), piece.Visible + 3, style.Size * 1.3f, style.Ground, 2.5f);
        }
    }

    private void Run(Paragraph paragraph, in LinePiece piece, float baseline, bool hyphenated)
    {
        var (style, marks, font) = (piece.Run.Style, piece.Run.Marks, piece.Run.Font);
        if (fonts.Of(font) is not { } program) return;
        Switch(style.Tag);
        FillColor(style.Color);
        // The pen starts where reading starts.
        var (x, y) = (piece.RightToLeft ? piece.Left + piece.Width : piece.Left, pageHeight - baseline + style.Rise);
        _out.Raw("BT "u8);
        if (_font != font.Index || _size != style.Size) _out.Raw("/F"u8).Int(font.Index).Space().Number(style.Size).Raw(" Tf "u8);
        (_font, _size) = (font.Index, style.Size);
        if ((marks & RunMarks.Thick) != 0) _out.Raw("2 Tr "u8).Color(style.Color).Raw(" RG "u8).Number(style.Size * 0.035).Raw(" w "u8);
        if ((marks & RunMarks.Slant) != 0) _out.Raw("1 0 0.2 1 "u8).Number(x).Space().Number(y).Raw(" Tm "u8);
        else _out.Number(x).Space().Number(y).Raw(" Td "u8);
        new GlyphStrings(_out, program, paragraph, style.Size).Write(piece.From, piece.To);
        if (hyphenated && piece.Run.Hyphen is { } hyphen) _out.Raw(" <"u8).Hex(program.Code(hyphen.Glyphs[0].Use)).Raw("> Tj"u8);
        if ((marks & RunMarks.Thick) != 0) _out.Raw(" 0 Tr"u8);
        _out.Raw(" ET\n"u8);
        if ((marks & RunMarks.Underline) != 0) Rectangle(piece.VisibleLeft, baseline + (style.Size * 0.13f), piece.Visible, 0.5f, 0, fill: true);
        if ((marks & RunMarks.Strike) != 0) Rectangle(piece.VisibleLeft, baseline - (style.Size * 0.29f), piece.Visible, 0.6f, 0, fill: true);
        if (style is { Link: { } link, LinkTag: { } tag } && _held == 0 && piece.Visible > 0)
            AddLink(link, tag, piece.VisibleLeft, y, piece.Visible, style.Size);
    }

    /// <summary>A link of a thousand lines has a thousand annotations: each says where it goes, not all of its text again.</summary>
    private static string Short(string says) => says.Length <= MostSaid ? says
        : string.Concat(says.AsSpan(0, char.IsHighSurrogate(says[MostSaid - 1]) ? MostSaid - 1 : MostSaid), "…");

    private void AddLink(string target, Tag tag, float x, float y, float width, float size)
    {
        var id = output.Reserve();
        Links.Add(new PdfLink(id, _page, x, y - (size * 0.28f), x + width, y + (size * 0.95f), target, Short(tag.Alt ?? target),
            tags.Annotate(tag, id, _page)));
    }

    private void Shape(Shape shape)
    {
        switch (shape)
        {
            case Bar bar:
                FillColor(bar.Color);
                Rectangle(bar.X, bar.Y, bar.Width, bar.Height, bar.Radius, fill: true);
                break;
            case Stroke stroke:
                _out.Color(stroke.Color).Raw(" RG "u8).Number(stroke.Thickness).Raw(stroke.Dashed ? " w 1 J 1 j [2 2] 0 d "u8 : " w 1 J 1 j [] 0 d "u8);
                for (var i = 0; i < stroke.Points.Count; i++) Point(stroke.Points[i].X, stroke.Points[i].Y).Raw(i == 0 ? " m "u8 : " l "u8);
                _out.Raw("S\n"u8);
                break;
            case Disc disc:
                if (disc.Filled) FillColor(disc.Color);
                else _out.Color(disc.Color).Raw(" RG "u8).Number(disc.Thickness).Raw(" w [] 0 d "u8);
                RoundedPath(disc.X - disc.Radius, disc.Y - disc.Radius, 2 * disc.Radius, 2 * disc.Radius, disc.Radius);
                _out.Raw(disc.Filled ? "f\n"u8 : "S\n"u8);
                break;
            case Label label:
                Text(label.Set, new Line(0, label.Set.Text.Length, label.Set.Text.Length, 0), label.X, label.Baseline);
                break;
            default:
                throw new InvalidOperationException($"There is no way to paint a {shape.GetType().Name}.");
        }
    }

    private PdfBuffer Point(float x, float y) => _out.Number(x).Space().Number(pageHeight - y);

    private void Rectangle(float x, float y, float width, float height, float radius, bool fill = false)
    {
        if (radius > 0) RoundedPath(x, y, width, height, Math.Min(radius, Math.Min(width, height) / 2));
        else _out.Number(x).Space().Number(pageHeight - y - height).Space().Number(width).Space().Number(height).Raw(" re "u8);
        if (fill) _out.Raw("f\n"u8);
    }

    private void RoundedPath(float x, float y, float w, float h, float r)
    {
        var k = r * (1 - Round);
        Point(x + r, y).Raw(" m "u8);
        Point(x + w - r, y).Raw(" l "u8);
        Curve(x + w - k, y, x + w, y + k, x + w, y + r);
        Point(x + w, y + h - r).Raw(" l "u8);
        Curve(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
        Point(x + r, y + h).Raw(" l "u8);
        Curve(x + k, y + h, x, y + h - k, x, y + h - r);
        Point(x, y + r).Raw(" l "u8);
        Curve(x, y + k, x + k, y, x + r, y);
        _out.Raw("h "u8);
    }

    private void Curve(float ax, float ay, float bx, float by, float x, float y)
    {
        Point(ax, ay).Space();
        Point(bx, by).Space();
        Point(x, y).Raw(" c "u8);
    }

    private void FillColor(int color)
    {
        if (_fill == color) return;
        _fill = color;
        _out.Color(color).Raw(" rg "u8);
    }

    /// <summary>Goes on in an element, or in an artifact for none; what belongs together stays in one piece of marked content.</summary>
    private void Switch(Tag? tag)
    {
        if (_held > 0 || (_open && ReferenceEquals(_openTag, tag))) return;
        Close();
        if (tag is null) _out.Raw("/Artifact BMC\n"u8);
        else _out.Raw("/"u8).Raw(tag.Type).Raw("<</MCID "u8).Int(tags.Mark(tag, _page)).Raw(">>BDC\n"u8);
        (_open, _openTag) = (true, tag);
    }

    private void Close()
    {
        if (_open) _out.Raw("EMC\n"u8);
        (_open, _openTag) = (false, null);
    }
}
