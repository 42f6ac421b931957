using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// Collects the structure tree (ISO 32000-1, 14.7) while pages are painted: because painting follows the reading order, so do the children of
/// every element, and one that goes on over pages stays one element.
/// </summary>
internal sealed class PdfTags(PdfOutput output, IReadOnlyList<int> pageIds)
{
    private readonly Dictionary<Tag, Element> _elements = new(ReferenceEqualityComparer.Instance);
    private readonly List<Element> _order = [];
    private readonly List<List<Element>> _marked = [.. pageIds.Select(_ => new List<Element>())];
    private readonly List<Element> _annotations = [];

    private enum Kind
    {
        Child,
        Content,
        Annotation,
    }

    private readonly record struct Kid(Kind Kind, int Id, int Page);

    private sealed class Element(Tag tag, Element? parent, int id)
    {
        public Tag Tag { get; } = tag;

        public Element? Parent { get; } = parent;

        public int Id { get; } = id;

        public List<Kid> Kids { get; } = [];

        public int Page { get; set; } = -1;

        public (float X, float Y, float Right, float Top)? Box { get; set; }
    }

    /// <summary>Makes sure that an element has its place in the tree.</summary>
    public void Touch(Tag tag) => Of(tag);

    /// <summary>The next number for marked content of this element on a page.</summary>
    public int Mark(Tag tag, int page)
    {
        var element = Of(tag);
        var number = _marked[page].Count;
        _marked[page].Add(element);
        element.Kids.Add(new Kid(Kind.Content, number, page));
        if (element.Page < 0) element.Page = page;
        return number;
    }

    /// <summary>The key under which an annotation finds its element.</summary>
    public int Annotate(Tag tag, int annotation, int page)
    {
        var element = Of(tag);
        element.Kids.Add(new Kid(Kind.Annotation, annotation, page));
        if (element.Page < 0) element.Page = page;
        _annotations.Add(element);
        return pageIds.Count + _annotations.Count - 1;
    }

    /// <summary>Where a figure stands, in PDF's own points from the bottom left.</summary>
    public void Box(Tag tag, float x, float y, float right, float top) => Of(tag).Box = (x, y, right, top);

    public void Write(int root, Tag document)
    {
        var buffer = new PdfBuffer();
        foreach (var element in _order)
        {
            buffer.Clear();
            WriteElement(buffer, element, root);
            output.Write(element.Id, buffer.Bytes);
        }

        buffer.Clear();
        buffer.Raw("<</Type/StructTreeRoot/K["u8).Reference(Of(document).Id).Raw("]/ParentTreeNextKey "u8).Int(pageIds.Count + _annotations.Count);
        buffer.Raw("/ParentTree<</Nums["u8);
        for (var page = 0; page < _marked.Count; page++)
        {
            buffer.Int(page).Raw("["u8);
            foreach (var element in _marked[page]) buffer.Reference(element.Id).Space();
            buffer.Raw("]"u8);
        }

        for (var i = 0; i < _annotations.Count; i++) buffer.Int(pageIds.Count + i).Space().Reference(_annotations[i].Id).Space();
        buffer.Raw("]>>"u8);
        WriteNames(buffer);
        output.Write(root, buffer.Raw(">>"u8).Bytes);
    }

    private void WriteNames(PdfBuffer buffer)
    {
        var named = _order.Where(e => e.Tag.Id is not null).OrderBy(e => e.Tag.Id, StringComparer.Ordinal).ToList();
        if (named.Count == 0) return;
        buffer.Raw("/IDTree<</Names["u8);
        foreach (var element in named) buffer.Text(element.Tag.Id!).Reference(element.Id).Space();
        buffer.Raw("]>>"u8);
    }

    private Element Of(Tag tag)
    {
        if (_elements.TryGetValue(tag, out var known)) return known;
        var parent = tag.Parent is null ? null : Of(tag.Parent);
        var element = new Element(tag, parent, output.Reserve());
        _elements.Add(tag, element);
        _order.Add(element);
        parent?.Kids.Add(new Kid(Kind.Child, element.Id, -1));
        return element;
    }

    private void WriteElement(PdfBuffer buffer, Element element, int root)
    {
        var tag = element.Tag;
        buffer.Raw("<</Type/StructElem/S/"u8).Raw(tag.Type).Raw("/P "u8).Reference(element.Parent?.Id ?? root);
        if (element.Page >= 0) buffer.Raw("/Pg "u8).Reference(pageIds[element.Page]);
        if (tag.Alt is { } alt) buffer.Raw("/Alt"u8).Text(alt);
        if (tag.Id is { } id) buffer.Raw("/ID"u8).Text(id);
        if (tag.Numbering is { } numbering) buffer.Raw("/A<</O/List/ListNumbering/"u8).Raw(numbering).Raw(">>"u8);
        if (tag.Scope is not null || tag.ColumnSpan > 1 || tag.RowSpan > 1)
        {
            buffer.Raw("/A<</O/Table"u8);
            if (tag.Scope is { } scope) buffer.Raw("/Scope/"u8).Raw(scope);
            if (tag.ColumnSpan > 1) buffer.Raw("/ColSpan "u8).Int(tag.ColumnSpan);
            if (tag.RowSpan > 1) buffer.Raw("/RowSpan "u8).Int(tag.RowSpan);
            buffer.Raw(">>"u8);
        }

        if (element.Box is { } box)
            buffer.Raw("/A<</O/Layout/Placement/Block/BBox["u8).Number(box.X).Space().Number(box.Y).Space().Number(box.Right).Space().Number(box.Top)
                .Raw("]>>"u8);
        buffer.Raw("/K["u8);
        foreach (var kid in element.Kids) WriteKid(buffer, element, kid);
        buffer.Raw("]>>"u8);
    }

    private void WriteKid(PdfBuffer buffer, Element element, Kid kid)
    {
        switch (kid.Kind)
        {
            case Kind.Child:
                buffer.Reference(kid.Id).Space();
                break;
            case Kind.Content when kid.Page == element.Page:
                buffer.Int(kid.Id).Space();
                break;
            case Kind.Content:
                buffer.Raw("<</Type/MCR/Pg "u8).Reference(pageIds[kid.Page]).Raw("/MCID "u8).Int(kid.Id).Raw(">>"u8);
                break;
            case Kind.Annotation:
                buffer.Raw("<</Type/OBJR/Pg "u8).Reference(pageIds[kid.Page]).Raw("/Obj "u8).Reference(kid.Id).Raw(">>"u8);
                break;
            default:
                throw new InvalidOperationException("A kind of child that is not known.");
        }
    }
}
