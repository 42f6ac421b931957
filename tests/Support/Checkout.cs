namespace Postmortem;

/// <summary>Folders of the checkout that the tests run in, and what lies beside it.</summary>
internal static class Checkout
{
    public static string Root { get; } = Above("Postmortem.sln") ?? throw new InvalidOperationException("This does not run inside a checkout.");

    /// <param name="path">From the root, with slashes.</param>
    public static string Folder(string path) => Path.Combine(Root, path);

    /// <summary>A file or folder of real samples; null where it is not there.</summary>
    public static string? Sample(params string[] path) =>
        Path.Combine(["shared", "samples", .. path]) is var sample && Above(sample) is { } folder ? Path.Combine(folder, sample) : null;

    /// <summary>The nearest folder above that holds this.</summary>
    private static string? Above(string wanted)
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            if (Path.Exists(Path.Combine(at, wanted))) return at;
        return null;
    }
}
