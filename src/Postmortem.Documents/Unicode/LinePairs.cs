using static Postmortem.Documents.Unicode.LineClass;

namespace Postmortem.Documents.Unicode;

/// <summary>Whether a line may end between two classes.</summary>
internal enum Pair : byte
{
    /// <summary>It may.</summary>
    Apart,
    /// <summary>Not where they touch; it may after a space between them.</summary>
    Touching,
    /// <summary>Never, whatever spaces are between them.</summary>
    Never,
}

/// <summary>
/// The rules of UAX #14 that look at two classes, from LB11 to LB31, as a table that is filled from them once. Rules that look further (LB8 to
/// LB10, LB21a, LB25, LB30a) are in <see cref="LineBreaks"/>.
/// </summary>
internal static class LinePairs
{
    private const int Size = (int)Count + 1;

    private static readonly Pair[] Table = Fill();

    public static Pair Between(LineClass before, LineClass after) => Table[((int)before * Size) + (int)after];

    private static Pair[] Fill()
    {
        var table = new Pair[Size * Size];
        for (var before = 0; before < Size; before++)
            for (var after = 0; after < Size; after++)
                table[(before * Size) + after] = Rule((LineClass)before, (LineClass)after);
        return table;
    }

    private static Pair Rule(LineClass before, LineClass after) => (before, after) switch
    {
        (_, WJ) => Pair.Never, // LB11
        (_, CL or CP or CPWide or EX or IS or SY) => Pair.Never, // LB13
        (OP or OPWide, _) => Pair.Never, // LB14
        (WJ, _) => Pair.Touching, // LB11, which says less than what stands above: a space ends it
        (GL, _) => Pair.Touching, // LB12
        (not (BA or HY), GL) => Pair.Touching, // LB12a
        (QU, OP or OPWide) => Pair.Never, // LB15
        (CL or CP or CPWide, NS) => Pair.Never, // LB16
        (B2, B2) => Pair.Never, // LB17
        (_, QU) or (QU, _) => Pair.Touching, // LB19
        (_, CB) or (CB, _) => Pair.Apart, // LB20
        (_, BA or HY or NS) or (BB, _) => Pair.Touching, // LB21
        (SY, HL) => Pair.Touching, // LB21b
        (_, IN) => Pair.Touching, // LB22
        _ => Letters(before, after),
    };

    private static Pair Letters(LineClass before, LineClass after) => (before, after) switch
    {
        (AL or HL, NU) or (NU, AL or HL) => Pair.Touching, // LB23
        (PR, ID or IDFuture or EB or EM) or (ID or IDFuture or EB or EM, PO) => Pair.Touching, // LB23a
        (PR or PO, AL or HL) or (AL or HL, PR or PO) => Pair.Touching, // LB24
        (PR or PO or HY or NU, NU) => Pair.Touching, // LB25, what of it two classes decide
        (JL, JL or JV or H2 or H3) or (JV or H2, JV or JT) or (JT or H3, JT) => Pair.Touching, // LB26
        (JL or JV or JT or H2 or H3, PO) or (PR, JL or JV or JT or H2 or H3) => Pair.Touching, // LB27
        (AL or HL, AL or HL) => Pair.Touching, // LB28
        (IS, AL or HL) => Pair.Touching, // LB29
        (AL or HL or NU, OP) or (CP, AL or HL or NU) => Pair.Touching, // LB30
        (EB or IDFuture, EM) => Pair.Touching, // LB30b
        _ => Pair.Apart, // LB31
    };
}
