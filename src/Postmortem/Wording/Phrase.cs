using System.Buffers;

namespace Postmortem.Wording;

/// <summary>
/// A phrase as it is written in templates/wording: words, each of which may be <c>one|or|another</c>, <c>begin*</c>, <c>*end</c>,
/// <c>{list}</c> (any word of a list), <c>(perhaps)</c>, <c>~3</c> (up to three words, whatever they are), <c>&lt;person&gt;</c> (a person,
/// as "the on-call engineer" or "Maria" or "we") <c>^</c> (here
/// a sentence begins) and <c>$</c> (here a clause ends).
/// </summary>
public sealed class Phrase
{
    private const int MostBetween = 6;

    private static readonly SearchValues<char> NoLetters = SearchValues.Create("{}()<>*^$~\"");

    private Phrase(string text, int line, int column, IReadOnlyList<Part> parts) => (Text, Line, Column, Parts) = (text, line, column, parts);

    public enum PartKind { Words, Between, Person, Start, End }

    /// <param name="Choices">For <see cref="PartKind.Words"/>: what may stand here.</param>
    public sealed record Part(PartKind Kind, IReadOnlyList<string> Choices, bool IsOptional, int Most = 0);

    public string Text { get; }

    /// <summary>1-based, in the file it comes from.</summary>
    public int Line { get; }
    public int Column { get; }
    public IReadOnlyList<Part> Parts { get; }

    /// <exception cref="FormatException">It is not written as a phrase is; the message is for the person who wrote it.</exception>
    public static Phrase Parse(string text, int line = 1, int column = 1)
    {
        List<Part> parts = [];
        foreach (var piece in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isOptional = piece is ['(', .., ')'];
            parts.Add(PartOf(isOptional ? piece[1..^1] : piece, isOptional, text));
        }
        if (!parts.Exists(p => p.Kind is PartKind.Words && !p.IsOptional)) throw new FormatException($"“{text}” needs at least one word that must be there.");
        return new Phrase(text, line, column, parts);
    }

    private static Part PartOf(string piece, bool isOptional, string text)
    {
        switch (piece)
        {
            case "^":
                return new Part(PartKind.Start, [], false);
            case "$":
                return new Part(PartKind.End, [], false);
            case "<person>":
                return new Part(PartKind.Person, [], isOptional);
            case ['~', .. var most]:
                return int.TryParse(most, out var n) && n is > 0 and <= MostBetween
                    ? new Part(PartKind.Between, [], true, n)
                    : throw new FormatException($"“{piece}” in “{text}”: after ~ comes how many words may stand between, 1 to {MostBetween}.");
        }
        var choices = piece.Split('|');
        foreach (var choice in choices)
        {
            var bare = choice.StartsWith('{') && choice.EndsWith('}') ? choice[1..^1] : choice.Trim('*');
            if (bare.Length == 0 || bare.AsSpan().IndexOfAny(NoLetters) >= 0)
                throw new FormatException($"“{piece}” in “{text}” is not a word: "
                    + "write one|two for a choice, begin* or *end for a part of a word, {list} for a list, (word) for one that may be missing.");
        }
        return new Part(PartKind.Words, [.. choices.Select(c => c.Replace('’', '\'').ToLowerInvariant())], isOptional);
    }
}
