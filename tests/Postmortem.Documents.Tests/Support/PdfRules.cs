using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests;

/// <summary>
/// What of PDF/UA-1 (ISO 14289-1) and of the identification of PDF/A-2 a program can check in a file: each broken rule is one sentence with its clause.
/// </summary>
internal sealed partial class PdfRules
{
    private static readonly string[] Painting = ["TJ", "Tj", "f", "f*", "F", "S", "s", "B", "b", "Do", "sh"];

    private static readonly Dictionary<string, string[]> Children = new()
    {
        ["/L"] = ["/LI", "/L"],
        ["/LI"] = ["/Lbl", "/LBody"],
        ["/Table"] = ["/TR"],
        ["/TR"] = ["/TH", "/TD"],
    };

    private readonly PdfModel _file;
    private readonly List<string> _broken = [];
    private readonly HashSet<string> _notes = [];
    private readonly Dictionary<(string Page, int Number), string> _content = [];
    private readonly HashSet<string> _linked = [];
    private int _lastHeading;

    private PdfRules(PdfModel file) => _file = file;

    public static IReadOnlyList<string> Broken(PdfModel file)
    {
        var rules = new PdfRules(file);
        rules.CheckCatalog();
        rules.CheckFonts();
        if (file.Dictionary(file.Catalog["/StructTreeRoot"]) is { } root)
        {
            foreach (var kid in file.Array(root["/K"]) ?? []) rules.CheckElement(kid, null);
            rules.CheckPages(rules.Numbers(file.Dictionary(root["/ParentTree"])));
        }
        else rules._broken.Add("7.1: there is no structure tree");

        return rules._broken;
    }

    private void Rule(bool holds, string sentence)
    {
        if (!holds) _broken.Add(sentence);
    }

    private void CheckCatalog()
    {
        var catalog = _file.Catalog;
        var xmp = _file.Stream(catalog["/Metadata"]);
        Rule(_file.Dictionary(catalog["/MarkInfo"])?["/Marked"]?.GetValue<bool>() == true, "6.2: the file does not say that it is tagged");
        Rule(_file.Text(catalog["/Lang"]) is { Length: >= 2 }, "7.2: no language is set");
        Rule(_file.Dictionary(catalog["/ViewerPreferences"])?["/DisplayDocTitle"]?.GetValue<bool>() == true, "7.1: the title is not shown");
        Rule(_file.Text(_file.Dictionary(_file.Trailer["/Info"])?["/Title"]) is { Length: > 0 }, "7.1: there is no title");
        Rule(xmp.Contains("<pdfuaid:part>1</pdfuaid:part>", StringComparison.Ordinal), "5: the file does not say that it is PDF/UA-1");
        Rule(xmp.Contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", StringComparison.Ordinal), "PDF/A-2, 6.6.4: the file does not say that it is PDF/A-2a");
        Rule(TitleInXmp().IsMatch(xmp), "7.1: the metadata hold no title");
        Rule(_file.Array(catalog["/OutputIntents"]) is [var intent, ..] && _file.Dictionary(_file.Dictionary(intent)?["/DestOutputProfile"]) is not null, "PDF/A-2, 6.2.3: no colour profile is embedded");
    }

    private void CheckFonts()
    {
        foreach (var font in _file.All.Where(o => (string?)o["/Type"] == "/Font" && (string?)o["/Subtype"] == "/Type0"))
        {
            var name = (string?)font["/BaseFont"];
            var descendant = _file.Dictionary(_file.Array(font["/DescendantFonts"])?[0]);
            var descriptor = _file.Dictionary(descendant?["/FontDescriptor"]);
            Rule(_file.Stream(font["/ToUnicode"]).Contains("beginbfchar", StringComparison.Ordinal), $"7.21.7: {name} has no way back to Unicode");
            Rule(_file.Dictionary(descriptor?["/FontFile2"]) is not null, $"7.21.4.1: {name} is not embedded");
            Rule((string?)descendant?["/CIDToGIDMap"] == "/Identity", $"7.21.3.2: {name} does not say how codes become glyphs");
        }
    }

    private void CheckElement(JsonNode? reference, string? parent)
    {
        var element = _file.Dictionary(reference)!;
        var type = (string)element["/S"]!;
        var kids = _file.Array(element["/K"]) ?? [];
        var types = kids.Select(k => (string?)_file.Dictionary(k)?["/S"]).OfType<string>().ToList();
        if (parent is not null && Children.TryGetValue(parent, out var allowed)) Rule(allowed.Contains(type), $"7.2: a {type} stands in a {parent}");
        if (type.Length == 3 && type[1] == 'H' && char.IsAsciiDigit(type[2])) CheckHeading(type[2] - '0');
        if (type == "/TH") Rule(Attribute(element, "/Scope") is "/Column" or "/Row", "7.5: the head of a column does not say what it is the head of");
        if (type == "/L") Rule(Attribute(element, "/ListNumbering") is not null, "7.6: a list does not say how it is numbered");
        if (type == "/Table") CheckTable(kids);
        if (type == "/Note") Rule(_file.Text(element["/ID"]) is { Length: > 0 } id && _notes.Add(id), "7.9: a note has no identifier of its own");
        if (type == "/Figure") Rule(_file.Text(element["/Alt"]) is { Length: > 0 }, "7.3: a figure has no alternative text");
        if (type == "/Link") Rule(kids.Any(k => (string?)(k as JsonObject)?["/Type"] == "/OBJR"), "7.18.5: a link has no annotation");
        foreach (var kid in kids) CheckKid(element, PdfModel.Reference(reference)!, kid, type);
    }

    private void CheckKid(JsonObject element, string self, JsonNode? kid, string type)
    {
        if (kid is JsonValue number && number.TryGetValue<int>(out var mcid)) AddContent(PdfModel.Reference(element["/Pg"]), mcid, self);
        else if (kid is JsonObject { } inner && (string?)inner["/Type"] == "/MCR") AddContent(PdfModel.Reference(inner["/Pg"]), inner["/MCID"]!.GetValue<int>(), self);
        else if (kid is JsonObject { } annotation && (string?)annotation["/Type"] == "/OBJR") _linked.Add(PdfModel.Reference(annotation["/Obj"])!);
        else CheckElement(kid, type);
    }

    private void AddContent(string? page, int number, string element) =>
        Rule(page is not null && _content.TryAdd((page, number), element), $"7.1: content {number} of page {page} belongs to two elements");

    private void CheckHeading(int level)
    {
        Rule(level <= _lastHeading + 1, $"7.4.2: a heading of level {level} follows one of level {_lastHeading}");
        _lastHeading = level;
    }

    private void CheckTable(JsonArray rows)
    {
        var counts = rows.Select(r => (_file.Array(_file.Dictionary(r)?["/K"]) ?? []).Count).Distinct().ToList();
        Rule(counts.Count == 1, $"7.5: the rows of a table have {string.Join(" and ", counts)} cells");
    }

    private string? Attribute(JsonObject element, string name) => (string?)_file.Dictionary(element["/A"])?[name];

    private Dictionary<int, JsonNode?> Numbers(JsonObject? tree)
    {
        var numbers = new Dictionary<int, JsonNode?>();
        var entries = _file.Array(tree?["/Nums"]) ?? [];
        for (var i = 0; i + 1 < entries.Count; i += 2) numbers[entries[i]!.GetValue<int>()] = entries[i + 1];
        return numbers;
    }

    private void CheckPages(Dictionary<int, JsonNode?> parents)
    {
        var references = (_file.Array(_file.Dictionary(_file.Catalog["/Pages"])!["/Kids"]) ?? []).Select(k => PdfModel.Reference(k)!).ToList();
        var seen = 0;
        foreach (var reference in references)
        {
            var page = _file.Dictionary(JsonValue.Create(reference))!;
            Rule((string?)page["/Tabs"] == "/S", "7.18.3: a page does not go through its links in the order of the structure");
            var numbers = CheckContent(_file.Stream(page["/Contents"]), reference);
            seen += numbers.Count;
            var owners = page["/StructParents"] is { } key && parents.TryGetValue(key.GetValue<int>(), out var held) ? _file.Array(held) : null;
            Rule(owners?.Count == numbers.Count, $"7.1: the parent tree of page {reference} has {owners?.Count} entries for {numbers.Count}");
            foreach (var number in numbers)
                Rule(_content.TryGetValue((reference, number), out var owner) && number < owners?.Count && PdfModel.Reference(owners[number]) == owner, $"7.1: content {number} of page {reference} does not find its element");
            foreach (var annotation in _file.Array(page["/Annots"]) ?? []) CheckAnnotation(annotation, parents);
        }

        Rule(seen == _content.Count, $"7.1: the structure names {_content.Count} pieces of content, the pages have {seen}");
    }

    private void CheckAnnotation(JsonNode? reference, Dictionary<int, JsonNode?> parents)
    {
        var annotation = _file.Dictionary(reference)!;
        Rule(_file.Text(annotation["/Contents"]) is { Length: > 0 }, "7.18.5: a link does not say in words where it goes");
        Rule(_linked.Contains(PdfModel.Reference(reference)!), "7.18.1: a link stands outside the structure");
        Rule(annotation["/StructParent"] is { } key && parents.ContainsKey(key.GetValue<int>()), "7.18.1: a link does not find its element");
        Rule((annotation["/F"]?.GetValue<int>() & 4) == 4, "PDF/A-2, 6.3.2: a link is not printed");
    }

    /// <summary>Every sign that is painted stands in an element or in an artifact, and they are not woven into each other.</summary>
    private List<int> CheckContent(string content, string page)
    {
        var (numbers, open, last) = (new List<int>(), new Stack<bool>(), "");
        foreach (Match token in Token().Matches(content))
        {
            if (token.Value == "BDC")
            {
                var number = Regex.Match(last, @"/MCID (\d+)");
                Rule(open.Count == 0 || !number.Success, $"7.1: tagged content stands inside other content on page {page}");
                if (number.Success) numbers.Add(int.Parse(number.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
                open.Push(true);
            }
            else if (token.Value == "BMC") open.Push(true);
            else if (token.Value == "EMC") Rule(open.TryPop(out _), $"7.1: marked content ends twice on page {page}");
            else if (Painting.Contains(token.Value)) Rule(open.Count > 0, $"7.1: {token.Value} on page {page} paints what is neither tagged nor an artifact");
            last = token.Value;
        }

        Rule(open.Count == 0, $"7.1: marked content does not end on page {page}");
        Rule(numbers.SequenceEqual(Enumerable.Range(0, numbers.Count)), $"7.1: content is not numbered in order on page {page}");
        return numbers;
    }

    [GeneratedRegex(@"<<[^>]*>>|<[0-9A-Fa-f]*>|/[^\s/<\[]+|[\[\]]|[^\s/<\[\]]+")]
    private static partial Regex Token();

    [GeneratedRegex("<dc:title><rdf:Alt><rdf:li[^>]*>[^<]+<")]
    private static partial Regex TitleInXmp();
}
