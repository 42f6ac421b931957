using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// PNG (ISO/IEC 15948). Plain ones keep their compressed rows; those with opacity, or woven ones, are decoded, row by row, into colours and opacity.
/// </summary>
internal sealed class PngPicture
{
    // The seven passes of a woven picture: first column and row, and the steps between them (clause 8.2).
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2)];

    /// <summary>Pixels that are worth decoding: 4,096 × 4,096. A small file can unfold to far more, and every pixel costs time.</summary>
    private const long MostDecoded = 16_777_216;

    private readonly int _width;
    private readonly int _height;
    private readonly int _bits;
    private readonly int _type;
    private readonly bool _woven;
    private readonly byte[] _palette = [];
    private readonly byte[] _opacity = [];
    private readonly byte[] _data;

    private PngPicture(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[..8].SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) throw new InvalidDataException();
        (_width, _height) = (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        (_bits, _type, _woven) = (file[24], file[25], file[28] == 1);
        if (_width <= 0 || _height <= 0 || (long)_width * _height > Pictures.MostPixels) throw new InvalidDataException();
        if (_bits is not (1 or 2 or 4 or 8 or 16) || _type is not (0 or 2 or 3 or 4 or 6) || file[28] > 1) throw new InvalidDataException();
        using var data = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (length < 0 || at + 12 + length > file.Length) throw new InvalidDataException();
            var body = file.Slice(at + 8, length);
            switch (Encoding.ASCII.GetString(file.Slice(at + 4, 4)))
            {
                case "PLTE": _palette = body.ToArray(); break;
                case "tRNS": _opacity = body.ToArray(); break;
                case "IDAT": data.Write(body); break;
                default: break;
            }

            at += 12 + length;
        }

        _data = data.ToArray();
        if (_type == 3 && (_palette.Length < 3 || _bits == 16)) throw new InvalidDataException();
    }

    private int Channels => _type switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };

    private bool IsKept => _type is 0 or 2 or 3 && !_woven && _opacity.Length == 0;

    /// <exception cref="InvalidDataException">The file is broken, or too large to be worth decoding.</exception>
    /// <exception cref="EndOfStreamException">It has fewer pixels than it says.</exception>
    public static Picture Read(ReadOnlyMemory<byte> file)
    {
        var png = new PngPicture(file.Span);
        using var pixels = new ZLibStream(new MemoryStream(png._data), CompressionMode.Decompress);
        if (!png.IsKept && (long)png._width * png._height > MostDecoded) throw new InvalidDataException();
        var picture = png.IsKept ? png.Kept(pixels) : png._woven ? png.Unwoven(pixels) : png.Split(pixels);
        if (pixels.ReadByte() >= 0) throw new InvalidDataException();
        return picture;
    }

    /// <summary>The rows stay as they are, and are only counted: a viewer stumbles over a picture that ends early.</summary>
    private Picture Kept(Stream pixels)
    {
        var left = (long)_height * (Stride(_width) + 1);
        for (var buffer = new byte[65_536]; left > 0; left -= Math.Min(left, buffer.Length)) pixels.ReadExactly(buffer, 0, (int)Math.Min(left, buffer.Length));
        var space = _type switch
        {
            0 => "/DeviceGray",
            2 => "/DeviceRGB",
            _ => $"[/Indexed/DeviceRGB {(_palette.Length / 3) - 1}<{Convert.ToHexString(_palette)}>]",
        };
        return new Picture(_width, _height, _bits, space, "FlateDecode", true, Channels, _data, default);
    }

    private int Stride(int width) => (int)(((long)width * Channels * _bits + 7) / 8);

    private static int Size(int whole, int first, int step) => (whole - first + step - 1) / step;

    private Picture Split(Stream pixels)
    {
        using var colors = new MemoryStream();
        using var opacity = new MemoryStream();
        using (var colorRows = new ZLibStream(colors, CompressionLevel.Fastest, leaveOpen: true))
        using (var opacityRows = new ZLibStream(opacity, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (rgb, alpha) = (new byte[3 * _width], new byte[_width]);
            foreach (var line in Rows(pixels, _width, _height))
            {
                for (var column = 0; column < _width; column++) Pixel(line.Span, column, column, rgb, alpha);
                colorRows.Write(rgb);
                opacityRows.Write(alpha);
            }
        }

        return Decoded(colors.ToArray(), opacity.ToArray());
    }

    /// <summary>A woven picture comes as seven coarse ones, so all of it is needed before its first row is whole.</summary>
    private Picture Unwoven(Stream pixels)
    {
        var (colors, opacity) = (new byte[_width * _height * 3], new byte[_width * _height]);
        foreach (var (x, y, stepX, stepY) in Passes)
        {
            var (width, at) = (Size(_width, x, stepX), (y * _width) + x);
            if (width <= 0) continue;
            foreach (var line in Rows(pixels, width, Size(_height, y, stepY)))
            {
                for (var column = 0; column < width; column++) Pixel(line.Span, column, at + (column * stepX), colors, opacity);
                at += stepY * _width;
            }
        }

        return Decoded(PdfOutput.Deflate(colors), PdfOutput.Deflate(opacity));
    }

    private Picture Decoded(byte[] colors, byte[] opacity) => new(_width, _height, 8, "/DeviceRGB", "FlateDecode", false, 3, colors, opacity);

    /// <summary>The rows of a picture, or of one pass, without their filters. Each is good until the next is asked for.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> Rows(Stream pixels, int width, int height)
    {
        var (line, above) = (new byte[Stride(width) + 1], new byte[Stride(width) + 1]);
        for (var row = 0; row < height; row++)
        {
            pixels.ReadExactly(line);
            Unfilter(line[0], line.AsSpan(1), above.AsSpan(1), Math.Max(1, Channels * _bits / 8));
            yield return line.AsMemory(1);
            (line, above) = (above, line);
        }
    }

    /// <summary>Clause 9: each byte was written as its difference from those to its left and above it.</summary>
    private static void Unfilter(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int pixel)
    {
        switch (filter)
        {
            case 0: break;
            case 1: for (var i = pixel; i < line.Length; i++) line[i] += line[i - pixel]; break;
            case 2: for (var i = 0; i < line.Length; i++) line[i] += above[i]; break;
            case 3: for (var i = 0; i < line.Length; i++) line[i] += (byte)(((i < pixel ? 0 : line[i - pixel]) + above[i]) / 2); break;
            case 4: for (var i = 0; i < line.Length; i++) line[i] += (byte)(i < pixel ? above[i] : Paeth(line[i - pixel], above[i], above[i - pixel])); break;
            default: throw new InvalidDataException();
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    private void Pixel(ReadOnlySpan<byte> line, int column, int at, byte[] colors, byte[] opacity)
    {
        var first = Sample(line, column, 0);
        var (r, g, b, a) = (first, first, first, 255);
        if (_type == 3)
        {
            var index = first;
            if ((3 * index) + 2 >= _palette.Length) throw new InvalidDataException();
            (r, g, b) = (_palette[3 * index], _palette[(3 * index) + 1], _palette[(3 * index) + 2]);
            a = index < _opacity.Length ? _opacity[index] : 255;
        }
        else
        {
            if (_type is 2 or 6) (g, b) = (Sample(line, column, 1), Sample(line, column, 2));
            if (_type is 4) a = Sample(line, column, 1);
            if (_type is 6) a = Sample(line, column, 3);
        }

        (colors[3 * at], colors[(3 * at) + 1], colors[(3 * at) + 2], opacity[at]) = ((byte)r, (byte)g, (byte)b, (byte)a);
    }

    /// <summary>One channel of one pixel in eight bits; of sixteen the upper eight, and palette numbers as they are.</summary>
    private int Sample(ReadOnlySpan<byte> line, int column, int channel)
    {
        var index = (column * Channels) + channel;
        if (_bits == 8) return line[index];
        if (_bits == 16) return line[2 * index];
        var value = line[index * _bits / 8] >> (8 - _bits - (index * _bits % 8)) & ((1 << _bits) - 1);
        return _type == 3 ? value : value * 255 / ((1 << _bits) - 1);
    }
}
