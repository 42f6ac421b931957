using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Unicode;

/// <summary>
/// Derives <c>unicode.bin</c> from the Unicode Character Database: tags of scripts, distinct records (line class, bidirectional class, kind of
/// bracket, index of the script), runs (length, index of a record) over all code points, and pairs of mirrored characters.
/// </summary>
internal static class UnicodeDataWriter
{
    private const int CodePoints = 0x110000;

    public static byte[] Write()
    {
        var lines = LineClasses();
        var bidi = Values("extracted/DerivedBidiClass.txt", LongBidiNames().GetValueOrDefault, BidiClass.L);
        var brackets = new BracketKind[CodePoints];
        foreach (var line in UnicodeFiles.Lines("BidiBrackets.txt"))
        {
            var fields = line.Split(';', StringSplitOptions.TrimEntries);
            brackets[UnicodeFiles.Hex(fields[0])] = fields[2] == "o" ? BracketKind.Open : BracketKind.Close;
        }

        var (tags, scripts) = Scripts();
        using var memory = new MemoryStream();
        using var data = new BinaryWriter(memory);
        data.Write((byte)tags.Count);
        foreach (var tag in tags) data.Write((uint)((tag[0] << 24) | (tag[1] << 16) | (tag[2] << 8) | tag[3]));
        var records = new Dictionary<(LineClass, BidiClass, BracketKind, byte), int>();
        var runs = new List<(int Length, int Record)>();
        for (var c = 0; c < CodePoints; c++)
        {
            var key = (lines[c], bidi[c], brackets[c], scripts[c]);
            if (!records.TryGetValue(key, out var record)) records.Add(key, record = records.Count);
            if (runs.Count > 0 && runs[^1].Record == record) runs[^1] = (runs[^1].Length + 1, record);
            else runs.Add((1, record));
        }

        data.Write7BitEncodedInt(records.Count);
        foreach (var (line, direction, bracket, script) in records.Keys) data.Write([(byte)line, (byte)direction, (byte)bracket, script]);
        foreach (var (length, record) in runs)
        {
            data.Write7BitEncodedInt(length);
            data.Write7BitEncodedInt(record);
        }

        var mirrors = UnicodeFiles.Ranges("BidiMirroring.txt").ToList();
        data.Write7BitEncodedInt(mirrors.Count);
        foreach (var (c, _, mirror) in mirrors)
        {
            data.Write7BitEncodedInt(c);
            data.Write7BitEncodedInt(UnicodeFiles.Hex(mirror));
        }

        data.Flush();
        return memory.ToArray();
    }

    /// <summary>LB1, and the other properties that LB30 and LB30b ask for.</summary>
    private static LineClass[] LineClasses()
    {
        var categories = Values("extracted/DerivedGeneralCategory.txt", v => v, "Cn");
        var widths = Values("EastAsianWidth.txt", v => v, "N");
        var pictographs = new bool[CodePoints];
        foreach (var (first, last, value) in UnicodeFiles.Ranges("emoji/emoji-data.txt"))
            if (value == "Extended_Pictographic") pictographs.AsSpan(first..(last + 1)).Fill(true);
        var names = Values("LineBreak.txt", v => v, "XX");
        return [.. names.Select((name, c) => Resolve(name, categories[c], widths[c] is "F" or "W" or "H", pictographs[c] && categories[c] == "Cn"))];
    }

    private static LineClass Resolve(string name, string category, bool wide, bool future) => name switch
    {
        "AI" or "SG" or "XX" => LineClass.AL,
        "SA" => category is "Mn" or "Mc" ? LineClass.CM : LineClass.AL,
        "CJ" => LineClass.NS,
        "OP" when wide => LineClass.OPWide,
        "CP" when wide => LineClass.CPWide,
        "ID" when future => LineClass.IDFuture,
        _ when future => throw new InvalidDataException($"LB30b: a future pictograph is {name} and not ID."),
        _ => Enum.Parse<LineClass>(name),
    };

    private static (List<string> Tags, byte[] Indexes) Scripts()
    {
        // "sc ; Arab ; Arabic": the tag of ISO 15924 for each long name.
        var tagOf = UnicodeFiles.Lines("PropertyValueAliases.txt").Select(l => l.Split(';', StringSplitOptions.TrimEntries))
            .Where(f => f[0] == "sc").ToDictionary(f => f[2], f => f[1]);
        var names = Values("Scripts.txt", v => tagOf[v], "Zzzz");
        var tags = names.Distinct().ToList();
        var indexes = tags.Select((tag, i) => (tag, i)).ToDictionary(t => t.tag, t => (byte)t.i);
        return (tags, [.. names.Select(n => indexes[n])]);
    }

    private static Dictionary<string, BidiClass> LongBidiNames() =>
        UnicodeFiles.Lines("PropertyValueAliases.txt").Select(l => l.Split(';', StringSplitOptions.TrimEntries))
            .Where(f => f[0] == "bc").SelectMany(f => new[] { f[1], f[2] }.Distinct().Select(name => (name, Enum.Parse<BidiClass>(f[1]))))
            .ToDictionary(p => p.name, p => p.Item2);

    private static T[] Values<T>(string file, Func<string, T?> parse, T missing)
    {
        var values = new T[CodePoints];
        Array.Fill(values, missing);
        // A file's comments may carry defaults by range under long names; only the bidirectional classes need them here.
        if (typeof(T) == typeof(BidiClass))
            foreach (var (first, last, value) in UnicodeFiles.Defaults(file)) values.AsSpan(first..(last + 1)).Fill(parse(value)!);
        foreach (var (first, last, value) in UnicodeFiles.Ranges(file)) values.AsSpan(first..(last + 1)).Fill(parse(value)!);
        return values;
    }
}
