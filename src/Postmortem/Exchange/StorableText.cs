using System.Text;

namespace Postmortem.Exchange;

/// <summary>Makes text from outside fit to store: no control characters, no runaway length. What it says is left alone.</summary>
internal static class StorableText
{
    /// <summary>The most characters of a title.</summary>
    public const int TitleLength = 300;

    /// <summary>The most characters of any other text.</summary>
    public const int TextLength = 60_000;

    /// <summary>Line breaks as \n, at most one empty line in a row, no control characters, no space at the ends.</summary>
    public static string Clean(string? text, int most = TextLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var result = new StringBuilder(Math.Min(text.Length, most + 1));
        var breaks = 0;
        for (var i = 0; i < text.Length && result.Length < most; i++)
        {
            var c = text[i];
            if (c == '\r')
                c = i + 1 < text.Length && text[i + 1] == '\n' ? '\0' : '\n';
            if (c is '\n' or '\u2028' or '\u2029')
            {
                while (result.Length > 0 && result[^1] is ' ' or '\t')
                    result.Length--;
                if (++breaks <= 2 && result.Length > 0)
                    result.Append('\n');
                continue;
            }
            if (char.IsControl(c) && c != '\t')
                continue;
            if (!char.IsWhiteSpace(c))
                breaks = 0;
            result.Append(c);
        }
        if (result.Length > 0 && char.IsHighSurrogate(result[^1]))
            result.Length--;
        return Whole(result.ToString()).Trim();
    }

    /// <summary>Everything on one line, with single spaces.</summary>
    public static string OneLine(string? text, int most = TitleLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
            if (result.Length > most)
                break;
        }
        if (result.Length <= most)
            return Whole(result.ToString()).TrimEnd();
        result.Length = most - 1;
        if (char.IsHighSurrogate(result[^1]))
            result.Length--;
        return Whole(result.ToString()).TrimEnd() + "…";
    }

    /// <summary>Half a surrogate pair cannot be stored as UTF-8; the replacement character stands for it.</summary>
    private static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }
        return text;
    }

    /// <summary>The parts that hold something, an empty line between them; null when none does.</summary>
    public static string? Paragraphs(params IEnumerable<string?> parts)
    {
        var text = string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return text.Length == 0 ? null : Clean(text);
    }

    /// <summary>Lower-case letters and digits with hyphens between, for use inside an id.</summary>
    public static string Slug(string text, int most = 150)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(c));
            else if (result.Length > 0 && result[^1] != '-')
                result.Append('-');
            if (result.Length >= most)
                break;
        }
        return result.ToString().Trim('-');
    }
}
