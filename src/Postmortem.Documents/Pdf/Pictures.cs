using System.Buffers.Binary;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// Reads pictures as far as a PDF needs them; what is broken, too large or of another kind is answered with nothing, and its alternative text stands
/// in.
/// </summary>
internal static class Pictures
{
    /// <summary>Forty million pixels: a large photograph. More would only be memory that one upload takes from all.</summary>
    public const long MostPixels = 40_000_000;

    public static Picture? Read(Attachment file)
    {
        try
        {
            return file.MediaType switch
            {
                "image/png" => PngPicture.Read(file.Bytes),
                "image/jpeg" => Jpeg(file.Bytes),
                _ => null,
            };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>JPEG data go into the file as they are (ISO 32000-1, 7.4.8); only the size and the number of colours are read.</summary>
    private static Picture? Jpeg(ReadOnlyMemory<byte> bytes)
    {
        var data = bytes.Span;
        if (data.Length < 4 || data[0] != 0xFF || data[1] != 0xD8) return null;
        for (var at = 2; at + 9 < data.Length;)
        {
            if (data[at] != 0xFF) return null;
            var marker = data[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            // Frame headers, without the four numbers in between that mean tables and extensions.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width, colors) = (BinaryPrimitives.ReadUInt16BigEndian(data[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(data[(at + 7)..]),
                    data[at + 9]);
                // Four inks would need a second colour profile, which PDF/A does not allow beside ours.
                if (width == 0 || height == 0 || (long)width * height > MostPixels || colors is not (1 or 3) || data[at + 4] != 8) return null;
                return new Picture(width, height, 8, colors == 1 ? "/DeviceGray" : "/DeviceRGB", "DCTDecode", false, colors, bytes, default);
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]);
        }

        return null;
    }
}
