namespace Postmortem.Storage;

/// <summary>The folder with the database and the keys, which is for the program's own user alone.</summary>
internal static class DataFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where the keys are that open cookies and seals, and that sign the log.</summary>
    public static string Keys(string folder) => Path.Combine(folder, "keys");

    /// <summary>Makes it, or takes away what others could do in one that is there.</summary>
    public static void Make(string folder)
    {
        foreach (var path in new[] { folder, Keys(folder) })
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path); // Windows folders inherit who may read them
            else if (!Directory.Exists(path)) Directory.CreateDirectory(path, Owner);
            else if ((File.GetUnixFileMode(path) & ~Owner) != 0) File.SetUnixFileMode(path, Owner);
        }
    }
}
