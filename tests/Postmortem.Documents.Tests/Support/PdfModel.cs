using System.Text;
using System.Text.Json.Nodes;

namespace Postmortem.Documents.Tests;

/// <summary>A PDF as objects, read by a program that is not ours, so that the rules are held against the file and not against our writer.</summary>
internal sealed class PdfModel
{
    private readonly JsonObject _objects;

    private PdfModel(JsonObject objects) => _objects = objects;

    public static PdfModel Read(byte[] pdf)
    {
        var json = Tool.Qpdf(pdf, "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized");
        return new PdfModel((JsonObject)JsonNode.Parse(json)!["qpdf"]![1]!);
    }

    public JsonObject Trailer => (JsonObject)_objects["trailer"]!["value"]!;

    public JsonObject Catalog => Dictionary(Trailer["/Root"])!;

    public IEnumerable<JsonObject> All => _objects.Select(o => o.Value!["value"] as JsonObject ?? o.Value["stream"]?["dict"] as JsonObject)
        .OfType<JsonObject>();

    /// <summary>Follows a reference to a dictionary, also that of a stream; null where there is none.</summary>
    public JsonObject? Dictionary(JsonNode? node) => Value(node) as JsonObject;

    public JsonArray? Array(JsonNode? node) => Value(node) as JsonArray;

    public string? Text(JsonNode? node) => Value(node) is JsonValue value && value.TryGetValue<string>(out var text)
        ? (text.StartsWith("u:", StringComparison.Ordinal) || text.StartsWith("b:", StringComparison.Ordinal) ? text[2..] : text) : null;

    public static string? Reference(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.EndsWith(" 0 R", StringComparison.Ordinal) ? text : null;

    public string Stream(JsonNode? node) => Encoding.UTF8.GetString(Bytes(node));

    public byte[] Bytes(JsonNode? node) =>
        Reference(node) is { } reference && _objects["obj:" + reference]?["stream"]?["data"] is { } data ? Convert.FromBase64String((string)data!) : [];

    /// <summary>Writes a stream anew, to see whether the rules notice.</summary>
    public void Change(JsonNode? node, Func<string, string> change)
    {
        var before = Encoding.Latin1.GetString(Bytes(node));
        var after = change(before);
        Assert.AreNotEqual(before, after, "Nothing was broken.");
        _objects["obj:" + Reference(node)]!["stream"]!["data"] = Convert.ToBase64String(Encoding.Latin1.GetBytes(after));
    }

    public IReadOnlyList<JsonObject> Pages() => [.. Leaves(Dictionary(Catalog["/Pages"])!)];

    public JsonNode? Value(JsonNode? node)
    {
        while (Reference(node) is { } reference)
        {
            var held = _objects["obj:" + reference];
            node = held?["value"] ?? held?["stream"]?["dict"];
        }

        return node;
    }

    private IEnumerable<JsonObject> Leaves(JsonObject node) => Array(node["/Kids"]) is { } kids ? kids.SelectMany(k => Leaves(Dictionary(k)!)) : [node];
}
