namespace Postmortem.Wording;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Gap
{
    Space,
    Comma,
    Clause,
    Sentence,
}

/// <summary>One word of a text, or something that is none of the writer's own words (code, a quotation), which keeps its place in the sentence.</summary>
/// <param name="Word">Lower case, straight apostrophes, composed accents; empty for what is not the writer's own.</param>
/// <param name="Gap">Before this word.</param>
/// <param name="IsUpper">Two letters or more, all of them capitals: IT, DNS.</param>
/// <param name="IsOpener">The first word of a line, a list item, a cell or a label's text: where an action's verb stands.</param>
internal readonly record struct WordToken(int Start, int Length, string Word, Gap Gap, bool IsCapital, bool IsUpper, bool IsOpener)
{
    public int End => Start + Length;
}
