using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests;

/// <content>What a file must be to be kept (PDF/A-2, ISO 19005-2), and what it says about itself.</content>
internal sealed partial class PdfRules
{
    private static readonly string[] Actions = ["/URI", "/GoTo"];

    private void CheckCatalog()
    {
        var catalog = _file.Catalog;
        Rule(_file.Dictionary(catalog["/MarkInfo"])?["/Marked"]?.GetValue<bool>() == true, "6.2: the file does not say that it is tagged");
        Rule(_file.Dictionary(catalog["/MarkInfo"])?["/Suspects"]?.GetValue<bool>() != true, "7.1: the file doubts its own tags");
        Rule(_file.Text(catalog["/Lang"]) is { } language && LanguageTag().IsMatch(language), "7.2: no language is set");
        Rule(_file.Dictionary(catalog["/ViewerPreferences"])?["/DisplayDocTitle"]?.GetValue<bool>() == true, "7.1: the title is not shown");
        Rule(_file.Trailer["/Encrypt"] is null, "PDF/A-2, 6.1.3: the file is encrypted");
        Rule(_file.Array(_file.Trailer["/ID"]) is { Count: 2 }, "PDF/A-2, 6.1.3: the file has no identifier");
        CheckMetadata(_file.Stream(catalog["/Metadata"]), _file.Dictionary(_file.Trailer["/Info"]) ?? []);
        CheckColor();
        foreach (var held in _file.All) CheckForbidden(held);
    }

    private void CheckMetadata(string xmp, JsonObject info)
    {
        var title = TitleInXmp().Match(xmp);
        Rule(_file.Text(info["/Title"]) is { Length: > 0 }, "7.1: there is no title");
        Rule(title.Success, "7.1: the metadata hold no title");
        Rule(!title.Success || System.Net.WebUtility.HtmlDecode(title.Groups[1].Value) == Clean(_file.Text(info["/Title"])),
            "PDF/A-2, 6.6.3: the file has two titles");
        Rule(xmp.Contains("<pdfuaid:part>1</pdfuaid:part>", StringComparison.Ordinal), "5: the file does not say that it is PDF/UA-1");
        Rule(xmp.Contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", StringComparison.Ordinal),
            "PDF/A-2, 6.6.4: the file does not say that it is PDF/A-2a");
        foreach (var (property, key) in new[] { ("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate") })
        {
            var said = Regex.Match(xmp, $"<{property}>([^<]*)<").Groups[1].Value;
            Rule(Regex.Replace(said, "[-:TZ]", "") == Regex.Replace(_file.Text(info[key]) ?? "", "[D:Z]", ""),
                $"PDF/A-2, 6.6.3: {key} is not what the metadata say");
        }
    }

    private void CheckColor()
    {
        var profile = _file.Array(_file.Catalog["/OutputIntents"]) is [var intent, ..] ? _file.Dictionary(intent)?["/DestOutputProfile"] : null;
        var bytes = _file.Bytes(profile);
        Rule(bytes.Length > 128, "PDF/A-2, 6.2.3: no colour profile is embedded");
        if (bytes.Length <= 128) return;
        Rule(BinaryPrimitives.ReadInt32BigEndian(bytes) == bytes.Length && Encoding.ASCII.GetString(bytes, 36, 4) == "acsp",
            "PDF/A-2, 6.2.3: the colour profile is broken");
        Rule(Encoding.ASCII.GetString(bytes, 16, 4) == "RGB " && _file.Dictionary(profile)?["/N"]?.GetValue<int>() == 3,
            "PDF/A-2, 6.2.3: the colour profile is not for three colours");
    }

    private void CheckForbidden(JsonObject held)
    {
        Rule(held["/JS"] is null && (string?)held["/S"] != "/JavaScript", "PDF/A-2, 6.5.1: the file holds a script");
        Rule(held["/AA"] is null && held["/OpenAction"] is null, "PDF/A-2, 6.5.2: something happens by itself");
        Rule(held["/EF"] is null && held["/FFilter"] is null, "PDF/A-2, 6.8: the file holds or names another file");
        Rule(!(held["/Filter"]?.ToJsonString().Contains("LZW", StringComparison.Ordinal) ?? false), "PDF/A-2, 6.1.7.2: LZW is not allowed");
        if ((string?)held["/Subtype"] == "/Image")
        {
            Rule(held["/Interpolate"]?.GetValue<bool>() != true, "PDF/A-2, 6.2.8: a picture is smoothed");
            // Clause 6.2.10: without an output intent each page with transparency would need a colour space to mix in.
            Rule(held["/SMask"] is null || _file.Array(_file.Catalog["/OutputIntents"]) is { Count: > 0 } || _file.Pages()
                .All(p => _file.Dictionary(p["/Group"])?["/CS"] is not null), "PDF/A-2, 6.2.10: nothing says in which colours to mix");
        }

        if (_file.Dictionary(held["/A"]) is { } action && (string?)held["/Type"] == "/Annot")
            Rule(Actions.Contains((string?)action["/S"]), $"PDF/A-2, 6.5.1: an action of kind {action["/S"]}");
    }

    private static string Clean(string? text) => string.Concat((text ?? "").EnumerateRunes().Where(r => r.Value >= ' ').Select(r => r.ToString()));

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();

    [GeneratedRegex("<dc:title><rdf:Alt><rdf:li[^>]*>([^<]+)<")]
    private static partial Regex TitleInXmp();
}
