using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests.Pdf;

/// <summary>A checker that lets everything pass is worse than none: each rule must reject a good file in which just one thing was broken.</summary>
[TestClass]
public sealed class PdfRulesTests
{
    private static readonly Lazy<Task<byte[]>> Good = new(AccessibilityTests.EverythingAsync);

    private static readonly Dictionary<string, Action<PdfModel>> Breaks = new()
    {
        ["5: the file does not say that it is PDF/UA-1"] = f =>
            f.Change(f.Catalog["/Metadata"], x => x.Replace("pdfuaid:part>1", "pdfuaid:part>2", StringComparison.Ordinal)),
        ["6.2: the file does not say"] = f => f.Catalog.Remove("/MarkInfo"),
        ["7.1: the file doubts"] = f => ((JsonObject)f.Catalog["/MarkInfo"]!)["/Suspects"] = true,
        ["7.1: the title is not shown"] = f => f.Catalog.Remove("/ViewerPreferences"),
        ["7.1: there is no title"] = f => f.Dictionary(f.Trailer["/Info"])!.Remove("/Title"),
        ["7.1: the metadata hold no title"] = f => f.Change(f.Catalog["/Metadata"], x => x.Replace("dc:title", "dc:other", StringComparison.Ordinal)),
        ["7.1: there is no structure tree"] = f => f.Catalog.Remove("/StructTreeRoot"),
        ["7.1: the parent tree"] = f => f.Pages()[0].Remove("/StructParents"),
        ["7.1: /Fancy is no kind"] = f => First(f, "/S", "/P")["/S"] = "/Fancy",
        ["7.1: a /TD names another parent"] = f => First(f, "/S", "/TD")["/P"] = First(f, "/S", "/LI")["/P"]!.DeepClone(),
        ["7.1: TJ on page"] = f => Content(f, c => Regex.Replace(c, @"/P<</MCID 0>>BDC", "")),
        ["7.1: marked content does not end"] = f => Content(f, c => c[..c.LastIndexOf("EMC", StringComparison.Ordinal)]),
        ["7.1: marked content ends twice"] = f => Content(f, c => c + "EMC\n"),
        ["7.1: tagged content stands inside"] = f =>
            Content(f, c => c.Replace("/Artifact BMC", "/P<</MCID 900>>BDC /P<</MCID 901>>BDC", StringComparison.Ordinal)),
        ["7.1: an artifact stands inside"] = f => Content(f, c =>
            c.Replace("/P<</MCID 0>>BDC", "/P<</MCID 0>>BDC /Artifact BMC EMC", StringComparison.Ordinal)),
        ["7.1: content is not numbered in order"] = f => Content(f, c => c.Replace("/MCID 1>>", "/MCID 77>>", StringComparison.Ordinal)),
        ["7.1: the structure names"] = f => Content(f, c => Regex.Replace(c, @"/\w+<</MCID 0>>BDC", "/Artifact BMC")),
        ["7.2: no language"] = f => f.Catalog["/Lang"] = "u:not a language",
        ["7.2: a /P stands in a /TR"] = f => First(f, "/S", "/TD")["/S"] = "/P",
        ["7.2: a /LBody stands in a /P"] = f => First(f, "/S", "/LI")["/S"] = "/P",
        ["7.3: a figure has no alternative text"] = f => First(f, "/S", "/Figure").Remove("/Alt"),
        ["7.3: the alternative text of a /Link is empty"] = f => First(f, "/S", "/Link")["/Alt"] = "u: ",
        ["7.4.2: a heading"] = f => First(f, "/S", "/H2")["/S"] = "/H4",
        ["7.5: the head of a column"] = f => First(f, "/S", "/TH").Remove("/A"),
        ["7.5: a cell of a table has no head"] = f => First(f, "/S", "/TH")["/S"] = "/TD",
        ["7.5: the rows of a table have 3 and 2 cells"] = f => ((JsonObject)First(f, "/S", "/TH")["/A"]!)["/ColSpan"] = 2,
        ["7.5: a cell goes on below"] = f => First(f, "/S", "/TD")["/A"] = new JsonObject { ["/O"] = "/Table", ["/RowSpan"] = 9 },
        ["7.6: a list does not say"] = f => First(f, "/S", "/L").Remove("/A"),
        ["7.9: a note has no identifier"] = f => First(f, "/S", "/Note").Remove("/ID"),
        ["7.18: an annotation of kind /Text"] = f => First(f, "/Subtype", "/Link")["/Subtype"] = "/Text",
        ["7.18.1: a link does not find"] = f => First(f, "/Subtype", "/Link").Remove("/StructParent"),
        ["7.18.1: a link stands outside"] = f => First(f, "/S", "/Link")["/K"] = new JsonArray(),
        ["7.18.3: a page does not go through"] = f => f.Pages()[0].Remove("/Tabs"),
        ["7.18.5: a link does not say"] = f => First(f, "/Subtype", "/Link").Remove("/Contents"),
        ["7.18.5: a link has no annotation"] = f => First(f, "/S", "/Link")["/K"] = new JsonArray(),
        ["7.21.3.2:"] = f => First(f, "/Subtype", "/CIDFontType2").Remove("/CIDToGIDMap"),
        ["7.21.3.3:"] = f => First(f, "/Subtype", "/Type0")["/Encoding"] = "/Elsewhere",
        ["7.21.4: /Noto does not say"] = f => First(f, "/Subtype", "/Type0")["/BaseFont"] = "/Noto",
        ["7.21.4: /Noto and its description"] = f => First(f, "/Subtype", "/CIDFontType2")["/BaseFont"] = "/Noto",
        ["7.21.4.1:"] = f => First(f, "/Type", "/FontDescriptor").Remove("/FontFile2"),
        ["7.21.4.2:"] = f => First(f, "/Type", "/FontDescriptor")["/CIDSet"] = "1 0 R",
        ["7.21.7: /"] = f => First(f, "/Subtype", "/Type0").Remove("/ToUnicode"),
        ["7.21.7: code"] = f => f.Change(First(f, "/Subtype", "/Type0")["/ToUnicode"], m =>
            Regex.Replace(m, "(?<=beginbfchar\\s*<[0-9A-F]{4}>\\s*<)[0-9A-F]{4}", "0000")),
        ["7.21.8:"] = f => Content(f, c => Regex.Replace(c, "<[0-9A-F]{4}", "<0000")),
        ["PDF/A-2, 6.1.3: the file is encrypted"] = f => f.Trailer["/Encrypt"] = new JsonObject(),
        ["PDF/A-2, 6.1.3: the file has no identifier"] = f => f.Trailer.Remove("/ID"),
        ["PDF/A-2, 6.1.7.2:"] = f => First(f, "/Subtype", "/Image")["/Filter"] = "/LZWDecode",
        ["PDF/A-2, 6.2.3: no colour profile"] = f => f.Catalog.Remove("/OutputIntents"),
        ["PDF/A-2, 6.2.3: the colour profile is broken"] = f =>
            f.Change(f.Dictionary(f.Array(f.Catalog["/OutputIntents"])![0])!["/DestOutputProfile"], p => p + "more"),
        ["PDF/A-2, 6.2.3: the colour profile is not for"] = f =>
            f.Change(f.Dictionary(f.Array(f.Catalog["/OutputIntents"])![0])!["/DestOutputProfile"], p => p.Replace("RGB ", "CMYK", StringComparison.Ordinal)),
        ["PDF/A-2, 6.2.8:"] = f => First(f, "/Subtype", "/Image")["/Interpolate"] = true,
        ["PDF/A-2, 6.2.10:"] = f => f.Catalog.Remove("/OutputIntents"),
        ["PDF/A-2, 6.3.2:"] = f => First(f, "/Subtype", "/Link")["/F"] = 2,
        ["PDF/A-2, 6.5.1: the file holds a script"] = f => f.Catalog["/JS"] = "u:app.alert(1)",
        ["PDF/A-2, 6.5.1: an action of kind /Launch"] = f =>
            ((JsonObject)f.All.First(o => (string?)o["/Type"] == "/Annot" && o["/A"] is not null)["/A"]!)["/S"] = "/Launch",
        ["PDF/A-2, 6.5.2:"] = f => f.Catalog["/OpenAction"] = new JsonArray(),
        ["PDF/A-2, 6.6.3: the file has two titles"] = f => f.Dictionary(f.Trailer["/Info"])!["/Title"] = "u:Another",
        ["PDF/A-2, 6.6.3: /ModDate"] = f => f.Dictionary(f.Trailer["/Info"])!["/ModDate"] = "u:D:20200101000000Z",
        ["PDF/A-2, 6.6.4:"] = f => f.Change(f.Catalog["/Metadata"], x => x.Replace("conformance>A", "conformance>B", StringComparison.Ordinal)),
        ["PDF/A-2, 6.8:"] = f => f.Catalog["/EF"] = new JsonObject(),
    };

    public static IEnumerable<object[]> Rules => Breaks.Keys.Select(k => new object[] { k });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public async Task A_file_in_which_one_thing_is_broken_is_rejected_by_its_rule(string rule)
    {
        var file = PdfModel.Read(await Good.Value);
        Breaks[rule](file);
        var broken = PdfRules.Broken(file);
        Assert.IsTrue(broken.Any(b => b.StartsWith(rule, StringComparison.Ordinal)), string.Join('\n', broken));
    }

    private static JsonObject First(PdfModel file, string key, string value) =>
        file.All.First(o => o[key] is JsonValue v && v.TryGetValue<string>(out var s) && s == value);

    private static void Content(PdfModel file, Func<string, string> change) => file.Change(file.Pages()[0]["/Contents"], change);
}
