namespace Postmortem.Documents.Unicode;

/// <summary>
/// The Line_Break property after LB1 has resolved it (AI, SG, XX and most of SA to AL; marks of SA to CM; CJ to NS), with what LB30 and
/// LB30b ask of other properties folded in. The names are those of UAX #14.
/// </summary>
internal enum LineClass : byte
{
    AL, HL, NU, CM, ZWJ, SP, ZW, BK, CR, LF, NL, WJ, GL, CL, CP, EX, IS, SY, OP, QU, NS, B2, CB, BA, HY, BB, IN, PR, PO,
    ID, EB, EM, RI, JL, JV, JT, H2, H3,
    /// <summary>OP with East_Asian_Width F, W or H.</summary>
    OPWide,
    /// <summary>CP with East_Asian_Width F, W or H.</summary>
    CPWide,
    /// <summary>ID that is not assigned yet and will be a pictograph (Extended_Pictographic and Cn).</summary>
    IDFuture,
    /// <summary>How many there are; also stands for the start of a text.</summary>
    Count,
}

/// <summary>The Bidi_Class property; the names are those of UAX #9.</summary>
internal enum BidiClass : byte
{
    L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI,
}

/// <summary>The Bidi_Paired_Bracket_Type property.</summary>
internal enum BracketKind : byte
{
    None,
    Open,
    Close,
}
