using System.Text;

namespace Postmortem.Exchange;

/// <summary>Tells from the first bytes, and then from the name, what a file is.</summary>
internal static class FormatGuess
{
    private static readonly string[] s_markdown = [".md", ".markdown", ".mdown", ".mdx", ".erb", ".txt", ".qmd", ".rmd", ".text"];

    private static readonly string[] s_others = [".csv", ".tsv", ".xml", ".html", ".htm", ".yml", ".yaml", ".toml", ".pdf", ".docx", ".xlsx", ".png",
        ".jpg", ".zip"];

    /// <summary>The encoding that the bytes begin with or betray, and the length of its mark. UTF-8 in doubt.</summary>
    public static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Encoding.UTF8, 3);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return (Encoding.UTF32, 4);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode, 2);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode, 2);
        return head.Length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0 ? (Encoding.Unicode, 0)
            : head.Length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0 ? (Encoding.BigEndianUnicode, 0)
            : (Encoding.UTF8, 0);
    }

    /// <summary>The format, or a sentence about why it is none that we read.</summary>
    public static (ImportFormat Format, string? Refusal) Of(string head, string fileName)
    {
        if (head.Contains('\0', StringComparison.Ordinal) || head.StartsWith("%PDF", StringComparison.Ordinal))
            return (ImportFormat.Auto, "This is not a text file. We read Statuspage JSON and post-mortems in Markdown.");
        var extension = Path.GetExtension(fileName);
        if (LooksLikeJson(head))
            return (ImportFormat.Statuspage, null);
        if (extension.Equals(".json", StringComparison.OrdinalIgnoreCase) || extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase)
            || extension.Equals(".ndjson", StringComparison.OrdinalIgnoreCase))
            return (ImportFormat.Statuspage, null);
        if (s_markdown.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return (ImportFormat.Markdown, null);
        var text = head.TrimStart();
        if (s_others.Contains(extension, StringComparer.OrdinalIgnoreCase) || text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return (ImportFormat.Auto, "This is none of the formats that we read: Statuspage JSON and post-mortems in Markdown.");
        return (ImportFormat.Markdown, null);
    }

    /// <summary>"{" before a name in quotes, or "[" before a value; Markdown may begin with "[link](…)" and templates with "{{".</summary>
    private static bool LooksLikeJson(string head)
    {
        var at = Past(head, 0);
        if (at >= head.Length || head[at] is not ('{' or '['))
            return false;
        var next = Past(head, at + 1);
        if (next >= head.Length)
            return true;
        return head[at] == '{' ? head[next] is '"' or '}' : head[next] is '{' or ']' || (head[next] is '"' or '[' && head.AsSpan(next).IndexOf("](") < 0);
    }

    /// <summary>The next character that is neither space nor in a comment.</summary>
    private static int Past(string text, int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF')
                at++;
            else if (text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*')
            {
                var end = text[at + 1] == '/' ? text.IndexOf('\n', at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? text.Length : end + (text[at + 1] == '/' ? 1 : 2);
            }
            else
                break;
        }
        return at;
    }
}
