namespace Postmortem.Documents.Tests;

/// <summary>Where the repository and its samples lie, found by walking up from the test assembly.</summary>
internal static class Places
{
    public static string Templates => Path.Combine(Root, "templates");

    /// <summary>What our own documents look like as text, beside the tests.</summary>
    public static string Golden => Path.Combine(Root, "tests", "Postmortem.Documents.Tests", "Golden");

    private static string Root => Up("Postmortem.sln") ?? throw new InvalidOperationException("The repository was not found above the tests.");

    /// <summary>A folder of samples beside the checkout, or the test is inconclusive.</summary>
    public static string Samples(string name)
    {
        var found = Up(Path.Combine("shared", "samples", name));
        if (found is null) Needs.Missing($"The folder shared/samples/{name} is not beside the checkout.");
        return Path.Combine(found!, "shared", "samples", name);
    }

    private static string? Up(string wanted)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, wanted))) return folder.FullName;
        return null;
    }
}
