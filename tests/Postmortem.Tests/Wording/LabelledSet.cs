using System.Globalization;
using Postmortem.Wording;

namespace Postmortem.Tests.Wording;

/// <summary>Sentences that people labelled: which rules should say something, and which should keep quiet.</summary>
internal sealed record Labelled(int Line, IReadOnlySet<string> Rules, string Source, string Sentence)
{
    public bool IsHeldOut => Line % 3 == 0;

    /// <param name="file">en, fr, or en-unseen and its like.</param>
    public static IReadOnlyList<Labelled> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Checkout.Folder("tests"), "Postmortem.Tests", "Wording", "Labelled", $"{file}.tsv"))
            .Select((text, i) => (Cells: text.Split('\t'), Line: i + 1)).Where(l => l.Cells.Length == 3)
            .Select(l => new Labelled(l.Line, l.Cells[0] == "-" ? new HashSet<string>() : l.Cells[0].Split(' ').ToHashSet(), l.Cells[1], l.Cells[2]))];
}

/// <summary>How often a hint is right, and how much of what deserves one gets it.</summary>
/// <param name="Right">Hints of a rule that the label names.</param>
/// <param name="Wrong">Hints that no label names.</param>
/// <param name="Missing">Labels without a hint.</param>
internal sealed record Measure(int Sentences, int Right, int Wrong, int Missing)
{
    public double Precision => Right / (double)Math.Max(1, Right + Wrong);
    public double Recall => Right / (double)Math.Max(1, Right + Missing);

    /// <summary>By rule: a hint for another reason than the label's is wrong.</summary>
    public static Measure Of(WordingGuide guide, IReadOnlyList<Labelled> set)
    {
        var found = set.Select(s => (s.Rules, Found: Rules(guide, s))).ToList();
        return new Measure(set.Count, found.Sum(f => f.Found.Intersect(f.Rules).Count()), found.Sum(f => f.Found.Except(f.Rules).Count()),
            found.Sum(f => f.Rules.Except(f.Found).Count()));
    }

    /// <summary>By sentence: whether one that deserves a hint gets one, for whatever reason.</summary>
    public static Measure OfSentences(WordingGuide guide, IReadOnlyList<Labelled> set)
    {
        var found = set.Select(s => (Wanted: s.Rules.Count > 0, Got: Rules(guide, s).Count > 0)).ToList();
        return new Measure(set.Count, found.Count(f => f.Wanted && f.Got), found.Count(f => !f.Wanted && f.Got), found.Count(f => f.Wanted && !f.Got));
    }

    public static IReadOnlySet<string> Rules(WordingGuide guide, Labelled sentence) => guide.Check(sentence.Sentence).Select(h => h.Rule).ToHashSet();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Sentences} sentences, {Right} hints right, {Wrong} wrong, {Missing} missing: precision {Precision:F2}, recall {Recall:F2}");
}
