using System.Globalization;
using System.Text;

namespace Postmortem.Documents.Pdf;

/// <summary>Bytes of PDF syntax as they are put together.</summary>
internal sealed class PdfBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    /// <summary>ASCII only; text of people goes through <see cref="Text"/>.</summary>
    public PdfBuffer Raw(string ascii)
    {
        Length += Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    public PdfBuffer Int(int value)
    {
        value.TryFormat(Room(11), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
        return this;
    }

    /// <summary>Two decimals are a thirtieth of a millimetre's tenth: finer than any printer, and short.</summary>
    public PdfBuffer Number(double value)
    {
        var hundredths = (long)Math.Round(value * 100);
        var room = Room(24);
        var at = 0;
        if (hundredths < 0)
        {
            room[at++] = (byte)'-';
            hundredths = -hundredths;
        }

        (hundredths / 100).TryFormat(room[at..], out var written, default, CultureInfo.InvariantCulture);
        at += written;
        var (tenth, hundredth) = ((byte)(hundredths / 10 % 10), (byte)(hundredths % 10));
        if (tenth != 0 || hundredth != 0)
        {
            room[at++] = (byte)'.';
            room[at++] = (byte)('0' + tenth);
            if (hundredth != 0) room[at++] = (byte)('0' + hundredth);
        }

        Length += at;
        return this;
    }

    public PdfBuffer Space()
    {
        Room(1)[0] = (byte)' ';
        Length++;
        return this;
    }

    public PdfBuffer Reference(int id) => Int(id).Raw(" 0 R"u8);

    public PdfBuffer Hex(ushort value)
    {
        var room = Room(4);
        var digits = "0123456789ABCDEF"u8;
        (room[3], room[2], room[1], room[0]) = (digits[value & 15], digits[value >> 4 & 15], digits[value >> 8 & 15], digits[value >> 12]);
        Length += 4;
        return this;
    }

    public PdfBuffer Hex(ReadOnlySpan<byte> bytes)
    {
        Raw("<"u8);
        foreach (var b in bytes)
        {
            var room = Room(2);
            (room[0], room[1]) = ("0123456789ABCDEF"u8[b >> 4], "0123456789ABCDEF"u8[b & 15]);
            Length += 2;
        }

        return Raw(">"u8);
    }

    /// <summary>A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark unless it is plain ASCII.</summary>
    public PdfBuffer Text(string text)
    {
        if (!Ascii.IsValid(text)) return Hex([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);
        Raw("("u8);
        foreach (var c in text)
        {
            if (c is '(' or ')' or '\\') Raw("\\"u8);
            Room(1)[0] = c is '\r' or '\n' ? (byte)' ' : (byte)c;
            Length++;
        }

        return Raw(")"u8);
    }

    public PdfBuffer Color(int rgb) => Number((rgb >> 16) / 255.0).Space().Number((rgb >> 8 & 255) / 255.0).Space().Number((rgb & 255) / 255.0);

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        return _bytes.AsSpan(Length);
    }
}
