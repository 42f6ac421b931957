using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>PNG (ISO/IEC 15948). Plain ones keep their compressed rows; those with opacity, or woven ones, are decoded and split.</summary>
internal sealed class PngPicture
{
    // The seven passes of a woven picture: first column and row, and the steps between them (clause 8.2).
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

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

    public static Picture Read(ReadOnlyMemory<byte> file)
    {
        var png = new PngPicture(file.Span);
        var rows = png.Inflate();
        return png is { _type: 0 or 2 or 3, _woven: false, _opacity.Length: 0 } ? png.Kept() : png.Split(rows);
    }

    private Picture Kept()
    {
        var space = _type switch
        {
            0 => "/DeviceGray",
            2 => "/DeviceRGB",
            _ => $"[/Indexed/DeviceRGB {(_palette.Length / 3) - 1}<{Convert.ToHexString(_palette)}>]",
        };
        return new Picture(_width, _height, _bits, space, "FlateDecode", true, Channels, _data, default);
    }

    /// <summary>All rows with their filter bytes; a length that is not the right one means a broken file.</summary>
    private byte[] Inflate()
    {
        var rows = new byte[checked((int)Expected())];
        using var inflate = new ZLibStream(new MemoryStream(_data), CompressionMode.Decompress);
        if (inflate.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) < rows.Length) throw new InvalidDataException();
        if (inflate.ReadAtLeast(new byte[1], 1, throwOnEndOfStream: false) != 0) throw new InvalidDataException();
        return rows;
    }

    private long Expected()
    {
        if (!_woven) return (long)_height * (Stride(_width) + 1);
        return Passes.Sum(p => Size(_width, p.X, p.StepX) is var w && Size(_height, p.Y, p.StepY) is var h && w > 0 && h > 0 ? (long)h * (Stride(w) + 1) : 0);
    }

    private int Stride(int width) => (int)(((long)width * Channels * _bits + 7) / 8);

    private static int Size(int whole, int first, int step) => (whole - first + step - 1) / step;

    private Picture Split(byte[] rows)
    {
        var colors = new byte[_width * _height * 3];
        var opacity = new byte[_width * _height];
        var at = 0;
        foreach (var (x, y, stepX, stepY) in _woven ? Passes : [(0, 0, 1, 1)])
        {
            var (width, height) = (Size(_width, x, stepX), Size(_height, y, stepY));
            if (width <= 0 || height <= 0) continue;
            var stride = Stride(width);
            var above = new byte[stride];
            for (var row = 0; row < height; row++)
            {
                var line = rows.AsSpan(at + 1, stride);
                Unfilter(rows[at], line, above, Math.Max(1, Channels * _bits / 8));
                for (var column = 0; column < width; column++) Pixel(line, column, (((y + (row * stepY)) * _width) + x + (column * stepX)), colors, opacity);
                above = line.ToArray();
                at += stride + 1;
            }
        }

        return new Picture(_width, _height, 8, "/DeviceRGB", "FlateDecode", false, 3, PdfOutput.Deflate(colors), PdfOutput.Deflate(opacity));
    }

    private static void Unfilter(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int pixel)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var left = i >= pixel ? line[i - pixel] : 0;
            var corner = i >= pixel ? above[i - pixel] : 0;
            line[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => throw new InvalidDataException(),
            });
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
