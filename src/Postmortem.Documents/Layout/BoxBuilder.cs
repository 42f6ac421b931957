using System.Globalization;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortem.Documents.Charts;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Templates;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Layout;

/// <summary>Turns the blocks of a syntax tree into boxes with their tags; a kind that is not named here is an error, never dropped in silence.</summary>
internal sealed class BoxBuilder
{
    private readonly Document _document;
    private readonly Speech _speech;
    private readonly Look _look;
    private readonly TextSetter _setter;
    private readonly Headings _headings;
    private readonly InlineBuilder _inlines;
    private readonly TableBuilder _tables;
    private readonly Dictionary<string, Picture?> _pictures = new(StringComparer.Ordinal);
    private int _landmarks;
    private int _depth;

    // Points at the sides that belong to the lists, quotes and callouts around.
    private float _taken;
    private bool _goesWithNext;

    public BoxBuilder(Document document, MarkdownDocument text, Speech speech, Look look, TextSetter setter)
    {
        (_document, _speech, _look, _setter) = (document, speech, look, setter);
        _headings = new Headings(text);
        _inlines = new InlineBuilder(setter, look) { IsPicture = i => Find(i) is not null };
        _tables = new TableBuilder(_inlines, setter);
    }

    public IReadOnlyList<Box> Build(MarkdownDocument text, Tag root)
    {
        var boxes = new List<Box>();
        for (var i = 0; i < text.Count; i++)
        {
            // "Yours sincerely" alone on a page would be a letter's last word: the words before it go with it.
            _goesWithNext = i == text.Count - 2 && IsShort(text[i]) && IsShort(text[i + 1]);
            Add(boxes, text[i], root, BodyStyle, tight: false);
        }

        return boxes;
    }

    private static bool IsShort(Block block) => block is ParagraphBlock { Span.Length: < 400 };

    private static TextStyle BodyStyle { get; } = new(Face.Sans, Look.Body, Look.Ink, null);

    private void Add(List<Box> to, Block block, Tag parent, TextStyle style, bool tight)
    {
        _setter.SourceLine = block.Line + 1;
        switch (block)
        {
            case HeadingBlock heading: Heading(to, heading, parent); break;
            case ParagraphBlock paragraph: Paragraph(to, paragraph, parent, style, tight); break;
            case ListBlock list: List(to, list, parent, style); break;
            case QuoteBlock quote: Quote(to, quote, parent); break;
            case CustomContainer container: Callout(to, container, parent); break;
            case FencedCodeBlock { Info: "chart" } fence: Chart(to, fence, parent); break;
            case FencedCodeBlock { Info: "timeline" } fence:
                Drawn(to, new TimelineDrawing(Documents.Timeline.Parse(HtmlBlocks.Lines(fence), fence.Line + 1), _setter, _look, _speech), parent);
                break;
            case FencedCodeBlock { Info: "branches" } fence:
                Drawn(to, new TreeDrawing(Documents.Tree.Parse(HtmlBlocks.Lines(fence), fence.Line + 1), _setter, _look, _speech), parent);
                break;
            case CodeBlock code: Code(to, code, parent); break;
            case ThematicBreakBlock: to.Add(new RuleBox(Look.Hair2) { Before = 14, After = 14 }); break;
            case Table table: _tables.Add(to, table, parent, Paper.Of(_document.Paper).TextWidth - _taken); AddPictures(to, parent); break;
            case DefinitionList list: Definitions(to, list, parent, style); break;
            case FootnoteGroup notes: Footnotes(to, notes, parent); break;
            case LinkReferenceDefinitionGroup or BlankLineBlock or EmptyBlock: break;
            default: throw new DocumentException($"Line {block.Line + 1}: there is no way to set a {block.GetType().Name}.", block.Line + 1);
        }
    }

    private static void Drawn(List<Box> to, PagedDrawing drawing, Tag parent) => to.Add(new PagedDrawingBox(drawing, parent) { Before = 12, After = 14 });

    /// <summary>What is nested beyond reason still stays on the paper.</summary>
    private float Inset(float wanted) => _depth < 8 ? wanted : 2.5f;

    private StackBox Stack(ContainerBlock blocks, Tag parent, TextStyle style, bool tight = false)
    {
        var boxes = new List<Box>(blocks.Count);
        var inset = Inset(Look.Indent);
        _depth++;
        _taken += inset;
        foreach (var block in blocks) Add(boxes, block, parent, style, tight);
        _taken -= inset;
        _depth--;
        return new StackBox(boxes);
    }

    private void Heading(List<Box> to, HeadingBlock heading, Tag parent)
    {
        // Inside a quote or list a heading is only a bold line: it would tear the levels of the document.
        var level = parent.Parent is null ? _headings.Next(heading) : 0;
        var (face, size, line, before, after) = Look.Heading(level == 0 ? 4 : level);
        var tag = new Tag(level == 0 ? "P" : "H" + level.ToString(CultureInfo.InvariantCulture), parent);
        var paragraph = _inlines.Paragraph(heading.Inline, new TextStyle(face, size, Look.Ink, tag), line, balanced: true);
        if (paragraph.Text.Length == 0) return;
        var landmark = level == 0 ? null : new Landmark($"heading-{_landmarks++}", PlainText.Of(heading.Inline), level);
        to.Add(new ParagraphBox(paragraph, landmark) { Before = before, After = after, KeepsWithNext = true });
        AddPictures(to, parent);
    }

    private void Paragraph(List<Box> to, ParagraphBlock block, Tag parent, TextStyle style, bool tight)
    {
        var paragraph = _inlines.Paragraph(block.Inline, style with { Tag = new Tag("P", parent) }, style.Size * 1.5f);
        var gap = tight ? 3 : 8;
        if (paragraph.Text.Length > 0) to.Add(new ParagraphBox(paragraph) { Before = gap, After = gap, KeepsWithNext = _goesWithNext });
        AddPictures(to, parent);
    }

    private void List(List<Box> to, ListBlock list, Tag parent, TextStyle style)
    {
        var tag = new Tag("L", parent) { Numbering = list.IsOrdered ? "Decimal" : "Disc" };
        var number = list.IsOrdered && long.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var gap = list.IsLoose ? 8f : 3f;
        var items = new List<Box>();
        foreach (var item in list.Cast<ListItemBlock>())
        {
            var li = new Tag("LI", tag);
            var mark = list.IsOrdered ? number.ToString(CultureInfo.InvariantCulture) + list.OrderedDelimiter : "•";
            number++;
            var task = Task(item, li);
            var body = Stack(item, new Tag("LBody", li), style, tight: !list.IsLoose);
            var (label, indent) = task is null ? Mark(mark, li, style, body.RightToLeft) : (task, Inset(Look.Indent));
            items.Add(new ItemBox(label, body, indent) { Before = gap, After = gap });
        }

        // The list itself wants the air of a paragraph, whatever its items want between themselves.
        to.Add(new FrameBox(new StackBox(items), new Frame(0, 0, 0, 0))
        {
            Before = list.Parent is ListItemBlock ? 3 : 8,
            After = list.Parent is ListItemBlock
            ? 3 : 9
        });
    }

    /// <summary>The box of a promise, which then is no text of its item.</summary>
    private DrawingBox? Task(ListItemBlock item, Tag li)
    {
        if (item is not [ParagraphBlock { Inline.FirstChild: TaskList task }, ..]) return null;
        if (task.NextSibling is LiteralInline after) after.Content.TrimStart();
        task.Remove();
        var figure = new Tag("Figure", new Tag("Lbl", li)) { Alt = task.Checked ? _speech.Words.Done : _speech.Words.NotDone };
        return new DrawingBox(Marks.Task(task.Checked, _look, _speech), figure, 2.2f);
    }

    private (Box Label, float Indent) Mark(string mark, Tag li, TextStyle style, bool rightToLeft)
    {
        var color = mark == "•" ? _look.Accent : Look.Quiet;
        var paragraph = _setter.One(mark, style with { Tag = new Tag("Lbl", li), Color = color }, style.Size * 1.5f, direction: rightToLeft
            ? BaseDirection.RightToLeft : BaseDirection.Auto);
        return (new ParagraphBox(paragraph), _depth < 8 ? Math.Max(Look.Indent, paragraph.FullWidth() + 6) : Inset(0));
    }

    private void Quote(List<Box> to, QuoteBlock quote, Tag parent)
    {
        var content = Stack(quote, new Tag("BlockQuote", parent), BodyStyle with { Color = Look.Quiet });
        to.Add(new FrameBox(content, new Frame(Inset(14), 0, 0, 0, Bar: _look.AccentLine)) { Before = 10, After = 12 });
    }

    private void Callout(List<Box> to, CustomContainer container, Tag parent)
    {
        var callout = Postmortem.Documents.Markdown.Callout.Of(container, _speech);
        var tag = new Tag("Div", parent);
        var label = _setter.One(callout.Label, new TextStyle(Face.SansBold, Look.Body, callout.Kind == "note" ? Look.Ink : _look.Accent, new Tag("P", tag)),
            Look.BodyLine);
        var boxes = new List<Box> { new ParagraphBox(label) { After = 3, KeepsWithNext = true } };
        var (side, top, foot) = (Inset(16), Inset(11), Inset(12));
        _depth++;
        _taken += 2 * side;
        foreach (var block in container) Add(boxes, block, tag, BodyStyle, tight: false);
        _taken -= 2 * side;
        _depth--;
        var frame = new Frame(side, top, side, foot, callout.Kind == "note" ? Look.Sunk : _look.AccentSoft, callout.Kind == "promise" ? _look.Accent : -1,
            callout.Kind == "promise" ? 0 : 6);
        to.Add(new FrameBox(new StackBox(boxes), frame) { Before = 12, After = 14 });
    }

    private void Code(List<Box> to, CodeBlock code, Tag parent)
    {
        var text = HtmlBlocks.Lines(code).TrimEnd('\n').Replace("\t", "    ", StringComparison.Ordinal);
        if (text.Length == 0) return;
        var style = new TextStyle(Face.Mono, Look.Code, Look.Ink, new Tag("Code", new Tag("P", parent)));
        var paragraph = _setter.One(text, style, Look.CodeLine, direction: BaseDirection.LeftToRight);
        to.Add(new FrameBox(new ParagraphBox(paragraph), new Frame(12, 9, 12, 9, Look.Sunk, Radius: 4)) { Before = 10, After = 12 });
    }

    private void Chart(List<Box> to, FencedCodeBlock fence, Tag parent)
    {
        var drawing = ChartDrawing.Draw(Documents.Chart.Parse(HtmlBlocks.Lines(fence), fence.Line + 1), _setter, _look, _speech);
        to.Add(new DrawingBox(drawing, new Tag("Figure", parent) { Alt = drawing.Meaning }) { Before = 12, After = 14 });
    }

    private void Definitions(List<Box> to, DefinitionList list, Tag parent, TextStyle style)
    {
        var tag = new Tag("L", parent) { Numbering = "None" };
        foreach (var item in list.Cast<DefinitionItem>())
        {
            var li = new Tag("LI", tag);
            Tag? body = null;
            var meaning = new List<Box>();
            foreach (var block in item)
            {
                if (block is DefinitionTerm term)
                {
                    var set = _inlines.Paragraph(term.Inline, style with { Face = Face.SansBold, Tag = new Tag("Lbl", li) }, style.Size * 1.5f);
                    to.Add(new ParagraphBox(set) { Before = 8, After = 1, KeepsWithNext = true });
                }
                else Add(meaning, block, body ??= new Tag("LBody", li), style, tight: true);
            }

            if (meaning.Count > 0) to.Add(new FrameBox(new StackBox(meaning), new Frame(Look.Indent, 0, 0, 0)) { After = 8 });
        }
    }

    private void Footnotes(List<Box> to, FootnoteGroup notes, Tag parent)
    {
        to.Add(new RuleBox(Look.Hair2) { Before = 22, After = 8, KeepsWithNext = true });
        foreach (var note in notes.Cast<Footnote>())
        {
            var number = note.Order.ToString(CultureInfo.InvariantCulture);
            var tag = new Tag("Note", parent) { Id = "note-" + number };
            var style = new TextStyle(Face.Sans, Look.Small, Look.Quiet, null);
            var label = _setter.One(number, style with { Tag = new Tag("Lbl", tag) }, Look.Small * 1.5f);
            to.Add(new ItemBox(new ParagraphBox(label, new Landmark("note-" + number, "", 0)), Stack(note, tag, style, tight: true), Look.Indent)
            {
                Before = 3,
                After = 3
            });
        }
    }

    private void AddPictures(List<Box> to, Tag parent)
    {
        foreach (var image in _inlines.Pictures)
        {
            var alt = PlainText.Of(image);
            to.Add(new PictureBox(Find(image)!, new Tag("Figure", parent) { Alt = alt.Length > 0 ? alt : _speech.Words.Picture }) { Before = 8, After = 10 });
        }

        _inlines.Pictures.Clear();
    }

    /// <summary>Read once, however often it is shown: then it also stands in the file once.</summary>
    private Picture? Find(LinkInline image)
    {
        if (image.Url is not { } name || !_document.Attachments.TryGetValue(name, out var file)) return null;
        if (!_pictures.TryGetValue(name, out var picture)) _pictures[name] = picture = Pdf.Pictures.Read(file);
        return picture;
    }
}
