namespace Postmortem.Storage;

/// <summary>
/// Writes a file that a person keeps: beside its place first, and moved there when it is whole. What fails, is cancelled or is killed half way leaves
/// the file that was there as it was.
/// </summary>
public static class WholeFile
{
    /// <summary>Whatever <paramref name="write"/> throws is thrown, and nothing is left behind. The folder is made where it is not there.</summary>
    /// <exception cref="FileNotWrittenException">There is no room, or it may not be written there.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Target(Path.GetFullPath(path));
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await WriteAsync(target, beside, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What it was called until it was whole is a name that nobody gave.
            var why = StorageTrouble.IsFull(e) ? "the disk has no room for it." : e.Message.Replace(beside, target, StringComparison.Ordinal);
            throw new FileNotWrittenException($"{path} cannot be written, and nothing there was changed: {why}", e);
        }
    }

    private static async Task WriteAsync(string target, string beside, Func<Stream, Task> write)
    {
        UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : null;
        try
        {
            await using (var stream = NewFile.Open(beside, mode, FileOptions.Asynchronous))
            {
                await write(stream);
                await stream.FlushAsync();
                stream.Flush(flushToDisk: true);
            }

            // A new file gets what the umask leaves of its mode; this one had all of it.
            if (!OperatingSystem.IsWindows() && mode is { } had) File.SetUnixFileMode(beside, had);
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

/// <summary>A file that somebody asked for could not be written. It is no trouble of where the data is kept.</summary>
public sealed class FileNotWrittenException(string sentence, Exception why) : IOException(sentence, why);
