using System.Text.RegularExpressions;

namespace Postmortem.Web.Tests.Kit;

[TestClass]
public sealed partial class IconTests
{
    [TestMethod]
    public void Every_icon_that_a_page_names_is_drawn()
    {
        var web = Checkout.Folder("src/Postmortem.Web");
        var drawn = SymbolId().Matches(File.ReadAllText(Path.Combine(web, "wwwroot", "icons.svg"))).Select(match => match.Groups[1].Value).ToHashSet();
        var named = Directory.EnumerateFiles(Path.Combine(web, "Components"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(match => (file, name: match.Groups[1].Value)))
            .ToList();

        Assert.IsGreaterThan(20, named.Count);
        var missing = named.Where(use => !drawn.Contains(use.name)).Select(use => $"{use.name} in {Path.GetFileName(use.file)}").ToList();
        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex SymbolId();

    [GeneratedRegex("(?:\\bIcon=|Icons\\.Of\\(Assets, |Tone\\.[A-Z][a-z]+, |icon: )\"([a-z][a-z-]*)\"")]
    private static partial Regex IconName();
}
