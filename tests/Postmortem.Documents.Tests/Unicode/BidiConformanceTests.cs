using System.Globalization;
using System.Text;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Unicode;

[TestClass]
public sealed class BidiConformanceTests
{
    /// <summary>A character of each class, none of them a bracket.</summary>
    private static readonly Dictionary<string, char> Samples =
        "L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI".Split(' ')
            .Zip("a\u05D0\u06270+#\u0660,\u0300\u00AD\u2029\t !\u202A\u202D\u202B\u202E\u202C\u2066\u2067\u2068\u2069")
            .ToDictionary();

    [TestMethod]
    public void Every_sequence_of_classes_has_the_levels_and_the_order_that_Unicode_says()
    {
        var (count, wrong) = (0, new List<string>());
        var (levels, order) = ("", "");
        foreach (var line in UnicodeFiles.Lines("BidiTest.txt"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal)) levels = line["@Levels:".Length..].Trim();
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal)) order = line["@Reorder:".Length..].Trim();
            else
            {
                var fields = line.Split(';');
                var text = string.Concat(fields[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Samples[name]));
                var directions = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                for (var bit = 0; bit < 3; bit++)
                {
                    if ((directions & (1 << bit)) == 0) continue;
                    var found = Resolve(text, (BaseDirection)bit);
                    if (found.Levels != levels || found.Order != order) wrong.Add($"{line} for {(BaseDirection)bit}: {found} in place of {levels}, {order}");
                    count++;
                }
            }
        }

        Assert.IsGreaterThan(490_000, count);
        Assert.IsEmpty(wrong, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(20))}");
    }

    [TestMethod]
    public void Every_text_has_the_levels_and_the_order_that_Unicode_says()
    {
        var (count, wrong) = (0, new List<string>());
        foreach (var line in UnicodeFiles.Lines("BidiCharacterTest.txt"))
        {
            var fields = line.Split(';');
            var text = string.Concat(fields[0].Split(' ').Select(c => new Rune(UnicodeFiles.Hex(c)).ToString()));
            var direction = fields[1] switch { "0" => BaseDirection.LeftToRight, "1" => BaseDirection.RightToLeft, _ => BaseDirection.Auto };
            var found = Resolve(text, direction);
            if (found.Levels != fields[3] || found.Order != fields[4] || found.Paragraph != fields[2]) wrong.Add($"{line}: {found}");
            count++;
        }

        Assert.IsGreaterThan(90_000, count);
        Assert.IsEmpty(wrong, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(20))}");
    }

    /// <summary>The whole text as one line, in the notation of the files: x for a character that X9 removes, code points counted.</summary>
    private static (string Paragraph, string Levels, string Order) Resolve(string text, BaseDirection direction)
    {
        var levels = new byte[text.Length];
        var paragraph = Bidi.Levels(text, direction, levels);
        var index = new int[text.Length];
        var (shown, order, next) = (new string[text.Length], new List<int>(), 0);
        for (var i = 0; i < text.Length; i++) index[i] = char.IsLowSurrogate(text[i]) ? -1 : next++;
        foreach (var run in Bidi.LineRuns(text, levels, 0, text.Length, paragraph))
        {
            for (var k = run.Start; k < run.End; k++)
            {
                var i = run.RightToLeft ? run.End - 1 - (k - run.Start) : k;
                if (index[i] < 0) continue;
                var removed = Bidi.IsRemoved(CharacterData.Bidi(Bidi.CodePointAt(text, i)));
                shown[i] = removed ? "x" : run.Level.ToString(CultureInfo.InvariantCulture);
                if (!removed) order.Add(index[i]);
            }
        }

        return (paragraph.ToString(CultureInfo.InvariantCulture), string.Join(' ', shown.Where(s => s is not null)), string.Join(' ', order));
    }
}
