namespace Postmortem.Documents.Unicode;

/// <summary>Cuts text into runs of one script (UAX #24), as a shaper wants it.</summary>
internal static class Scripts
{
    /// <summary>Zyyy: punctuation, digits, symbols; what goes with any script.</summary>
    public const uint Common = 0x5A797979;

    /// <summary>Zinh: marks that take the script of the letter before.</summary>
    public const uint Inherited = 0x5A696E68;

    /// <summary>
    /// Where the run of one script that starts at <paramref name="start"/> ends. Common and Inherited characters go with the letters before
    /// them, those at the start with the letters after.
    /// </summary>
    /// <param name="script">The tag of ISO 15924 as HarfBuzz takes it; <see cref="Common"/> where there is no letter at all.</param>
    public static int RunEnd(ReadOnlySpan<char> text, int start, out uint script)
    {
        script = Common;
        for (var i = start; i < text.Length;)
        {
            var c = Bidi.CodePointAt(text, i);
            var own = CharacterData.Script(c);
            if (own is not (Common or Inherited) && own != script)
            {
                if (script != Common) return i;
                script = own;
            }

            i += c > 0xFFFF ? 2 : 1;
        }

        return text.Length;
    }
}
