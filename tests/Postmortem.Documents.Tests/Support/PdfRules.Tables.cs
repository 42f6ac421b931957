using System.Text.Json.Nodes;

namespace Postmortem.Documents.Tests;

internal sealed partial class PdfRules
{
    /// <summary>Clause 7.5: with all spans counted the table is a rectangle without holes, and each cell has a head in its column or row.</summary>
    private void CheckTable(JsonArray kids)
    {
        var rows = kids.Select(_file.Dictionary).OfType<JsonObject>().SelectMany(Rows).ToList();
        var taken = new Dictionary<(int Row, int Column), bool>();
        var heads = new HashSet<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            var column = 0;
            var cells = Kids(rows[row]).ToList();
            var rowHead = cells.Any(c => Type(c) == "/TH" && Attribute(c, "/Scope") is "/Row" or "/Both");
            foreach (var cell in cells)
            {
                while (taken.ContainsKey((row, column))) column++;
                var (wide, tall) = (Span(cell, "/ColSpan"), Span(cell, "/RowSpan"));
                var (isHead, headed) = (Type(cell) == "/TH", rowHead);
                for (var c = column; c < column + wide; c++)
                {
                    for (var r = row; r < row + tall; r++) Rule(taken.TryAdd((r, c), isHead), "7.5: two cells of a table stand in one place");
                    if (isHead && Attribute(cell, "/Scope") is "/Column" or "/Both") heads.Add(c);
                    headed |= heads.Contains(c);
                }

                Rule(isHead || headed, "7.5: a cell of a table has no head");
                column += wide;
            }
        }

        var widths = Enumerable.Range(0, rows.Count).Select(r => taken.Keys.Count(k => k.Row == r)).Distinct().ToList();
        Rule(widths.Count == 1, $"7.5: the rows of a table have {string.Join(" and ", widths)} cells");
        Rule(taken.Keys.All(k => k.Row < rows.Count), "7.5: a cell goes on below its table");
    }

    private IEnumerable<JsonObject> Rows(JsonObject element) =>
        Type(element) is "/THead" or "/TBody" or "/TFoot" ? Kids(element) : Type(element) == "/TR" ? [element] : [];

    private IEnumerable<JsonObject> Kids(JsonObject element) =>
        (_file.Array(element["/K"]) ?? []).Where(k => PdfModel.Reference(k) is not null).Select(_file.Dictionary).OfType<JsonObject>();

    private static string? Type(JsonObject element) => (string?)element["/S"];

    private int Span(JsonObject cell, string name) => AttributeValue(cell, name) is { } span ? span.GetValue<int>() : 1;

    private string? Attribute(JsonObject element, string name) => (string?)AttributeValue(element, name);

    /// <summary>Attributes are one dictionary or several (ISO 32000-1, 14.7.5).</summary>
    private JsonNode? AttributeValue(JsonObject element, string name) =>
        _file.Value(element["/A"]) is JsonArray all ? all.Select(a => _file.Dictionary(a)?[name]).FirstOrDefault(v => v is not null)
            : _file.Dictionary(element["/A"])?[name];
}
