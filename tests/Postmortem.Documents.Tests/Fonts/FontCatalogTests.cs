using System.Buffers.Binary;
using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests.Fonts;

/// <summary>A machine's fonts may be anything; the file used here is the embedded mono cut, which has the sign U+2592 that the test asks for.</summary>
[TestClass]
public sealed class FontCatalogTests
{
    private const string Shade = "\u2592";

    private static readonly byte[] Sound = Embedded("NotoSansMono-Regular");

    [TestMethod]
    public void A_font_of_the_folder_is_found_also_in_a_folder_inside_and_in_a_collection()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "deep", "er"));
        File.WriteAllBytes(Path.Combine(folder.Path, "deep", "er", "a.TTF"), Sound);
        Assert.AreEqual("NotoSansMono-Regular", Find(folder)?.Name);
        File.Delete(Path.Combine(folder.Path, "deep", "er", "a.TTF"));
        File.WriteAllBytes(Path.Combine(folder.Path, "a.ttc"), Collection(Sound));
        Assert.AreEqual("NotoSansMono-Regular", Find(folder)?.Name);
    }

    [TestMethod]
    [DataRow(0x0000, true)]
    [DataRow(0x0004, true)]
    [DataRow(0x0008, true)]
    [DataRow(0x0002, false)]
    [DataRow(0x0100, false)]
    [DataRow(0x0200, false)]
    public void A_font_that_forbids_what_we_would_do_with_it_is_passed_over(int rights, bool used)
    {
        using var folder = new TemporaryFolder();
        var font = Sound.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(Table(font, "OS/2") + 8), (ushort)rights);
        File.WriteAllBytes(Path.Combine(folder.Path, "a.ttf"), font);
        Assert.AreEqual(used, Find(folder) is not null);
    }

    [TestMethod]
    public void Files_that_are_no_fonts_are_passed_over()
    {
        using var folder = new TemporaryFolder();
        void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);
        Write("empty.ttf", []);
        Write("short.ttf", Sound[..40]);
        Write("text.otf", Encoding.ASCII.GetBytes(new string('x', 5000)));
        Write("many.ttc", [.. "ttcf"u8, 0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[4000]]);
        Write("far.ttf", Damaged("cmap", record: 8, 0x7FFFFFFF));
        Write("long.ttf", Damaged("name", record: 12, 0x7FFFFFFF));
        Write("noglyphs.ttf", Damaged("glyf", record: 12, 0));
        Write("colour.ttf", Renamed("GDEF", "COLR"));
        Write("variable.ttf", Renamed("GDEF", "fvar"));
        Assert.IsNull(Find(folder));
        Write("sound.ttf", Sound);
        Assert.IsNotNull(Find(folder));
    }

    [TestMethod]
    public void A_folder_that_is_not_there_or_may_not_be_read_has_no_fonts() =>
        Assert.IsNull(new FontCatalog(["/nowhere/at/all", ""]).For(Shade, EastAsian.Japanese, bold: false));

    [TestMethod]
    public async Task A_thousand_damaged_fonts_do_no_harm_each_is_used_or_passed_over()
    {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var font = Sound.ToArray();
            for (var k = 0; k < 1 + (i % 40); k++) font[random.Next(i % 3 == 0 ? 2000 : font.Length)] = (byte)random.Next(256);
            if (i % 7 == 0) font = font[..random.Next(font.Length)];
            using var folder = new TemporaryFolder();
            File.WriteAllBytes(Path.Combine(folder.Path, "a.ttf"), font);
            if (Find(folder) is not { } face) continue;
            var shaped = face.Cache.Of(new Voice("en", RightToLeft: false)).Shape(Shade + "abc");
            var used = new UsedGlyphs(face.Cache);
            foreach (var glyph in shaped.Glyphs) used.Add(glyph.Use);
            try
            {
                if (!used.IsEmpty) face.Cache.Program(used);
            }
            catch (InvalidDataException)
            {
                // Said in a sentence, not by a fault of the process.
            }
        }

        await Task.CompletedTask;
    }

    [TestMethod]
    public void The_same_files_in_other_places_give_the_same_choice()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        foreach (var name in new[] { "b.ttf", "a.ttf" }) File.WriteAllBytes(Path.Combine(one.Path, name), Sound);
        foreach (var name in new[] { "a.ttf", "b.ttf" }) File.WriteAllBytes(Path.Combine(two.Path, name), Sound);
        Assert.AreEqual(Find(one)!.Name, Find(two)!.Name);
    }

    [TestMethod]
    public void What_the_embedded_fonts_have_never_comes_from_the_machine()
    {
        var setter = new TextSetter(new FontChoice(FontCatalog.Machine, "en"));
        setter.One("Grüße, Ελλάδα, Привет, Tiếng Việt, café\u0301 → — “x” 1\u202F482\u00A0€", new TextStyle(Face.SansBold, 10, 0, null), 15);
        var embedded = Enum.GetValues<Face>().Select(FontLibrary.Of).ToList();
        foreach (var font in setter.Used) Assert.Contains(font.Typeface, embedded, font.Typeface.Name);
    }

    private static Typeface? Find(TemporaryFolder folder) => new FontCatalog([folder.Path]).For(Shade, EastAsian.Japanese, bold: false);

    private static byte[] Embedded(string name)
    {
        using var file = typeof(FontLibrary).Assembly.GetManifestResourceStream(name + ".ttf")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static int Record(byte[] font, string tag) => font.AsSpan(0, 1000).IndexOf(Encoding.ASCII.GetBytes(tag));

    private static int Table(byte[] font, string tag) => BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(Record(font, tag) + 8));

    private static byte[] Damaged(string tag, int record, int value)
    {
        var font = Sound.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(Record(font, tag) + record), value);
        return font;
    }

    private static byte[] Renamed(string from, string to)
    {
        var font = Sound.ToArray();
        Encoding.ASCII.GetBytes(to).CopyTo(font, Record(font, from));
        return font;
    }

    /// <summary>A collection of one: the same tables, each further on by the length of the head.</summary>
    private static byte[] Collection(byte[] font)
    {
        var all = new byte[16 + font.Length];
        "ttcf"u8.CopyTo(all);
        BinaryPrimitives.WriteInt32BigEndian(all.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteInt32BigEndian(all.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(all.AsSpan(12), 16);
        font.CopyTo(all, 16);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var at = 16 + 12 + (16 * i) + 8;
            BinaryPrimitives.WriteInt32BigEndian(all.AsSpan(at), BinaryPrimitives.ReadInt32BigEndian(all.AsSpan(at)) + 16);
        }

        return all;
    }
}
