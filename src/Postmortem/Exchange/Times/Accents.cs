namespace Postmortem.Exchange.Times;

/// <summary>French is often typed without its accents: "duree", "Severite". Words are compared without them.</summary>
internal static class Accents
{
    private const string With = "àâäáãçéèêëíìîïñóòôöõúùûüýÀÂÄÁÇÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜ";
    private const string Bare = "aaaaaceeeeiiiinooooouuuuyAAAACEEEEIIIIOOOOUUUU";

    private static readonly System.Buffers.SearchValues<char> s_with = System.Buffers.SearchValues.Create(With);

    /// <summary>The text letter for letter without accents; the same where it has none.</summary>
    public static string Without(string text) => text.AsSpan().ContainsAny(s_with)
        ? string.Create(text.Length, text, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                result[i] = With.IndexOf(source[i], StringComparison.Ordinal) is var at and >= 0 ? Bare[at] : source[i];
        })
        : text;
}
