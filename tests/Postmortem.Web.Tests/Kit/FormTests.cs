using System.Text.RegularExpressions;

namespace Postmortem.Web.Tests.Kit;

/// <summary>Forms say themselves what is wrong; a browser's own bubble would keep our sentences from being read.</summary>
[TestClass]
public sealed partial class FormTests
{
    private static readonly string Components = Path.Combine(Checkout.Root, "src", "Postmortem.Web", "Components");

    private static List<(string File, string Tag)> Forms { get; } =
        [.. Directory.EnumerateFiles(Components, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Tag().Matches(File.ReadAllText(file)).Select(tag => (Path.GetFileName(file), tag.Value)))];

    [TestMethod]
    public void No_form_leaves_checking_to_the_browser()
    {
        Assert.IsGreaterThan(20, Forms.Count);
        var bubbles = Forms.Where(form => !form.Tag.Contains("novalidate", StringComparison.Ordinal)).ToList();
        Assert.IsEmpty(bubbles, "Use KitForm, or write novalidate: " + string.Join(", ", bubbles));
    }

    [TestMethod]
    public void A_form_that_is_no_page_of_its_own_is_the_Kits()
    {
        // The field for quick lines and that for a comment have scripts of their own, and say beside them what is wrong.
        var own = Forms.Where(form => !form.Tag.Contains("method=", StringComparison.Ordinal)).Select(form => form.File)
            .Except(["KitForm.razor", "TimelineAdd.razor", "CommentWriter.razor"]).ToList();
        Assert.IsEmpty(own, "A form in a live part is a KitForm, which shows refusals beside their fields: " + string.Join(", ", own));
    }

    [GeneratedRegex("<form\\b[^\n]*")]
    private static partial Regex Tag();
}
