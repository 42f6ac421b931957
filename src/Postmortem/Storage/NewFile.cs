namespace Postmortem.Storage;

/// <summary>Makes files that have their mode from the first byte on: one that is taken away afterwards was open to others until then.</summary>
public static class NewFile
{
    /// <summary>For the program's own user alone.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="path">Where nothing is yet.</param>
    /// <param name="mode">Null for what the system gives; without meaning on Windows, where a file inherits who may read it.</param>
    public static FileStream Open(string path, UnixFileMode? mode, FileOptions options = FileOptions.None)
    {
        var made = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 81920,
            Options = options,
        };
        if (!OperatingSystem.IsWindows()) made.UnixCreateMode = mode;
        return new FileStream(path, made);
    }
}
