namespace Postmortem.Web.Tests;

/// <summary>What every line that we write keeps to; what a tool writes is its own.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int Longest = 160;

    private static readonly string[] Kinds = [".cs", ".razor", ".js", ".css"], NotOurs = ["bin", "obj", "Migrations"];

    [TestMethod]
    public void No_line_is_longer_than_a_reader_sees_at_once()
    {
        var files = Sources(Checkout.Folder("src")).Concat(Sources(Checkout.Folder("tests"))).ToList();
        Assert.IsGreaterThan(500, files.Count);
        var tooLong = files.SelectMany(file => File.ReadLines(file).Index().Where(line => line.Item.Length > Longest)
            .Select(line => $"{Path.GetRelativePath(Checkout.Root, file)}:{line.Index + 1}: {line.Item.Length} characters")).ToList();
        Assert.IsEmpty(tooLong, $"{Longest} is the most:\n{string.Join('\n', tooLong)}");
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Kinds.Contains(Path.GetExtension(file)))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Sources));
}
