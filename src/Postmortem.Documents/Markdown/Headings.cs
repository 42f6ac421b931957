using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// The levels of a document's headings under its title: the highest in the text becomes level 2 and none is skipped on the way down
/// (PDF/UA-1, ISO 14289-1 clause 7.4.2), whatever the author started with.
/// </summary>
internal sealed class Headings
{
    private readonly int _lift;
    private int _last = 1;

    public Headings(MarkdownDocument text)
    {
        var highest = 6;
        foreach (var block in text)
            if (block is HeadingBlock heading) highest = Math.Min(highest, heading.Level);
        _lift = 2 - highest;
    }

    public int Next(HeadingBlock heading)
    {
        _last = Math.Clamp(heading.Level + _lift, 2, Math.Min(_last + 1, 6));
        return _last;
    }
}
