using System.Collections.Frozen;

namespace Postmortem.Documents.Unicode;

/// <summary>
/// Properties of characters from the Unicode Character Database 15.0 (https://www.unicode.org/Public/15.0.0/ucd/, under the Unicode
/// License), as two-stage tables: a look-up is two reads of an array and allocates nothing.
/// </summary>
/// <remarks>
/// The embedded <c>unicode.bin</c> holds runs of code points with the same properties; a test derives it again from Debian's
/// <c>unicode-data</c> and compares byte for byte (see UnicodeDataTests for how to write a new one). .NET itself knows general categories
/// and grapheme clusters, but neither line breaking nor bidirectional classes nor scripts. ICU has all of them and the algorithms;
/// it is not used because there is no well-kept managed package: ICU4N is an alpha that brings 60 MB of data, and the ICU that .NET loads
/// offers no such functions to programs.
/// </remarks>
internal static class CharacterData
{
    private const int BlockBits = 7;
    private const int BlockSize = 1 << BlockBits;
    private const int CodePoints = 0x110000;

    // First stage: where the block of a code point starts in the second stage, divided by the size of a block.
    private static readonly ushort[] Blocks = new ushort[CodePoints >> BlockBits];
    private static readonly byte[] LineClasses;
    private static readonly byte[] BidiClasses;
    private static readonly byte[] BracketKinds;
    private static readonly byte[] ScriptIndexes;
    private static readonly uint[] ScriptTags;
    private static readonly FrozenDictionary<int, int> Mirrors;

    static CharacterData()
    {
        using var stream = typeof(CharacterData).Assembly.GetManifestResourceStream("unicode.bin")!;
        using var data = new BinaryReader(stream);
        ScriptTags = new uint[data.ReadByte()];
        for (var i = 0; i < ScriptTags.Length; i++) ScriptTags[i] = data.ReadUInt32();
        var records = new byte[data.Read7BitEncodedInt()][];
        for (var i = 0; i < records.Length; i++) records[i] = data.ReadBytes(4);
        var cells = Expand(data, records.Length);
        LineClasses = Column(cells, records, 0);
        BidiClasses = Column(cells, records, 1);
        BracketKinds = Column(cells, records, 2);
        ScriptIndexes = Column(cells, records, 3);
        var mirrors = new Dictionary<int, int>();
        for (var i = data.Read7BitEncodedInt(); i > 0; i--) mirrors.Add(data.Read7BitEncodedInt(), data.Read7BitEncodedInt());
        Mirrors = mirrors.ToFrozenDictionary();
    }

    /// <summary>Any code point from 0 to 0x10FFFF; a surrogate is <see cref="LineClass.AL"/>.</summary>
    public static LineClass Line(int codePoint) => (LineClass)LineClasses[Cell(codePoint)];

    /// <summary>Any code point from 0 to 0x10FFFF; a surrogate is <see cref="BidiClass.L"/>.</summary>
    public static BidiClass Bidi(int codePoint) => (BidiClass)BidiClasses[Cell(codePoint)];

    /// <summary>Whether the character opens or closes a pair of brackets (BD14, BD15); the other one is its <see cref="Mirror"/>.</summary>
    public static BracketKind Bracket(int codePoint) => (BracketKind)BracketKinds[Cell(codePoint)];

    /// <summary>
    /// The ISO 15924 tag of the character's script as HarfBuzz and OpenType hold it: <c>'L' &lt;&lt; 24 | 'a' &lt;&lt; 16 | 't' &lt;&lt; 8 | 'n'</c>.
    /// </summary>
    public static uint Script(int codePoint) => ScriptTags[ScriptIndexes[Cell(codePoint)]];

    /// <summary>The character that has the mirrored shape (L4), or the character itself where Unicode names none.</summary>
    public static int Mirror(int codePoint) => Mirrors.GetValueOrDefault(codePoint, codePoint);

    private static int Cell(int codePoint) => (Blocks[codePoint >> BlockBits] << BlockBits) | (codePoint & (BlockSize - 1));

    /// <summary>Lays the runs out as blocks; blocks that hold one record alone are shared.</summary>
    private static List<ushort> Expand(BinaryReader data, int records)
    {
        var cells = new List<ushort>(0x10000);
        var uniform = new int[records];
        var (left, record) = (0, (ushort)0);
        for (var block = 0; block < Blocks.Length; block++)
        {
            if (left == 0) (left, record) = (data.Read7BitEncodedInt(), (ushort)data.Read7BitEncodedInt());
            var whole = left >= BlockSize;
            if (whole && uniform[record] != 0)
            {
                Blocks[block] = (ushort)(uniform[record] - 1);
                left -= BlockSize;
                continue;
            }

            Blocks[block] = (ushort)(cells.Count >> BlockBits);
            if (whole) uniform[record] = Blocks[block] + 1;
            for (var i = 0; i < BlockSize; i++, left--)
            {
                if (left == 0) (left, record) = (data.Read7BitEncodedInt(), (ushort)data.Read7BitEncodedInt());
                cells.Add(record);
            }
        }

        return cells;
    }

    private static byte[] Column(List<ushort> cells, byte[][] records, int column)
    {
        var values = new byte[cells.Count];
        for (var i = 0; i < values.Length; i++) values[i] = records[cells[i]][column];
        return values;
    }
}
