using System.Globalization;

namespace Postmortem.Documents.Tests.Unicode;

/// <summary>The Unicode Character Database as Debian's package unicode-data lays it down.</summary>
internal static class UnicodeFiles
{
    private const string Folder = "/usr/share/unicode";

    /// <summary>The version the embedded table was made from; another one would be another table.</summary>
    private const string Version = "15.0.0";

    /// <summary>Lines that hold data, without comments; the test ends where the file is missing or of another version.</summary>
    public static IEnumerable<string> Lines(string name) =>
        All(name).Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0);

    /// <summary>Ranges and the value of each; a field after the second is not read.</summary>
    public static IEnumerable<(int First, int Last, string Value)> Ranges(string name) => Lines(name).Select(Range);

    /// <summary>What the <c>@missing</c> lines say of code points that the file does not list.</summary>
    public static IEnumerable<(int First, int Last, string Value)> Defaults(string name) =>
        All(name).Where(l => l.StartsWith("# @missing:", StringComparison.Ordinal)).Select(l => Range(l["# @missing:".Length..]));

    public static int Hex(string text) => int.Parse(text.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static (int First, int Last, string Value) Range(string line)
    {
        var fields = line.Split(';', StringSplitOptions.TrimEntries);
        var ends = fields[0].Split("..");
        return (Hex(ends[0]), Hex(ends[^1]), fields[1].Split(' ')[0]);
    }

    private static IEnumerable<string> All(string name)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path)) Needs.Missing($"{path} is missing: apt-get install unicode-data.");
        var version = File.ReadLines(Path.Combine(Folder, "LineBreak.txt")).First();
        if (!version.Contains(Version, StringComparison.Ordinal)) Needs.Missing($"{Folder} holds {version}; the table was made from {Version}.");
        return File.ReadLines(path);
    }
}
