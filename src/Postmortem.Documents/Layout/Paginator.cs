using Postmortem.Documents.Fonts;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Layout;

/// <param name="Header">Nothing on the first page, which has the title block.</param>
internal sealed record Page(Fragment Content, Paragraph? Header, Paragraph Footer, Paragraph Number);

/// <param name="Width">Points; so are all others.</param>
internal sealed record Paper(float Width, float Height)
{
    public const float Side = 76;
    public const float HeaderTop = 40;
    public const float FooterFoot = 48;

    public static Paper Of(PaperSize size) => size == PaperSize.Letter ? new(612, 792) : new(595.28f, 841.89f);

    public float TextWidth => Width - (2 * Side);

    public static float Top(bool first) => first ? 64 : 82;

    public float TextHeight(bool first) => Height - Top(first) - 74;
}

/// <summary>Boxes to pages. All pages are laid out before one is painted, so that each can say of how many it is one.</summary>
internal static class Paginator
{
    private const int FewestLines = 6;
    private const float LogoWidth = 180;
    private const float LogoHeight = 44;

    public static IReadOnlyList<Page> Pages(Document document, Box content, Speech speech, TextSetter setter, CancellationToken ct)
    {
        var paper = Paper.Of(document.Paper);
        var (fragments, before, last) = (new List<Fragment>(), (Box?)null, (Box?)null);
        for (Box? rest = content; rest is not null;)
        {
            ct.ThrowIfCancellationRequested();
            (before, last) = (last, rest);
            (var placed, rest) = OnePage(paper, rest, isFirst: fragments.Count == 0);
            fragments.Add(placed);
        }

        if (before is not null && fragments[^1].Lines < FewestLines) Fill(paper, fragments, before);
        var style = new TextStyle(Face.Sans, 8.25f, Look.Quiet, null);
        var foot = setter.One(document.Organisation ?? "", style, 12);
        var head = fragments.Count > 1 ? setter.One(document.Title, style, 12) : null;
        return [.. fragments.Select((f, i) => new Page(f, i == 0 ? null : head, foot, setter.One(speech.PageOf(i + 1, fragments.Count), style, 12)))];
    }

    private static (Fragment Placed, Box? More) OnePage(Paper paper, Box box, bool isFirst, float less = 0)
    {
        var fitted = box.Fit(new Space(paper.TextWidth, paper.TextHeight(isFirst) - less, Fresh: true));
        return (fitted.Placed ?? throw new InvalidOperationException("Nothing was placed on a fresh page: " + fitted.WhyNot), fitted.Rest);
    }

    /// <summary>
    /// A last page with a line or two looks like a mistake, and the page before gives it as much as it needs. Where that is of one piece, all stays.
    /// </summary>
    private static void Fill(Paper paper, List<Fragment> pages, Box before)
    {
        var isFirst = pages.Count == 2;
        for (var less = Look.BodyLine; less < paper.TextHeight(isFirst) / 2; less += Look.BodyLine)
        {
            var (placed, rest) = OnePage(paper, before, isFirst, less);
            if (rest is null) continue;
            var (last, more) = OnePage(paper, rest, isFirst: false);
            if (more is not null) return;
            if (last.Lines < FewestLines) continue;
            (pages[^2], pages[^1]) = (placed, last);
            return;
        }
    }

    /// <summary>Organisation and subtitle in one line where they fit, and the title beneath.</summary>
    public static IReadOnlyList<Box> TitleBlock(Document document, Look look, TextSetter setter, Tag root)
    {
        var boxes = new List<Box>();
        if (document.Logo is { } logo && document.Attachments.TryGetValue(logo, out var file) && Pdf.Pictures.Read(file) is { } picture)
            boxes.Add(new PictureBox(picture, new Tag("Figure", root) { Alt = document.Organisation is { Length: > 0 } owner ? owner : document.Title },
                LogoWidth, LogoHeight)
            { After = 16 });
        var width = Paper.Of(document.Paper).TextWidth;
        var name = document.Organisation is { Length: > 0 } o ? setter.One(o, new TextStyle(Face.Serif, 11.5f, Look.Ink, new Tag("P", root)), 18) : null;
        var subtitle = document.Subtitle is { Length: > 0 } s ? setter.One(s, new TextStyle(Face.Sans, 9.5f, Look.Quiet, new Tag("P", root)), 18) : null;
        const float mark = 20;
        // A name of many lines cannot stand beside the mark; it is text like any other then, and may go on over pages.
        if (name?.FullWidth() > 2 * width || (name is null && subtitle?.FullWidth() > 2 * width))
        {
            boxes.Add(new ParagraphBox(name ?? subtitle!) { After = 14 });
            if (name is not null && subtitle is not null) boxes.Add(new ParagraphBox(subtitle) { After = 14 });
        }
        else if (name is not null || subtitle is not null)
        {
            var beside = name is null || subtitle is null || name.FullWidth() + subtitle.FullWidth() + 24 + mark + 8 < width;
            boxes.Add(new BrandBox(Marks.Brand(mark, look.Accent, document.Mark), name ?? subtitle!, beside && name is not null ? subtitle : null)
            {
                After = 20,
                KeepsWithNext = true
            });
            if (!beside) boxes.Add(new ParagraphBox(subtitle!) { After = 14, KeepsWithNext = subtitle!.FullWidth() < 2 * width });
        }

        var (face, size, line, _, after) = Look.Heading(1);
        var title = setter.One(document.Title, new TextStyle(face, size, Look.Ink, new Tag("H1", root)), line, balanced: true);
        boxes.Add(new ParagraphBox(title, new Landmark("title", document.Title, 1)) { Before = 4, After = after, KeepsWithNext = true });
        return boxes;
    }
}

/// <summary>The mark of the house, the organisation beside it, and at the right what kind of document this is.</summary>
internal sealed class BrandBox(Drawing mark, Paragraph name, Paragraph? right) : Box
{
    private const float Gap = 8;

    public override Fitted Fit(Space space)
    {
        var inset = mark.Width + Gap;
        var left = new ParagraphBox(name).Fit(new Space(space.Width - inset, float.MaxValue, true)).Placed!;
        return Fitted.All(new BrandFragment(mark, left, right) { Width = space.Width, Height = Math.Max(left.Height, mark.Height) });
    }

    private sealed class BrandFragment(Drawing mark, Fragment left, Paragraph? right) : Fragment
    {
        public override void Paint(ICanvas canvas, float x, float y)
        {
            canvas.Figure(null, x, y - 1, mark);
            left.Paint(canvas, x + mark.Width + Gap, y);
            if (right is not null)
                canvas.Text(right, new Line(0, right.Text.Length, right.Text.Length, right.FullWidth()), x + Width - right.FullWidth(), y + right.Baseline);
        }
    }
}
