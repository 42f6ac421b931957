using System.Text.RegularExpressions;
using Postmortem.Documents;

namespace Postmortem.Web.Cli;

/// <summary>A Markdown file as a document: its first heading is the title, pictures beside it come along.</summary>
internal static partial class MarkdownFile
{
    /// <summary>More is not read: a picture for paper is smaller.</summary>
    private const long LargestPicture = 20 * 1024 * 1024;

    public static Document Read(FileInfo file, string language)
    {
        var (title, body) = TitleAndBody(WithoutHead(File.ReadAllText(file.FullName)));
        return new Document
        {
            Title = title ?? Path.GetFileNameWithoutExtension(file.Name),
            Language = language,
            Markdown = body,
            Created = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero),
            Attachments = Pictures(file.Directory!, body),
        };
    }

    /// <summary>A block between --- or +++ at the very beginning is for other programs. Its lines stay as empty ones, so that
    /// the lines of messages are those of the file.</summary>
    private static string WithoutHead(string text)
    {
        var head = Head().Match(text);
        return head.Success ? new string('\n', head.Value.Count(c => c == '\n')) + text[head.Length..] : text;
    }

    private static (string? Title, string Body) TitleAndBody(string text)
    {
        var heading = FirstHeading().Match(text);
        return heading.Success ? (heading.Groups["title"].Value.Trim(), text[..heading.Index] + text[(heading.Index + heading.Length)..]) : (null, text);
    }

    private static Dictionary<string, Attachment> Pictures(DirectoryInfo folder, string body)
    {
        Dictionary<string, Attachment> pictures = [];
        foreach (var name in Picture().Matches(body).Select(m => m.Groups["name"].Value).Distinct())
        {
            var file = new FileInfo(Path.Combine(folder.FullName, name));
            // Only what lies beside the text or below it: a document must not pull in other files of this machine.
            var isBelow = file.FullName.StartsWith(folder.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            if (!isBelow || !file.Exists || file.LinkTarget is not null || file.Length > LargestPicture) continue;
            var type = file.Extension.Equals(".png", StringComparison.OrdinalIgnoreCase) ? "image/png" : "image/jpeg";
            pictures[name] = new Attachment(type, File.ReadAllBytes(file.FullName));
        }
        return pictures;
    }

    [GeneratedRegex(@"\A(?<mark>---|\+\+\+)\r?\n.*?\n\k<mark>\r?(\n|\z)", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^#[ \t]+(?<title>[^\r\n]+?)[ \t]*#*[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex FirstHeading();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<name>[^)\s:]+\.(png|jpe?g))[^)]*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
