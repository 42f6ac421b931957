using System.Collections.Concurrent;
using HarfBuzzSharp;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// The fonts of a machine, found in its usual folders when a character first needs one. The same files are always asked in the same order:
/// those preferred for the script, then Noto, then by name. Files that are damaged, or that forbid embedding, are passed over.
/// </summary>
internal sealed class FontCatalog(IReadOnlyList<string> folders)
{
    private const int MostFiles = 8192;
    private const int MostRemembered = 1 << 14;
    private const long LargestFile = 1 << 27;

    private static readonly string[] Kinds = [".ttf", ".otf", ".ttc", ".otc"];

    private readonly Lazy<ILookup<string, FaceEntry>> _families = new(() => Read(folders));
    private readonly ConcurrentDictionary<(uint, EastAsian, bool), FaceEntry[]> _orders = new();
    private readonly ConcurrentDictionary<(string, EastAsian, bool), Typeface?> _chosen = new();
    private readonly ConcurrentDictionary<FaceEntry, Lazy<CharacterSet>> _characters = new();
    private readonly ConcurrentDictionary<FaceEntry, Lazy<Typeface?>> _faces = new();
    private readonly ConcurrentDictionary<string, Lazy<Blob?>> _files = new(StringComparer.Ordinal);

    public static FontCatalog Machine { get; } = new(UsualFolders());

    /// <summary>The face that shows a cluster, or none.</summary>
    public Typeface? For(ReadOnlySpan<char> cluster, EastAsian eastAsian, bool bold)
    {
        var key = (cluster.ToString(), eastAsian, bold);
        if (_chosen.TryGetValue(key, out var known)) return known;
        if (_chosen.Count >= MostRemembered) _chosen.Clear();
        return _chosen[key] = Find(cluster, eastAsian, bold);
    }

    private Typeface? Find(ReadOnlySpan<char> cluster, EastAsian eastAsian, bool bold)
    {
        var script = ScriptFonts.ScriptOf(cluster);
        // Private characters are another thing in every font.
        if (script == ScriptFonts.Unknown) return null;
        var order = _orders.GetOrAdd((script, eastAsian, bold), key => Order(key.Item1, key.Item2, key.Item3));
        var first = ScriptFonts.FirstShown(cluster);
        foreach (var entry in order)
        {
            if (!_characters.GetOrAdd(entry, static e => new Lazy<CharacterSet>(() => FontFile.Characters(e))).Value.Has(first)) continue;
            var face = _faces.GetOrAdd(entry, e => new Lazy<Typeface?>(() => Load(e))).Value;
            if (face is not null && Clusters.Shows(face, cluster)) return face;
        }

        return null;
    }

    private FaceEntry[] Order(uint script, EastAsian eastAsian, bool bold)
    {
        var families = _families.Value;
        var preferred = ScriptFonts.Preferred(script, eastAsian);
        var others = families.Select(f => f.Key).Except(preferred, StringComparer.Ordinal)
            .OrderBy(f => f.StartsWith("Noto Sans", StringComparison.Ordinal) ? 0 : f.StartsWith("Noto", StringComparison.Ordinal) ? 1 : 2)
                .ThenBy(f => f, StringComparer.Ordinal);
        var weight = bold ? 700 : 400;
        return [.. preferred.Concat(others).SelectMany(f => families[f]
            .OrderBy(e => e.IsItalic).ThenBy(e => Math.Abs(e.Width - 5)).ThenBy(e => Math.Abs(e.Weight - weight)).ThenBy(e => e.Name, StringComparer.Ordinal)
                .ThenBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Index))];
    }

    private Typeface? Load(FaceEntry entry)
    {
        if (_files.GetOrAdd(entry.Path, static p => new Lazy<Blob?>(() => LoadFile(p))).Value is not { } file) return null;
        try
        {
            var face = new Typeface(file, entry.Index, entry.Name);
            // A font that gives no subset is known to be damaged before a document counts on it.
            HarfBuzzNative.Subset(face, [0]);
            return face;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Blob? LoadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.Length > LargestFile ? null : FontBytes.Read(file, (int)file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ILookup<string, FaceEntry> Read(IReadOnlyList<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = true, AttributesToSkip = 0 };
        return folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", options))
            .Where(p => Kinds.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase))
            .Take(MostFiles).Order(StringComparer.Ordinal)
            .SelectMany(FontFile.Read)
            .ToLookup(e => e.Family, StringComparer.Ordinal);
    }

    private static string[] UsualFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsWindows())
            return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(local, "Microsoft", "Windows", "Fonts")];
        return OperatingSystem.IsMacOS()
            ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
            : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(local, "fonts"), Path.Combine(home, ".fonts")];
    }
}
