using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests;

internal sealed partial class PdfRules
{
    // The ways back to Unicode, by the reference of their stream.
    private readonly Dictionary<string, Dictionary<int, string>> _unicode = [];

    private void CheckFonts()
    {
        foreach (var font in _file.All.Where(o => (string?)o["/Type"] == "/Font"))
        {
            var name = (string?)font["/BaseFont"];
            if ((string?)font["/Subtype"] == "/Type0")
            {
                Rule(_file.Stream(font["/ToUnicode"]).Contains("begincmap", StringComparison.Ordinal), $"7.21.7: {name} has no way back to Unicode");
                Rule((string?)font["/Encoding"] == "/Identity-H", $"7.21.3.3: {name} has an encoding that is not in the file");
                Rule(name is not null && SubsetName().IsMatch(name), $"7.21.4: {name} does not say that it is a part of a font");
                continue;
            }

            var descriptor = _file.Dictionary(font["/FontDescriptor"]);
            Rule(descriptor is not null && new[] { "/FontFile", "/FontFile2", "/FontFile3" }.Any(f => _file.Dictionary(descriptor[f]) is not null),
                $"7.21.4.1: {name} is not embedded");
            Rule((string?)descriptor?["/FontName"] == name, $"7.21.4: {name} and its description have two names");
            Rule(descriptor?["/CIDSet"] is null, $"7.21.4.2: {name} lists its glyphs, which it need not and which nobody checks");
            if ((string?)font["/Subtype"] == "/CIDFontType2") Rule(font["/CIDToGIDMap"] is not null, $"7.21.3.2: {name} does not say how codes become glyphs");
        }
    }

    /// <summary>Every code that is painted means something in Unicode, and none is the glyph for what is missing.</summary>
    private void CheckText(string content, JsonObject page, string reference)
    {
        var fonts = _file.Dictionary(_file.Dictionary(page["/Resources"])?["/Font"]);
        JsonObject? font = null;
        foreach (Match token in Token().Matches(content))
        {
            if (token.Value.StartsWith("/F", StringComparison.Ordinal) && fonts?[token.Value] is { } named) font = _file.Dictionary(named);
            else if (token.Value is ['<', not '<', ..])
                for (var i = 1; i + 4 < token.Value.Length; i += 4) CheckCode(font,
                    int.Parse(token.Value.AsSpan(i, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), reference);
        }
    }

    private void CheckCode(JsonObject? font, int code, string page)
    {
        Rule(code != 0, $"7.21.8: page {page} shows the glyph for what is missing");
        if (font is null || PdfModel.Reference(font["/ToUnicode"]) is not { } map) return;
        if (!_unicode.TryGetValue(map, out var known)) _unicode[map] = known = Unicode(_file.Stream(font["/ToUnicode"]));
        Rule(known.TryGetValue(code, out var means) && means is not ("" or "0000" or "FFFE" or "FEFF"),
            $"7.21.7: code {code:X4} of {font["/BaseFont"]} means nothing in Unicode");
    }

    private static Dictionary<int, string> Unicode(string map)
    {
        static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var known = new Dictionary<int, string>();
        foreach (Match block in Blocks().Matches(map))
            foreach (Match row in (block.Groups[1].Value == "char" ? Pair() : Range()).Matches(block.Groups[2].Value))
            {
                var (first, last) = (Hex(row.Groups[1].Value), block.Groups[1].Value == "char" ? Hex(row.Groups[1].Value) : Hex(row.Groups[2].Value));
                var means = row.Groups[block.Groups[1].Value == "char" ? 2 : 3].Value;
                for (var code = first; code <= last; code++) known[code] = code == first ? means : "+";
            }

        return known;
    }

    [GeneratedRegex("^/[A-Z]{6}\\+")]
    private static partial Regex SubsetName();

    [GeneratedRegex("beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f ]*)>")]
    private static partial Regex Pair();

    [GeneratedRegex("<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>\\s*\\[?\\s*<([0-9A-Fa-f ]*)>")]
    private static partial Regex Range();
}
