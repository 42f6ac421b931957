using Postmortem.Exchange.Statuspage;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// A post-mortem cut into its parts. A part begins at a heading, at a paragraph that is only a bold label ("**Timeline:**"), or at an
/// item of an outermost list that begins with one ("- **Impact**: …"). A part whose own heading says nothing is of the kind of the one around it.
/// </summary>
internal sealed class MarkdownOutline
{
    private readonly List<MarkdownSection> _sections = [];
    private readonly List<(string Name, string Value, int Line)> _labels = [];
    private MarkdownSection _current;
    private MarkdownSection? _timeline;

    public MarkdownOutline(IReadOnlyList<MarkdownNode> nodes)
    {
        _current = Begin(new MarkdownSection(SectionKind.Unknown, "", 0, 1, null));
        for (var i = 0; i < nodes.Count; i++)
            Place(nodes[i], i + 1 < nodes.Count ? nodes[i + 1] : null);
        // "### Duration" with a line below it says what "Duration: …" says.
        foreach (var section in _sections.Where(section => section.Level is > 0 and < 7 && section.Title.Length < 30
            && section.Nodes is [ParagraphNode { Text.Length: < 160, Label: null }]))
            _labels.Add((section.Title, StorableText.OneLine(section.Text), section.Line));
        // "### Detection time" with a list that begins with the time.
        foreach (var section in _sections.Where(section => section.Level is > 0 and < 8 && section.Title.Length < 30))
        {
            if (section.Nodes is [ListNode { Items: [{ First.Text: var time }, ..] }, ..] && TimeLead.Read(time) is { Clock: not null, Rest: "" })
                _labels.Add((section.Title, StorableText.OneLine(time), section.Line));
        }
        foreach (var section in _sections.Where(section => section is { Kind: SectionKind.Actions, Named: true, HasParts: false } && section.TellsRepair()))
            section.Kind = SectionKind.Resolution;
    }

    public IReadOnlyList<MarkdownSection> Sections => _sections;

    /// <summary>Lines of the form "Severity: major", wherever they stand, in their order.</summary>
    public IReadOnlyList<(string Name, string Value, int Line)> Labels => _labels;

    /// <summary>The value of the first label that begins with one of the words, "Incident" before it aside.</summary>
    public string? Label(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            var bare = Accents.Without(word);
            foreach (var (name, value, _) in _labels)
            {
                var plain = Accents.Without(name.StartsWith("Incident ", StringComparison.OrdinalIgnoreCase) ? name[9..] : name);
                if (plain.StartsWith(bare, StringComparison.OrdinalIgnoreCase) && value.Length > 0)
                    return value;
            }
        }
        return null;
    }

    public IEnumerable<MarkdownSection> Of(params SectionKind[] kinds) => _sections.Where(section => kinds.Contains(section.Kind));

    private MarkdownSection Begin(MarkdownSection section)
    {
        Add(section);
        return _current = section;
    }

    private void Add(MarkdownSection section)
    {
        _sections.Add(section);
        if (section.Parent is { } parent)
            parent.HasParts = true;
    }

    private void Place(MarkdownNode node, MarkdownNode? next)
    {
        switch (node)
        {
            case HeadingNode heading:
                Open(heading.Text, heading.Level, heading.Line);
                break;
            case ParagraphNode { Label: { } label, AfterLabel: "" } paragraph:
                Open(label, 7, paragraph.Line);
                break;
            case ParagraphNode paragraph when MayBegin && PartLabel.Above(paragraph, next) is { } part:
                ReadLabels(paragraph);
                Open(part.Name, 7, paragraph.Line);
                if (part.Rest.Length > 0)
                    _current.Nodes.Add(new ParagraphNode(paragraph.Line, part.Rest));
                break;
            case ParagraphNode paragraph:
                ReadLabels(paragraph);
                _current.Nodes.Add(paragraph);
                break;
            case ListNode list when Labelled(list) || IsAllPlain(list):
                foreach (var item in list.Items)
                    Item(item);
                break;
            case TableNode table when _current.Kind is not (SectionKind.Timeline or SectionKind.Actions):
                Pairs(table);
                _current.Nodes.Add(table);
                break;
            default:
                if (node is ListNode plain)
                    ListLabels(plain);
                _current.Nodes.Add(node);
                break;
        }
    }

    /// <summary>Whether a label in the text begins a part here: below a heading that says what its part is about, it does not.</summary>
    private bool MayBegin => _current.Level is 0 or > 6
        || _current.Kind is SectionKind.Unknown or SectionKind.Aside or SectionKind.Summary or SectionKind.Lessons;

    private void Open(string title, int level, int line)
    {
        var parent = _current;
        while (parent.Level >= level && parent.Parent is { } up)
            parent = up;
        if (parent.Level >= level)
            parent = _sections[0];
        if (Colon(title) is var colon and > 0)
            _labels.Add((title[..colon].TrimEnd(), StorableText.OneLine(title[(colon + 1)..]), line));
        // "Identified – 11:15 UTC" is a step, and no part about how it was found.
        var own = StatusLine.Begins(title) ? SectionKind.Unknown : SectionKinds.Of(title);
        if (own == SectionKind.Actions && SectionKinds.IsOfRepair(title, parent.Kind))
            own = SectionKind.Resolution;
        // Days and clocks may be headings beside "Timeline" and not below it.
        if (own == SectionKind.Unknown && level < 7 && _timeline is not null && parent.Kind != SectionKind.Timeline && IsTime(title))
            parent = _timeline;
        // What an aside holds stays aside, and a step or an action below its heading is not a part of its own.
        var inherited = own == SectionKind.Unknown || parent.Kind == SectionKind.Aside
            || (parent is { Kind: SectionKind.Actions, Level: > 0 and < 7 } && level < 7
                && own is SectionKind.Resolution or SectionKind.Detection or SectionKind.Impact)
            || (parent.Kind is SectionKind.Timeline or SectionKind.Actions && (StatusLine.Begins(title) || ActionReader.IsNumbered(title)));
        var begun = Begin(new MarkdownSection(inherited ? parent.Kind : own, title, level, line, parent) { Named = !inherited });
        _timeline = begun is { Named: true, Level: < 7 } ? begun.Kind == SectionKind.Timeline ? begun : null : _timeline;
    }

    private static bool IsTime(string title) => StatusLine.Read(title) is { } lead && (lead.Clock is not null || lead.Rest.Length == 0);

    /// <summary>Whether the list is a post-mortem in bullets: at least two items begin with a bold label that names a part.</summary>
    private bool Labelled(ListNode list) => _current.Kind is SectionKind.Unknown or SectionKind.Aside
        && list.Items.Count(item => item.First.Label is { } label && SectionKinds.Of(label) != SectionKind.Unknown) >= 2;

    /// <summary>The same without bold: every item begins with a name and a colon, and at least two of the names are parts.</summary>
    private bool IsAllPlain(ListNode list) => _current.Kind is SectionKind.Unknown or SectionKind.Aside && list.Items.Count > 1
        && list.Items.All(item => item.First.Label is not null || PartLabel.Colon(item.First.Text) > 0)
        && list.Items.Count(item => PartLabel.Of(item.First) is not null) >= 2;

    private void Item(ItemNode item)
    {
        ReadLabels(item.First);
        if (PartLabel.Of(item.First) is not { } part)
            return;
        Open(part.Name, 8, item.Line);
        if (part.Rest.Length > 0)
            _current.Nodes.Add(new ParagraphNode(item.Line, part.Rest));
        foreach (var child in item.Children)
            Nested(child);
    }

    /// <summary>A labelled item may stand one level too deep: "- **Resolution**: …" below "- **Context**:".</summary>
    private void Nested(MarkdownNode node)
    {
        if (node is not ListNode list)
        {
            _current.Nodes.Add(node);
            return;
        }
        var kept = new List<ItemNode>();
        foreach (var item in list.Items)
        {
            if (item.First.Label is { } label && SectionKinds.Of(label) is SectionKind.Resolution or SectionKind.Impact or SectionKind.Actions)
                Strayed(item, label);
            else
                kept.Add(item);
        }
        _current.Nodes.Add(list with { Items = kept });
    }

    private void Strayed(ItemNode item, string label)
    {
        var section = new MarkdownSection(SectionKinds.Of(label), label, 8, item.Line, _current.Parent) { Named = true };
        section.Nodes.Add(new ParagraphNode(item.Line, item.First.AfterLabel));
        section.Nodes.AddRange(item.Children);
        Add(section);
    }

    private void ListLabels(ListNode list)
    {
        foreach (var item in list.Items)
        {
            ReadLabels(item.First);
            // "Duration:" with "Start:" and "End:" below it.
            foreach (var below in item.Children.OfType<ListNode>().SelectMany(child => child.Items))
                ReadLabels(below.First);
        }
    }

    private void ReadLabels(ParagraphNode paragraph)
    {
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n');
        var pieces = lines.SelectMany((line, i) => Pieces(line).Select(piece => (Text: piece, Line: paragraph.Line + i))).ToList();
        var labelled = pieces.Count(piece => Colon(piece.Text) > 0);
        if (paragraph.Label is { } bold && paragraph.AfterLabel.Length > 0 && labelled < 2)
        {
            _labels.Add((bold, StorableText.OneLine(paragraph.AfterLabel), paragraph.Line));
            return;
        }
        foreach (var (text, line) in pieces)
        {
            if (Colon(text) is var colon and > 0)
                _labels.Add((text[..colon].TrimEnd(), StorableText.OneLine(text[(colon + 1)..]), line));
        }
    }

    /// <summary>"Date: 6 May | Severity: high" is two labels on one line: each piece is one.</summary>
    internal static string[] Pieces(string line)
    {
        if (line.Length > 1_000 || !line.Contains(" | ", StringComparison.Ordinal))
            return [line];
        var pieces = line.Split(" | ", StringSplitOptions.TrimEntries);
        return Array.TrueForAll(pieces, piece => Colon(piece) > 0) ? pieces : [line];
    }

    /// <summary>Where the colon stands behind a name that begins a line; 0 where none does.</summary>
    private static int Colon(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon is > 1 and <= 40 && char.IsLetter(line[0]) && colon + 1 < line.Length && char.IsWhiteSpace(line[colon + 1]) && line[..colon].All(Wordy)
            && (char.IsUpper(line[0]) || !line[..colon].TrimEnd().Contains(' ', StringComparison.Ordinal)) ? colon : 0;
    }

    private static bool Wordy(char c) => char.IsLetterOrDigit(c) || c is ' ' or '/' or '-' or '+' or '&' or '(' or ')' or '\'' or '\u00a0';

    /// <summary>A table of names and values, two or four columns wide.</summary>
    private void Pairs(TableNode table)
    {
        foreach (var row in table.Rows.Prepend(table.Header))
        {
            for (var i = 0; i + 1 < row.Count; i += 2)
            {
                if (row[i].Length is > 1 and <= 60 && row[i + 1].Length > 0)
                    _labels.Add((row[i].TrimEnd(':', ' '), StorableText.OneLine(row[i + 1]), table.Line));
            }
        }
    }
}
