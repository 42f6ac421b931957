using System.Text;
using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class PdfWriterTests
{
    private const string Notice = """
        Dear Ms Okafor,

        ## Why it happened

        Our run stopped. See [the status page](https://status.example/a) or this note[^1].

        - [x] An alarm is raised
        - [ ] You can see every step

        | Step | Since |
        |---|--:|
        | Alarm | 8 November |

        > We are sorry.

        [^1]: The note itself.
        """;

    [TestMethod]
    public async Task The_same_document_gives_the_same_bytes_and_another_title_gives_others()
    {
        var first = await Paper.PdfAsync(Notice);
        CollectionAssert.AreEqual(first, await Paper.PdfAsync(Notice));
        CollectionAssert.AreNotEqual(first, await Paper.PdfAsync(Paper.Of(Notice, "Another title")));
    }

    [TestMethod]
    public async Task The_file_is_sound_and_all_its_fonts_are_embedded_subsets_with_the_way_back_to_Unicode()
    {
        var pdf = await Paper.PdfAsync(Notice);
        StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors found");
        var fonts = Tool.Fonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.IsGreaterThan(2, fonts.Count);
        foreach (var font in fonts) StringAssert.Matches(font, new Regex(@"^[A-Z]{6}\+Noto\S+ +CID TrueType +Identity-H +yes yes yes"));
    }

    [TestMethod]
    public async Task The_text_comes_back_in_reading_order()
    {
        var text = Regex.Replace(Tool.Text(await Paper.PdfAsync(Notice), "-raw"), @"\s+", " ");
        StringAssert.Contains(text, "Northwind Stores Improvement notice · 12 November 2026 A title Dear Ms Okafor, "
            + "Why it happened Our run stopped. See the status page or this note");
        StringAssert.Contains(text, "An alarm is raised You can see every step Step Since Alarm 8 November We are sorry. 1 The note itself.");
        StringAssert.Contains(text, "Page 1 of 1");
    }

    [TestMethod]
    public async Task A_reader_who_listens_hears_the_structure()
    {
        var heard = Regex.Replace(Tool.Structure(await Paper.PdfAsync(Notice)), @"\s+", " ");
        const string expected = "Document P (block) \"Northwind Stores\" P (block) \"Improvement notice · 12 November 2026\" H1 (block) \"A title\" "
            + "P (block) \"Dear Ms Okafor,\" H2 (block) \"Why it happened\" "
            + "P (block) \"Our run stopped. See \" Link (inline) \"the status page\" Object";
        Assert.StartsWith(expected, heard);
        StringAssert.Contains(heard, "\" or this note\" Reference (inline) Link (inline) \"1\" Object");
        StringAssert.Contains(heard, "L (block): /ListNumbering /Disc LI (block) Lbl (block) Figure:");
        StringAssert.Contains(heard, "Table (block) TR TH: /Scope /Column \"Step\" TH: /Scope /Column \"Since\" "
            + "TR TD \"Alarm\" TD \"8 November\" BlockQuote P (block) \"We are sorry.\" Note");
    }

    [TestMethod]
    public async Task French_pages_count_in_French_on_letter_paper()
    {
        var text = string.Concat(Enumerable.Repeat("Une phrase qui remplit la page.\n\n", 80));
        var pdf = await Paper.PdfAsync(Paper.Of(text) with { Language = "fr", Paper = PaperSize.Letter });
        StringAssert.Matches(SecondReader.Text(pdf), new Regex("Page 2 sur [34]"));
        StringAssert.Contains(Tool.Qpdf(pdf, "--json", "--json-key=qpdf"), "612");
    }

    [TestMethod]
    public async Task A_stream_that_can_only_go_forward_is_enough()
    {
        var expected = await Paper.PdfAsync(Notice);
        using var forward = new ForwardOnly();
        await PdfWriter.WriteAsync(Paper.Of(Notice), forward);
        CollectionAssert.AreEqual(expected, forward.Written.ToArray());
    }

    [TestMethod]
    public async Task Hundreds_at_once_are_each_what_they_would_be_alone()
    {
        var texts = Enumerable.Range(0, 8).Select(i => Notice + "\n\nčřž ".Insert(2, new string((char)('À' + i), 3))).ToList();
        var alone = new List<byte[]>();
        foreach (var text in texts) alone.Add(await Paper.PdfAsync(text));
        var together = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => Paper.PdfAsync(texts[i % 8]))));
        for (var i = 0; i < together.Length; i++) CollectionAssert.AreEqual(alone[i % 8], together[i]);
    }

    [TestMethod]
    public async Task A_person_can_cancel() => await Assert.ThrowsExactlyAsync<OperationCanceledException>(() =>
        PdfWriter.WriteAsync(Paper.Of(Notice), Stream.Null, new CancellationToken(canceled: true)));

    [TestMethod]
    public async Task Latin_Greek_Cyrillic_and_Vietnamese_need_nothing_from_the_machine()
    {
        const string text = "Zażółć gęślą jaźń. Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Съешь же ещё этих мягких французских булок. "
            + "Tiếng Việt có dấu. Œuvre à 1 482 €.";
        Assert.IsEmpty(PdfWriter.Check(Paper.Of(text)));
        StringAssert.Contains(Regex.Replace(SecondReader.Text(await Paper.PdfAsync(text)), @"\s+", " "), text);
    }

    [TestMethod]
    [DataRow("udhr-eng.txt")]
    [DataRow("udhr-fra.txt")]
    [DataRow("udhr-pol.txt")]
    [DataRow("udhr-rus.txt")]
    [DataRow("udhr-ell_polytonic.txt")]
    [DataRow("udhr-vie.txt")]
    public async Task A_declaration_comes_back_word_for_word(string file)
    {
        var text = (await File.ReadAllTextAsync(Needs.Sample("text", file))).Normalize(NormalizationForm.FormC);
        Assert.AreEqual("", string.Join(' ', PdfWriter.Check(Paper.Of(text)).Select(u => $"U+{u.CodePoint:X4}")));
        var back = Tool.Text(await Paper.PdfAsync(text)).Normalize(NormalizationForm.FormC);
        Words.AllComeBack(text, back, file);
    }

    [TestMethod]
    public async Task What_cannot_be_set_is_reported_and_shown_as_a_number_never_as_a_box()
    {
        var document = Paper.Of("Plain.\n\nHello 日本 and שלום and 🙂🙂.") with { Fonts = FontSource.Embedded };
        var unset = PdfWriter.Check(document);
        CollectionAssert.AreEquivalent(new[] { 0x65E5, 0x672C, 0x5E9, 0x5DC, 0x5D5, 0x5DD, 0x1F642 }, unset.Select(u => u.CodePoint).ToArray());
        Assert.AreEqual(new UnsetText("🙂", 0x1F642, 3, 2), unset.Single(u => u.CodePoint > 0xFFFF));
        StringAssert.Contains(SecondReader.Text(await Paper.PdfAsync(document)), "Hello U+65E5 U+672C and U+05E9 U+05DC U+05D5 U+05DD and U+1F642 U+1F642.");
    }

    [TestMethod]
    public async Task Links_that_are_not_safe_are_only_their_text()
    {
        var pdf = await Paper.PdfAsync("[one](javascript:alert(1)) [two](file:///etc/passwd) [three](/relative) [four](mailto:care@northwind.example)");
        StringAssert.Contains(SecondReader.Text(pdf), "one two three four");
        Assert.AreEqual(1, Regex.Count(Encoding.Latin1.GetString(Unpacked(pdf)), "/S */URI"));
    }

    private static byte[] Unpacked(byte[] pdf)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "in.pdf");
        File.WriteAllBytes(path, pdf);
        using var process = System.Diagnostics.Process.Start("qpdf", ["--qdf", "--object-streams=disable", path, path + ".out"]);
        process.WaitForExit();
        return File.ReadAllBytes(path + ".out");
    }

    private sealed class ForwardOnly : Stream
    {
        public List<byte> Written { get; } = [];

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written.AddRange(buffer.AsSpan(offset, count));
    }
}
