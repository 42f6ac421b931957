using System.Globalization;

namespace Postmortem.Web.Api;

/// <summary>Names of files that leave the program.</summary>
internal static class FileName
{
    private const int LongestName = 100;

    /// <summary>A name that every file system takes.</summary>
    public static string Plain(string name)
    {
        var plain = string.Concat(name.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'
            || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate ? ' ' : c));
        plain = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (plain.Length > LongestName ? plain[..LongestName] : plain).Trim(' ', '.');
    }
}
