using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Layout;

/// <summary>Knows, for one document, which fonts and glyphs are used and which characters could not be set.</summary>
internal sealed class TextSetter(FontChoice fonts)
{
    private readonly Dictionary<Typeface, UsedFont> _fonts = new(ReferenceEqualityComparer.Instance);
    private readonly UsedFont?[] _embedded = new UsedFont?[FontLibrary.Count];
    private readonly List<UsedFont> _used = [];
    private ParagraphBuilder? _paragraphs;
    private readonly Dictionary<int, (int Line, int Count)> _unset = [];

    public TextSetter()
        : this(FontChoice.Embedded)
    {
    }

    /// <summary>1-based line of the Markdown that is being set; 0 in the title block.</summary>
    public int SourceLine { get; set; }

    public IReadOnlyList<UnsetText> Unset =>
        [.. _unset.OrderBy(u => u.Value.Line).ThenBy(u => u.Key).Select(u => new UnsetText(Show(u.Key), u.Key, u.Value.Line, u.Value.Count))];

    /// <summary>The fonts of the document so far, by their index.</summary>
    public IReadOnlyList<UsedFont> Used => _used;

    /// <summary>Takes text up to its <see cref="ParagraphBuilder.Build"/>, and is empty again.</summary>
    public ParagraphBuilder Paragraphs => _paragraphs ??= new ParagraphBuilder(this);

    public UsedFont Embedded(Face face) => _embedded[(int)face] ??= Font(FontLibrary.Of(face));

    /// <summary>The font for what readers see as one character, or none.</summary>
    public UsedFont? For(Face wanted, ReadOnlySpan<char> cluster) => fonts.For(wanted, cluster) is { } typeface ? Font(typeface) : null;

    public void Miss(int codePoint) =>
        _unset[codePoint] = _unset.TryGetValue(codePoint, out var known) ? (known.Line, known.Count + 1) : (SourceLine, 1);

    public Paragraph One(string text, TextStyle style, float lineHeight, Align align = Align.Start, bool balanced = false,
        BaseDirection direction = BaseDirection.Auto)
    {
        Paragraphs.Add(text, style);
        return Paragraphs.Build(lineHeight, align, balanced, direction);
    }

    private UsedFont Font(Typeface typeface)
    {
        if (_fonts.TryGetValue(typeface, out var known)) return known;
        var used = new UsedFont(typeface, typeface.Cache, _used.Count, fonts.Language);
        _used.Add(used);
        return _fonts[typeface] = used;
    }

    private static string Show(int codePoint) => Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : "\uFFFD";
}
