using System.Text;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests.Fonts;

/// <summary>A sentence of each script goes in and comes back; the fonts for them are those of Debian.</summary>
[TestClass]
public sealed partial class ScriptTests
{
    public static IEnumerable<object[]> Sentences { get; } =
    [
        ["Arabic", "ar", "نعتذر عن التأخير الذي حدث في الطلب.", "fonts-noto-core"],
        ["Arabic with Latin and numbers", "ar", "وصل الطلب 1482 في Berlin يوم 12 نوفمبر", "fonts-noto-core"],
        ["Persian with a joiner that keeps apart", "fa", "می‌خواهیم دوباره عذرخواهی کنیم.", "fonts-noto-core"],
        ["Arabic with vowels", "ar", "كُتُبٌ مُفِيدَةٌ", "fonts-noto-core"],
        ["Hebrew", "he", "אנו מתנצלים על העיכוב.", "fonts-noto-core"],
        ["Hebrew with Latin and numbers", "he", "הזמנה 1482 נשלחה אל Acme Ltd בנובמבר", "fonts-noto-core"],
        ["Hebrew with vowels", "he", "שָׁלוֹם עֲלֵיכֶם", "fonts-noto-core"],
        ["Hebrew inside English", "en", "The customer wrote שלום עולם and then left.", "fonts-noto-core"],
        ["Chinese", "zh", "我们为订单延误道歉。", "fonts-noto-cjk"],
        ["Traditional Chinese", "zh-Hant", "我們為訂單延誤道歉。", "fonts-noto-cjk"],
        ["Han beyond the first plane", "zh", "𠀋𠮷野家", "fonts-noto-cjk"],
        ["Japanese", "ja", "ご注文の遅れをお詫びします。", "fonts-noto-cjk"],
        ["Korean", "ko", "주문 지연에 대해 사과드립니다.", "fonts-noto-cjk"],
        ["Hindi", "hi", "देरी के लिए हम क्षमा चाहते हैं।", "fonts-noto-core"],
        ["Bengali", "bn", "বিলম্বের জন্য আমরা দুঃখিত।", "fonts-noto-core"],
        ["Tamil", "ta", "தாமதத்திற்கு மன்னிக்கவும்.", "fonts-noto-core"],
        ["Thai", "th", "เราขออภัยในความล่าช้า", "fonts-noto-core"],
        ["Khmer", "km", "យើងសូមអភ័យទោស", "fonts-noto-core"],
        ["Georgian", "ka", "ბოდიშს გიხდით შეფერხებისთვის.", "fonts-noto-core"],
        ["Armenian", "hy", "Ներողություն ենք խնդրում։", "fonts-noto-core"],
        ["Ethiopic", "am", "ስለ መዘግየቱ ይቅርታ እንጠይቃለን።", "fonts-noto-core"],
        ["Emoji", "en", "Delivered 🙂 and 🚚 on time", "fonts-symbola"],
        ["Mathematics", "en", "If ∀x ∈ ℝ, 𝑥² ≥ 0 and ∑ ≠ ∞", "fonts-noto-core"],
        ["Accents that stand alone", "vi", "Tie\u0302\u0301ng Vie\u0323\u0302t", ""],
        ["Many accents on a letter", "en", "a\u0323\u0302 and x\u0301\u0304", ""],
    ];

    [TestMethod]
    [DynamicData(nameof(Sentences))]
    public async Task A_sentence_comes_back_in_the_order_in_which_it_is_read(string script, string language, string sentence, string package)
    {
        // Nothing else, because pdftotext lets the majority of letters on a page decide where its lines start.
        var document = Paper.Of($"{sentence}\n\n{sentence}", sentence) with { Language = language, Organisation = null, Subtitle = null };
        Need(document, package);
        var pdf = await Paper.PdfAsync(document);
        StringAssert.Contains(Plain(Heard().Replace(Tool.Structure(pdf), "")), Plain(sentence), script);
        // It also moves the space between two directions to the other side of the word, and a mark that hangs over its letter's edge.
        if (!script.Contains("vowels", StringComparison.Ordinal)) StringAssert.Contains(Squeezed(Tool.Text(pdf)), Squeezed(sentence), script);
    }

    [TestMethod]
    public async Task All_scripts_in_one_document_make_a_sound_accessible_file_with_all_fonts_embedded()
    {
        var document = Paper.Of(string.Join("\n\n", Sentences.Select(s => $"- {s[2]}\n\n> **{s[2]}** *{s[2]}*")));
        Need(document, "fonts-noto-core, fonts-noto-cjk and fonts-symbola");
        var pdf = await Paper.PdfAsync(document);
        StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors found");
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
        var fonts = Tool.Fonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.IsGreaterThan(10, fonts.Count);
        foreach (var font in fonts) StringAssert.Matches(font, new Regex(@"^[A-Z]{6}\+\S+ +CID (TrueType|Type 0C) +Identity-H +yes yes yes"));
        CollectionAssert.AreEqual(pdf, await Paper.PdfAsync(document));
    }

    [TestMethod]
    [DataRow("udhr-arb.txt", "ar")]
    [DataRow("udhr-heb.txt", "he")]
    [DataRow("udhr-hin.txt", "hi")]
    [DataRow("udhr-jpn.txt", "ja")]
    public async Task A_declaration_comes_back_word_for_word(string file, string language)
    {
        var text = await File.ReadAllTextAsync(Needs.Sample("text", file));
        var document = Paper.Of(text) with { Language = language };
        Need(document, "fonts-noto-core and fonts-noto-cjk");
        var pdf = await Paper.PdfAsync(document);
        Words.AllComeBack(Plain(text), Plain(Heard().Replace(Tool.Structure(pdf), "")), file);
        Words.AllComeBack(Unmarked(text), Unmarked(Tool.Text(pdf)), file);
    }

    [TestMethod]
    public async Task A_few_Han_characters_cost_kilobytes_not_the_megabytes_of_their_font()
    {
        var document = Paper.Of("我们为订单延误道歉。") with { Language = "zh" };
        Need(document, "fonts-noto-cjk");
        Assert.IsLessThan(60_000, (await Paper.PdfAsync(document)).Length);
    }

    [TestMethod]
    public void Without_the_fonts_of_the_machine_the_same_characters_are_told()
    {
        foreach (var sentence in new[] { "نعتذر", "אנו", "我们", "주문", "เรา", "🙂" })
        {
            var document = Paper.Of("fine\n\n" + sentence) with { Fonts = FontSource.Embedded };
            CollectionAssert.AreEquivalent(
                sentence.EnumerateRunes().Select(r => r.Value).Distinct().ToList(),
                PdfWriter.Check(document).Where(u => u.Line == 3).Select(u => u.CodePoint).ToList());
        }
    }

    private static void Need(Document document, string package)
    {
        var unset = PdfWriter.Check(document);
        if (unset.Count > 0)
            Needs.Missing($"No font shows {string.Join(' ', unset.Select(u => $"U+{u.CodePoint:X4}"))}; install the Debian package {package}.");
    }

    /// <summary>Composed, without line ends and without the marks that say which way a stretch goes.</summary>
    private static string Plain(string text) => Regex.Replace(Marks().Replace(text.Normalize(NormalizationForm.FormC), ""), @"\s+", " ");

    private static string Unmarked(string text) => Regex.Replace(Plain(text).Normalize(NormalizationForm.FormD), @"\p{Mn}", "");

    private static string Squeezed(string text) => Plain(text).Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Marks();

    [GeneratedRegex("\"?\n[^\"\n]*\"")]
    private static partial Regex Heard();
}
