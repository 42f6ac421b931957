using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Postmortem.People;

/// <summary>The 100,000 passwords that are met most often, each with its place among them. Kept as hashes: 1.2 MB instead of 10.</summary>
internal static class CommonPasswords
{
    /// <summary>Of the longest entry that is looked for inside a password.</summary>
    public const int LongestEntry = 32;

    private static readonly Lazy<(ulong[] Hashes, int[] Ranks)> Known = new(Read);

    public static int Count => Known.Value.Hashes.Length;

    /// <summary>How common it is, 1 for the commonest; null where it is none of them.</summary>
    public static int? RankOf(ReadOnlySpan<char> lowerCase)
    {
        var at = Array.BinarySearch(Known.Value.Hashes, HashOf(lowerCase));
        return at < 0 ? null : Known.Value.Ranks[at];
    }

    private static (ulong[] Hashes, int[] Ranks) Read()
    {
        using var packed = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt.gz")
            ?? throw new InvalidOperationException("The list of common passwords was not built into the program.");
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        List<ulong> hashes = [];
        while (lines.ReadLine() is { } line) hashes.Add(HashOf(line));
        var (sorted, ranks) = (hashes.ToArray(), Enumerable.Range(1, hashes.Count).ToArray());
        Array.Sort(sorted, ranks);
        return (sorted, ranks);
    }

    private static ulong HashOf(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BitConverter.ToUInt64(hash);
    }
}
