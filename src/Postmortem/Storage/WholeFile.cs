namespace Postmortem.Storage;

/// <summary>
/// Writes a file that a person keeps: beside its place first, and moved there when it is whole. What fails, is cancelled or is killed half way leaves
/// the file that was there as it was.
/// </summary>
public static class WholeFile
{
    /// <summary>Whatever <paramref name="write"/> throws is thrown, and nothing is left behind. The folder is made where it is not there.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Target(Path.GetFullPath(path));
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, useAsync: true))
            {
                await write(stream);
                await stream.FlushAsync();
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            // Gone already where it was moved.
            File.Delete(beside);
        }
    }

    /// <summary>A link to a file stays one, and what it leads to is written.</summary>
    private static string Target(string path) =>
        File.Exists(path) && new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is { } real ? real.FullName : path;
}
