using System.Diagnostics;
using System.Globalization;
using Postmortem.Wording;

namespace Postmortem.Benchmarks;

/// <summary>
/// How long hints take on a text of 10,000 characters, in both languages, and on texts made to be slow; and how often they are right on
/// sentences of reviews that no rule was made from.
/// </summary>
internal static class WordingBench
{
    private const int Characters = 10_000;
    private const int Runs = 200;

    private static readonly (string Name, string Piece)[] Hostile =
    [
        ("quotation marks", "\"'“‘«"), ("should have", "should have "), ("the engineer", "the engineer "), ("they", "they failed to "), ("open brackets", "]("),
            ("tags", "<a "), ("one word", "a"), ("slashes", "/a"),
    ];

    public static int Run()
    {
        var folder = Checkout.Folder("templates/wording");
        var guides = new WordingGuides(folder);
        Console.WriteLine("| text | characters | hints | median ms | slowest ms of 200 |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var language in new[] { "en", "fr" })
        {
            var sentences = Lines(language).Select(cells => cells[2]);
            Measure(guides.For(language)!, language, Long(string.Join(' ', sentences), Characters), Runs);
        }
        foreach (var (name, piece) in Hostile) Measure(guides.For("en")!, $"1 MB of {name}", Long(piece, 1_000_000), 3);
        foreach (var piece in new[] { "n'a pas ", "il ne " }) Measure(guides.For("fr")!, $"1 MB of {piece}, French", Long(piece, 1_000_000), 3);
        Count(guides.For("en")!, "en-unseen");
        return 0;
    }

    /// <summary>By sentence: whether one that deserves a hint gets one.</summary>
    private static void Count(WordingGuide guide, string file)
    {
        var (right, wrong, missing) = (0, 0, 0);
        foreach (var cells in Lines(file))
        {
            var (wanted, got) = (cells[0] != "-", guide.Check(cells[2]).Count > 0);
            if (wanted && got) right++;
            else if (got) wrong++;
            else if (wanted) missing++;
        }
        var (precision, recall) = (right / (double)(right + wrong), right / (double)(right + missing));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{file}, by sentence: precision {precision:F2}, recall {recall:F2} (the first time 0.83 and 0.74)"));
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Checkout.Root, "tests", "Postmortem.Tests", "Wording", "Labelled", $"{file}.tsv"))
            .Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'));

    private static void Measure(WordingGuide guide, string name, string text, int runs)
    {
        for (var i = 0; i < Math.Min(runs, 30); i++) guide.Check(text);
        var (times, hints) = (new double[runs], 0);
        for (var i = 0; i < runs; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            hints = guide.Check(text).Count;
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {text.Length:N0} | {hints} | {times[runs / 2]:F2} | {times[^1]:F2} |"));
    }

    private static string Long(string piece, int length) => string.Concat(Enumerable.Repeat(piece + " ", (length / (piece.Length + 1)) + 1))[..length];
}
