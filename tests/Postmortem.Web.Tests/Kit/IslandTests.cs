using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Tests.Kit;

/// <summary>A live part of a page keeps what the page came with until it has read what it shows.</summary>
[TestClass]
public sealed class IslandTests
{
    [TestMethod]
    public async Task It_draws_nothing_before_it_has_read_and_reads_once()
    {
        await using var page = new BunitContext();
        var drawn = page.Render<Slow>(with => with.Add(slow => slow.Name, "R-1"));
        Assert.AreEqual(0, drawn.RenderCount, "Drawn before it was read.");

        drawn.Instance.Reading.SetResult();
        drawn.WaitForAssertion(() => Assert.AreEqual("R-1 is open", drawn.Markup));
        drawn.Render(with => with.Add(slow => slow.Name, "R-2"));

        Assert.AreEqual("R-2 is open", drawn.Markup);
        Assert.AreEqual(1, drawn.Instance.Readings);
    }

    [TestMethod]
    public void Every_live_part_that_reads_is_one()
    {
        var own = typeof(Island).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ComponentBase)) && !type.IsSubclassOf(typeof(Island)));
        var live = Live.SelectMany(name => own.Where(type => type.Name == name)).Select(type => type.Name).ToList();

        CollectionAssert.AreEqual(new[] { "GalleryLive" }, live, "Reads nothing, so it may be drawn at once.");
        Assert.IsTrue(Live.Count > 8);
    }

    /// <summary>What a page names with the live render mode.</summary>
    private static List<string> Live { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "Postmortem.Web", "Components"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Where(line => line.Contains("@rendermode=\"InteractiveServer\"", StringComparison.Ordinal))
            .Select(line => line.TrimStart().TrimStart('<').Split(' ')[0]).Distinct().Order(),
    ];

    private sealed class Slow : Island
    {
        [Parameter] public string Name { get; set; } = "";

        public TaskCompletionSource Reading { get; } = new();

        public int Readings { get; private set; }

        protected override async Task BeginAsync()
        {
            Readings++;
            await Reading.Task;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{Name} is open");
    }
}
