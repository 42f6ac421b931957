using System.Buffers.Binary;
using System.Text;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// A colour profile of our own for sRGB (IEC 61966-2-1), built from its numbers as ICC.1:2010 describes: a monitor profile with three primaries, adapted
/// to D50, and the parametric curve. PDF/A wants one in the file.
/// </summary>
internal static class ColorProfile
{
    private const int HeadLength = 128;

    public static byte[] Srgb { get; } = Fonts.FontProgram.Compress(Build());

    private static byte[] Build()
    {
        var curve = Curve();
        var tags = new List<(string Name, byte[] Data)>
        {
            ("desc", Words("sRGB")),
            ("cprt", Words("No copyright, use freely")),
            ("wtpt", Point(0.9642, 1, 0.8249)),
            ("rXYZ", Point(0.4360, 0.2225, 0.0139)),
            ("gXYZ", Point(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Point(0.1431, 0.0606, 0.7141)),
            ("chad", Adaptation()),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        };
        var table = 4 + (12 * tags.Count);
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        var body = new MemoryStream();
        foreach (var (_, data) in tags)
        {
            if (!places.TryAdd(data, HeadLength + table + (int)body.Length)) continue;
            body.Write(data);
            while (body.Length % 4 != 0) body.WriteByte(0);
        }

        var file = new byte[HeadLength + table + body.Length];
        Head(file);
        Table(file.AsSpan(HeadLength), tags, places);
        body.ToArray().CopyTo(file, HeadLength + table);
        return file;
    }

    /// <summary>Where the data of each tag begins and how long it is; tags with the same data share it.</summary>
    private static void Table(Span<byte> at, List<(string Name, byte[] Data)> tags, Dictionary<byte[], int> places)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, tags.Count);
        for (var i = 0; i < tags.Count; i++)
        {
            var row = at[(4 + (12 * i))..];
            Encoding.ASCII.GetBytes(tags[i].Name, row);
            BinaryPrimitives.WriteInt32BigEndian(row[4..], places[tags[i].Data]);
            BinaryPrimitives.WriteInt32BigEndian(row[8..], tags[i].Data.Length);
        }
    }

    private static void Head(byte[] file)
    {
        BinaryPrimitives.WriteInt32BigEndian(file, file.Length);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(8), 0x04200000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", file.AsSpan(12));
        // A fixed birthday, so that the profile is the same in every file.
        foreach (var (value, at) in new[] { (2026, 24), (1, 26), (1, 28) }) BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(at), (short)value);
        Encoding.ASCII.GetBytes("acsp", file.AsSpan(36));
        foreach (var (value, at) in new[] { (0.9642, 68), (1.0, 72), (0.8249, 76) }) Fixed(file.AsSpan(at), value);
    }

    private static byte[] Words(string text)
    {
        var data = new byte[28 + (2 * text.Length)];
        Encoding.ASCII.GetBytes("mluc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), 12);
        Encoding.ASCII.GetBytes("enUS", data.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(20), 2 * text.Length);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(24), 28);
        Encoding.BigEndianUnicode.GetBytes(text, data.AsSpan(28));
        return data;
    }

    private static byte[] Point(params double[] values) => Numbers("XYZ ", values);

    /// <summary>Bradford adaptation from D65 to D50.</summary>
    private static byte[] Adaptation() => Numbers("sf32", 1.0479, 0.0229, -0.0502, 0.0296, 0.9905, -0.0171, -0.0092, 0.0151, 0.7517);

    private static byte[] Numbers(string type, params double[] values)
    {
        var data = new byte[8 + (4 * values.Length)];
        Encoding.ASCII.GetBytes(type, data);
        for (var i = 0; i < values.Length; i++) Fixed(data.AsSpan(8 + (4 * i)), values[i]);
        return data;
    }

    private static byte[] Curve()
    {
        double[] values = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
        var data = new byte[12 + (4 * values.Length)];
        Encoding.ASCII.GetBytes("para", data);
        BinaryPrimitives.WriteInt16BigEndian(data.AsSpan(8), 3);
        for (var i = 0; i < values.Length; i++) Fixed(data.AsSpan(12 + (4 * i)), values[i]);
        return data;
    }

    private static void Fixed(Span<byte> at, double value) => BinaryPrimitives.WriteInt32BigEndian(at, (int)Math.Round(value * 65536));
}
