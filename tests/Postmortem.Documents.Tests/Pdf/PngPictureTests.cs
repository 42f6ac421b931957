using System.IO.Compression;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class PngPictureTests
{
    [TestMethod]
    public void Rows_of_every_filter_give_the_pixels_that_were_filtered()
    {
        // Six rows of two pixels with opacity; each row says 10, 20, … of its own and is filtered by hand (ISO/IEC 15948, clause 9).
        byte[] rows =
        [
            0, 10, 20, 30, 255, 40, 50, 60, 128,
            1, 10, 20, 30, 255, 30, 30, 30, 129,
            2, 0, 0, 0, 0, 0, 0, 0, 0,
            3, 5, 10, 15, 128, 15, 15, 15, 0,
            4, 0, 0, 0, 0, 0, 0, 0, 0,
        ];
        var picture = Read(Png.Of(2, 5, 8, 6, false, rows));
        CollectionAssert.AreEqual(Enumerable.Repeat(new byte[] { 10, 20, 30, 40, 50, 60 }, 5).SelectMany(r => r).ToArray(), Inflated(picture.Data));
        CollectionAssert.AreEqual(new byte[] { 255, 128, 255, 128, 255, 128, 255, 191, 255, 191 }, Inflated(picture.Mask));
    }

    [TestMethod]
    public void Of_sixteen_bits_the_upper_eight_are_kept()
    {
        var picture = Read(Png.Of(1, 1, 16, 4, false, [0, 0x12, 0x34, 0x80, 0xFF]));
        CollectionAssert.AreEqual(new byte[] { 0x12, 0x12, 0x12 }, Inflated(picture.Data));
        CollectionAssert.AreEqual(new byte[] { 0x80 }, Inflated(picture.Mask));
    }

    [TestMethod]
    [DataRow(1, 0b01000000)]
    [DataRow(2, 0b00010000)]
    [DataRow(4, 0b00000001)]
    public void A_palette_with_opacity_gives_its_colours_whatever_its_bits(int bits, int pixels)
    {
        var picture = Read(Png.Of(2, 1, (byte)bits, 3, false, [0, (byte)pixels], ("PLTE", [1, 2, 3, 4, 5, 6]), ("tRNS", [7])));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, Inflated(picture.Data));
        CollectionAssert.AreEqual(new byte[] { 7, 255 }, Inflated(picture.Mask));
    }

    [TestMethod]
    public void A_woven_picture_is_put_together_again()
    {
        // Two by two: the passes hold one pixel, one pixel, and a row of two (clause 8.2); grey with full opacity.
        var picture = Read(Png.Of(2, 2, 8, 4, true, [0, 1, 255, 0, 2, 255, 0, 3, 255, 4, 255]));
        CollectionAssert.AreEqual(new byte[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4 }, Inflated(picture.Data));
    }

    [TestMethod]
    public void A_plain_picture_keeps_its_compressed_rows()
    {
        var picture = Read(Png.Plain(30, 20));
        Assert.IsTrue(picture.Predictor && picture.Mask.IsEmpty);
    }

    [TestMethod]
    public void A_small_file_that_unfolds_to_more_than_is_worth_decoding_is_refused()
    {
        var bomb = Png.Of(6300, 6300, 8, 6, false, new byte[6300 * ((6300 * 4) + 1)]);
        Assert.IsLessThan(2_000_000, bomb.Length);
        Assert.IsNull(Documents.Pdf.Pictures.Read(new Attachment("image/png", bomb)));
    }

    [TestMethod]
    public void An_unknown_filter_and_a_palette_that_is_too_short_are_refused()
    {
        Assert.IsNull(Documents.Pdf.Pictures.Read(new Attachment("image/png", Png.Of(1, 1, 8, 6, false, [9, 0, 0, 0, 0]))));
        Assert.IsNull(Documents.Pdf.Pictures.Read(new Attachment("image/png", Png.Of(1, 1, 8, 3, false, [0, 5], ("PLTE", [1, 2, 3]), ("tRNS", [7])))));
    }

    private static Picture Read(byte[] png) => Documents.Pdf.Pictures.Read(new Attachment("image/png", png))
        ?? throw new AssertFailedException("It was not read.");

    private static byte[] Inflated(ReadOnlyMemory<byte> data)
    {
        using var inflate = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        using var all = new MemoryStream();
        inflate.CopyTo(all);
        return all.ToArray();
    }
}
