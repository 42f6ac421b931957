using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests;

/// <summary>
/// What of PDF/UA-1 (ISO 14289-1) and of the identification of PDF/A-2 a program can check in a file: each broken rule is one sentence with its clause.
/// </summary>
internal sealed partial class PdfRules
{
    private static readonly string[] Painting = ["TJ", "Tj", "f", "f*", "F", "S", "s", "B", "b", "Do", "sh"];

    // ISO 32000-1, 14.8.4: which elements a PDF reader knows without being told.
    private static readonly string[] Standard =
    [
        "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/NonStruct", "/Private", "/P", "/H", "/H1", "/H2",
            "/H3", "/H4", "/H5", "/H6",
        "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry",
            "/Code", "/Link", "/Annot", "/Figure", "/Formula", "/Form",
    ];

    private static readonly Dictionary<string, string[]> Children = new()
    {
        ["/L"] = ["/LI", "/L", "/Caption"],
        ["/LI"] = ["/Lbl", "/LBody"],
        ["/Table"] = ["/TR", "/THead", "/TBody", "/TFoot", "/Caption"],
        ["/TR"] = ["/TH", "/TD"],
    };

    private static readonly Dictionary<string, string[]> Parents = new()
    {
        ["/LI"] = ["/L"],
        ["/LBody"] = ["/LI"],
        ["/Lbl"] = ["/LI", "/Note", "/BibEntry", "/Caption"],
        ["/TR"] = ["/Table", "/THead", "/TBody", "/TFoot"],
        ["/TH"] = ["/TR"],
        ["/TD"] = ["/TR"],
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
            foreach (var kid in file.Array(root["/K"]) ?? []) rules.CheckElement(kid, null, PdfModel.Reference(file.Catalog["/StructTreeRoot"]));
            rules.CheckPages(rules.Numbers(file.Dictionary(root["/ParentTree"])));
        }
        else rules._broken.Add("7.1: there is no structure tree");

        return rules._broken;
    }

    private void Rule(bool holds, string sentence)
    {
        if (!holds) _broken.Add(sentence);
    }

    private void CheckElement(JsonNode? reference, string? parent, string? above)
    {
        var element = _file.Dictionary(reference)!;
        var type = (string)element["/S"]!;
        var kids = _file.Array(element["/K"]) ?? [];
        var types = kids.Select(k => (string?)_file.Dictionary(k)?["/S"]).OfType<string>().ToList();
        Rule(Standard.Contains(type) || _file.Dictionary(_file.Dictionary(_file.Catalog["/StructTreeRoot"])!["/RoleMap"])?[type] is not null,
            $"7.1: {type} is no kind of element that is known");
        Rule(PdfModel.Reference(element["/P"]) == above, $"7.1: a {type} names another parent");
        Rule(element["/Alt"] is null || !string.IsNullOrWhiteSpace(_file.Text(element["/Alt"])), $"7.3: the alternative text of a {type} is empty");
        Rule(!Parents.TryGetValue(type, out var homes) || (parent is not null && homes.Contains(parent)), $"7.2: a {type} stands in a {parent}");
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
        else if (kid is JsonObject { } inner && (string?)inner["/Type"] == "/MCR")
            AddContent(PdfModel.Reference(inner["/Pg"]), inner["/MCID"]!.GetValue<int>(), self);
        else if (kid is JsonObject { } annotation && (string?)annotation["/Type"] == "/OBJR") _linked.Add(PdfModel.Reference(annotation["/Obj"])!);
        else CheckElement(kid, type, self);
    }

    private void AddContent(string? page, int number, string element) =>
        Rule(page is not null && _content.TryAdd((page, number), element), $"7.1: content {number} of page {page} belongs to two elements");

    private void CheckHeading(int level)
    {
        Rule(level <= _lastHeading + 1, $"7.4.2: a heading of level {level} follows one of level {_lastHeading}");
        _lastHeading = level;
    }

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
            var content = _file.Stream(page["/Contents"]);
            var numbers = CheckContent(content, reference);
            CheckText(content, page, reference);
            seen += numbers.Count;
            var owners = page["/StructParents"] is { } key && parents.TryGetValue(key.GetValue<int>(), out var held) ? _file.Array(held) : null;
            Rule(owners?.Count == numbers.Count, $"7.1: the parent tree of page {reference} has {owners?.Count} entries for {numbers.Count}");
            foreach (var number in numbers)
                Rule(_content.TryGetValue((reference, number), out var owner) && number < owners?.Count && PdfModel.Reference(owners[number]) == owner,
                    $"7.1: content {number} of page {reference} does not find its element");
            foreach (var annotation in _file.Array(page["/Annots"]) ?? []) CheckAnnotation(annotation, parents);
        }

        Rule(seen == _content.Count, $"7.1: the structure names {_content.Count} pieces of content, the pages have {seen}");
    }

    private void CheckAnnotation(JsonNode? reference, Dictionary<int, JsonNode?> parents)
    {
        var annotation = _file.Dictionary(reference)!;
        Rule((string?)annotation["/Subtype"] == "/Link", $"7.18: an annotation of kind {annotation["/Subtype"]}");
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
            else if (token.Value == "BMC")
            {
                Rule(open.Count == 0 || last != "/Artifact", $"7.1: an artifact stands inside other content on page {page}");
                open.Push(true);
            }
            else if (token.Value == "EMC") Rule(open.TryPop(out _), $"7.1: marked content ends twice on page {page}");
            else if (Painting.Contains(token.Value)) Rule(open.Count > 0, $"7.1: {token.Value} on page {page} paints what is neither tagged nor an artifact");
            last = token.Value;
        }

        Rule(open.Count == 0, $"7.1: marked content does not end on page {page}");
        Rule(numbers.SequenceEqual(Enumerable.Range(0, numbers.Count)), $"7.1: content is not numbered in order on page {page}");
        return numbers;
    }

    [GeneratedRegex(@"<<(?:[^<>]|<[^<>]*>)*>>|<[0-9A-Fa-f]*>|/[^\s/<\[]+|[\[\]]|[^\s/<\[\]]+")]
    private static partial Regex Token();
}
