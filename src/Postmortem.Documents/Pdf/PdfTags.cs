using System.Runtime.InteropServices;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// Collects the structure tree (ISO 32000-1, 14.7) while pages are painted: because painting follows the reading order, so do the children of
/// every element, and one that goes on over pages stays one element.
/// </summary>
internal sealed class PdfTags(PdfOutput output, IReadOnlyList<int> pageIds)
{
    // All elements and all their kids in two lists: a table of a hundred thousand cells is no hundred thousand objects more to keep and collect.
    private readonly List<Element> _order = [];
    private readonly List<Kid> _kids = [];
    private readonly List<List<int>> _marked = [.. pageIds.Select(_ => new List<int>())];
    private readonly List<int> _annotations = [];
    private readonly Dictionary<Tag, (float X, float Y, float Right, float Top)> _boxes = new(ReferenceEqualityComparer.Instance);

    private enum Kind
    {
        Child,
        Content,
        Annotation,
    }

    /// <param name="Next">Where the kid after it stands, or -1.</param>
    private record struct Kid(Kind Kind, int Id, int Page, int Next);

    /// <param name="Page">The first page with something of it, or -1.</param>
    /// <param name="First">Where its first kid stands, or -1; so with the last.</param>
    private record struct Element(Tag Tag, int Id, int Page, int First, int Last);

    /// <summary>Makes sure that an element has its place in the tree.</summary>
    public void Touch(Tag tag) => Of(tag);

    /// <summary>The next number for marked content of this element on a page.</summary>
    public int Mark(Tag tag, int page)
    {
        ref var element = ref Of(tag);
        var number = _marked[page].Count;
        _marked[page].Add(element.Id);
        Add(ref element, Kind.Content, number, page);
        return number;
    }

    /// <summary>The key under which an annotation finds its element.</summary>
    public int Annotate(Tag tag, int annotation, int page)
    {
        ref var element = ref Of(tag);
        Add(ref element, Kind.Annotation, annotation, page);
        _annotations.Add(element.Id);
        return pageIds.Count + _annotations.Count - 1;
    }

    /// <summary>Where a figure stands, in PDF's own points from the bottom left.</summary>
    public void Box(Tag tag, float x, float y, float right, float top) => _boxes[tag] = (x, y, right, top);

    public void Write(int root, Tag document)
    {
        var buffer = new PdfBuffer();
        foreach (var element in _order)
        {
            buffer.Clear();
            WriteElement(buffer, element, element.Tag.Parent is { } parent ? Of(parent).Id : root);
            output.Write(element.Id, buffer.Bytes);
        }

        buffer.Clear();
        buffer.Raw("<</Type/StructTreeRoot/K["u8).Reference(Of(document).Id).Raw("]/ParentTreeNextKey "u8).Int(pageIds.Count + _annotations.Count);
        buffer.Raw("/ParentTree<</Nums["u8);
        for (var page = 0; page < _marked.Count; page++)
        {
            buffer.Int(page).Raw("["u8);
            foreach (var id in _marked[page]) buffer.Reference(id).Space();
            buffer.Raw("]"u8);
        }

        for (var i = 0; i < _annotations.Count; i++) buffer.Int(pageIds.Count + i).Space().Reference(_annotations[i]).Space();
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

    /// <summary>Good until the next element is made.</summary>
    private ref Element Of(Tag tag)
    {
        if (tag.Place is var known and >= 0) return ref CollectionsMarshal.AsSpan(_order)[known];
        if (tag.Parent is { } above) Of(above);
        var id = output.Reserve();
        if (tag.Parent is { } parent) Add(ref Of(parent), Kind.Child, id, -1);
        tag.Place = _order.Count;
        _order.Add(new Element(tag, id, -1, -1, -1));
        return ref CollectionsMarshal.AsSpan(_order)[tag.Place];
    }

    private void Add(ref Element to, Kind kind, int id, int page)
    {
        var at = _kids.Count;
        _kids.Add(new Kid(kind, id, page, -1));
        if (to.First < 0) to.First = at;
        else CollectionsMarshal.AsSpan(_kids)[to.Last].Next = at;
        to.Last = at;
        if (to.Page < 0) to.Page = page;
    }

    private void WriteElement(PdfBuffer buffer, in Element element, int parent)
    {
        var tag = element.Tag;
        buffer.Raw("<</Type/StructElem/S/"u8).Raw(tag.Type).Raw("/P "u8).Reference(parent);
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

        if (_boxes.TryGetValue(tag, out var box))
            buffer.Raw("/A<</O/Layout/Placement/Block/BBox["u8).Number(box.X).Space().Number(box.Y).Space().Number(box.Right).Space().Number(box.Top)
                .Raw("]>>"u8);
        buffer.Raw("/K["u8);
        for (var at = element.First; at >= 0; at = _kids[at].Next) WriteKid(buffer, element.Page, _kids[at]);
        buffer.Raw("]>>"u8);
    }

    private void WriteKid(PdfBuffer buffer, int page, in Kid kid)
    {
        switch (kid.Kind)
        {
            case Kind.Child:
                buffer.Reference(kid.Id).Space();
                break;
            case Kind.Content when kid.Page == page:
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
