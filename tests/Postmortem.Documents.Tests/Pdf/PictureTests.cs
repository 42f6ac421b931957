using System.Buffers.Binary;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class PictureTests
{
    public static IEnumerable<object[]> Broken =>
    [
        ["missing", "", Array.Empty<byte>()],
        ["empty", "image/png", Array.Empty<byte>()],
        ["cut", "image/png", Png.Plain(40, 40)[..60]],
        ["of 30,000 × 30,000", "image/png", Sized(Png.Plain(4, 4), 30_000, 30_000)],
        ["too few rows", "image/png", Sized(Png.Plain(40, 40), 40, 80)],
        ["too many rows", "image/png", Sized(Png.Plain(40, 40), 40, 20)],
        ["of no size", "image/png", Sized(Png.Plain(4, 4), 0, 4)],
        ["of another kind", "image/svg+xml", "<svg/>"u8.ToArray()],
        ["not a PNG", "image/png", "<svg/>"u8.ToArray()],
        ["an empty JPEG", "image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 }],
        ["a JPEG without a frame", "image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6, 7 }],
        ["a JPEG of four inks", "image/jpeg", Jpeg(0xC0, 20, 10, 4)],
        ["a JPEG of 60,000 × 60,000", "image/jpeg", Jpeg(0xC0, 60_000, 60_000, 3)],
    ];

    [TestMethod]
    [DynamicData(nameof(Broken))]
    public async Task A_picture_that_cannot_be_shown_is_its_alternative_text(string why, string type, byte[] bytes)
    {
        var document = Paper.Of("Before ![what it shows](p) after.");
        if (type.Length > 0) document = document with { Attachments = new Dictionary<string, Attachment> { ["p"] = new(type, bytes) } };
        StringAssert.Contains(SecondReader.Text(await Paper.PdfAsync(document)), "Before what it shows after.", why);
    }

    [TestMethod]
    public async Task A_picture_that_is_shown_twice_stands_in_the_file_once()
    {
        var pdf = await Paper.PdfAsync(With("![a field](p)\n\n![the same field](p)", "image/png", Png.Plain(30, 20)));
        Assert.AreEqual(1, PdfModel.Read(pdf).All.Count(o => (string?)o["/Subtype"] == "/Image"));
    }

    [TestMethod]
    public async Task Pictures_are_figures_with_their_alternative_text()
    {
        var document = Paper.Of("![a green field](green.png)\n\n![a hole](hole.png)") with
        {
            Attachments = new Dictionary<string, Attachment>
            {
                ["green.png"] = new("image/png", Png.Plain(30, 20)),
                ["hole.png"] = new("image/png", Png.WithOpacity(30, 20))
            },
        };
        var pdf = await Paper.PdfAsync(document);
        StringAssert.Contains(Tool.Qpdf(pdf, "--check"), "No syntax or stream encoding errors");
        StringAssert.Contains(Tool.Structure(pdf), "Figure");
        StringAssert.Contains(HtmlWriter.Write(document), "<img src=\"data:image/png;base64,");
    }

    private static Document With(string markdown, string type, byte[] bytes) =>
        Paper.Of(markdown) with { Attachments = new Dictionary<string, Attachment> { ["p"] = new(type, bytes) } };

    private static byte[] Sized(byte[] png, int width, int height)
    {
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Jpeg(byte frame, int width, int height, byte colors) =>
        [0xFF, 0xD8, 0xFF, frame, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, colors, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
            0xFF, 0xD9];
}
