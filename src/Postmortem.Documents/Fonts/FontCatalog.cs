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

    private readonly Lazy<ILookup<string, Candidate>> _families = new(() => Read(folders));
    private readonly ConcurrentDictionary<(uint, EastAsian, bool), Candidate[]> _orders = new();
    private readonly ConcurrentDictionary<(string, EastAsian, bool), Typeface?> _chosen = new();
    private int _remembered;

    public static FontCatalog Machine { get; } = new(UsualFolders());

    /// <summary>The face that shows a cluster, or none.</summary>
    public Typeface? For(ReadOnlySpan<char> cluster, EastAsian eastAsian, bool bold)
    {
        var key = (cluster.ToString(), eastAsian, bold);
        if (_chosen.TryGetValue(key, out var known)) return known;
        // Counted here: a concurrent dictionary takes all its locks to say how many it has.
        if (Interlocked.Increment(ref _remembered) > MostRemembered)
        {
            _chosen.Clear();
            _remembered = 0;
        }

        return _chosen[key] = Find(cluster, eastAsian, bold);
    }

    private Typeface? Find(ReadOnlySpan<char> cluster, EastAsian eastAsian, bool bold)
    {
        var script = ScriptFonts.ScriptOf(cluster);
        // Private characters are another thing in every font.
        if (script == ScriptFonts.Unknown) return null;
        var order = _orders.GetOrAdd((script, eastAsian, bold), key => Order(key.Item1, key.Item2, key.Item3));
        var first = ScriptFonts.FirstShown(cluster);
        foreach (var font in order)
            if (font.Characters.Has(first) && font.Face is { } face && Clusters.Shows(face, cluster)) return face;

        return null;
    }

    private Candidate[] Order(uint script, EastAsian eastAsian, bool bold)
    {
        var families = _families.Value;
        var preferred = ScriptFonts.Preferred(script, eastAsian);
        var others = families.Select(f => f.Key).Except(preferred, StringComparer.Ordinal)
            .OrderBy(f => f.StartsWith("Noto Sans", StringComparison.Ordinal) ? 0 : f.StartsWith("Noto", StringComparison.Ordinal) ? 1 : 2)
                .ThenBy(f => f, StringComparer.Ordinal);
        var weight = bold ? 700 : 400;
        return [.. preferred.Concat(others).SelectMany(f => families[f]
            .OrderBy(c => c.Entry.IsItalic).ThenBy(c => Math.Abs(c.Entry.Width - 5)).ThenBy(c => Math.Abs(c.Entry.Weight - weight))
                .ThenBy(c => c.Entry.Name, StringComparer.Ordinal).ThenBy(c => c.Entry.Path, StringComparer.Ordinal).ThenBy(c => c.Entry.Index))];
    }

    private static Typeface? Load(FaceEntry entry, Blob? file)
    {
        if (file is null) return null;
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

    private static ILookup<string, Candidate> Read(IReadOnlyList<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = true, AttributesToSkip = 0 };
        return folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", options))
            .Where(p => Kinds.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase))
            .Take(MostFiles).Order(StringComparer.Ordinal)
            .SelectMany(path =>
            {
                var file = new Lazy<Blob?>(() => LoadFile(path));
                return FontFile.Read(path).Select(entry => new Candidate(entry, file));
            })
            .ToLookup(c => c.Entry.Family, StringComparer.Ordinal);
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

    /// <summary>One face of a file. What is read of it is read once, and asked for each character of a text that no face before it has.</summary>
    private sealed class Candidate(FaceEntry entry, Lazy<Blob?> file)
    {
        private readonly Lazy<CharacterSet> _characters = new(() => FontFile.Characters(entry));
        private readonly Lazy<Typeface?> _face = new(() => Load(entry, file.Value));

        public FaceEntry Entry => entry;
        public CharacterSet Characters => _characters.Value;

        /// <summary>None where the file is damaged or forbids it.</summary>
        public Typeface? Face => _face.Value;
    }
}
