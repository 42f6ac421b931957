namespace Postmortem.Exchange.Markdown;

/// <summary>A name that begins a line and says which part of a post-mortem follows: "**Impact**: …", "Timeline:".</summary>
/// <param name="Rest">What stands behind the colon.</param>
internal sealed record PartLabel(string Name, string Rest)
{
    private const int MostWords = 4;

    /// <summary>The label of an item; null where it has none that names a part.</summary>
    public static PartLabel? Of(ParagraphNode paragraph)
    {
        if (paragraph.Label is { } bold)
            return SectionKinds.Of(bold) == SectionKind.Unknown ? null : new PartLabel(bold, paragraph.AfterLabel);
        return Colon(paragraph.Text) is var colon and > 0 && SectionKinds.Of(paragraph.Text[..colon]) != SectionKind.Unknown
            ? new PartLabel(paragraph.Text[..colon], paragraph.Text[(colon + 1)..].Trim()) : null;
    }

    /// <summary>
    /// The label of a paragraph that stands above what it names: a line of text that is no more than a name and a colon, or a bold name with a few
    /// words right above a list.
    /// </summary>
    public static PartLabel? Above(ParagraphNode paragraph, MarkdownNode? next)
    {
        if (paragraph.Text.Length > 120 || next is null or HeadingNode || Of(paragraph) is not { } part)
            return null;
        return part.Rest.Length == 0 || (paragraph.Label is not null && next is ListNode && part.Rest.Length < 60
            && !part.Rest.Contains(". ", StringComparison.Ordinal)) ? part : null;
    }

    /// <summary>Where the colon stands behind a plain name of at most four words; 0 where there is none.</summary>
    public static int Colon(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, 50)).IndexOf(':');
        if (colon < 3 || !char.IsLetter(text[0]) || !char.IsUpper(text[0]) || (colon + 1 < text.Length && !char.IsWhiteSpace(text[colon + 1])))
            return 0;
        var words = 1;
        var name = text.AsSpan(0, colon);
        foreach (var letter in name)
        {
            if (!char.IsLetter(letter) && letter is not (' ' or '-' or '\'' or '’' or '/' or '&'))
                return 0;
            words += letter == ' ' ? 1 : letter == '&' ? -1 : 0;
        }
        return words <= MostWords && !IsSentence(name) ? colon : 0;
    }

    /// <summary>"The impact was:" begins a sentence and names nothing.</summary>
    private static bool IsSentence(ReadOnlySpan<char> name) => name.EndsWith(" was") || name.EndsWith(" were") || name.EndsWith(" is") || name.EndsWith(" are")
        || name.EndsWith(" by") || name.EndsWith(" to") || name.EndsWith(" with") || name.EndsWith(" include") || name.EndsWith(" from");
}
