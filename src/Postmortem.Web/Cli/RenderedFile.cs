using System.Text.RegularExpressions;
using Postmortem.Documents;

namespace Postmortem.Web.Cli;

/// <summary>A Markdown file as a document, with the pictures that lie beside it.</summary>
internal static partial class RenderedFile
{
    /// <summary>More is not read: a picture for paper is smaller.</summary>
    private const long LargestPicture = 20 * 1024 * 1024;

    /// <exception cref="DocumentException">The text cannot be read; says on which line.</exception>
    public static Document Read(FileInfo file, string language)
    {
        // A head between +++ is TOML, which is for other programs. Its lines stay as empty ones: messages count the file's.
        var text = TomlHead().Replace(File.ReadAllText(file.FullName), head => new string('\n', head.Value.Count(c => c == '\n')));
        var document = Document.FromMarkdown(text, Words.Name(Path.GetFileNameWithoutExtension(file.Name)), language);
        return document with
        {
            Created = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero),
            Attachments = Pictures(file.Directory!, text, document.Logo),
        };
    }

    private static Dictionary<string, Attachment> Pictures(DirectoryInfo folder, string body, string? logo)
    {
        Dictionary<string, Attachment> pictures = [];
        foreach (var name in Picture().Matches(body).Select(m => m.Groups["name"].Value).Append(logo).OfType<string>().Distinct())
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

    [GeneratedRegex(@"\A\+\+\+\r?\n.*?\n\+\+\+\r?(\n|\z)", RegexOptions.Singleline)]
    private static partial Regex TomlHead();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<name>[^)\s:]+\.(png|jpe?g))[^)]*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
