using System.Security.Cryptography;

namespace Postmortem.Storage;

/// <summary>
/// The key that signs the log. It stands in the folder of keys, never in the database: whoever can write the one but has not the other
/// can neither make a row nor cut the log's end unseen.
/// </summary>
public sealed class LogKey(StorageOptions options)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadOrMake(FileIn(options.DataFolder)));

    /// <summary>Whether there is a key to check with. One is made with the first row.</summary>
    public bool Exists => File.Exists(FileIn(options.DataFolder));

    public static string FileIn(string dataFolder) => Path.Combine(DataFolder.Keys(dataFolder), "log.key");

    internal byte[] Sign(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_key.Value, text);

    private static byte[] ReadOrMake(string file)
    {
        if (File.Exists(file)) return Read(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Written beside and moved: a process that starts at the same moment finds a whole key or none.
        var made = $"{file}.{Ids.Random():N}";
        using (var stream = NewFile.Open(made, NewFile.Private)) stream.Write(RandomNumberGenerator.GetBytes(Length));
        try
        {
            File.Move(made, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(made); // the other process was first: its key is the key
        }
        return Read(file);
    }

    private static byte[] Read(string file) => File.ReadAllBytes(file) is { Length: Length } key ? key
        : throw new InvalidDataException($"{file} is no key of the log: it has another length. Put the right one back from a backup.");
}
