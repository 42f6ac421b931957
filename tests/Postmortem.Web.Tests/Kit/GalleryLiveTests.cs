using System.Text.Json;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Web.Components.Kit.Gallery;

namespace Postmortem.Web.Tests.Kit;

/// <summary>The live parts of the gallery, as they are drawn for whoever uses them; what needs a browser is in GalleryBrowserTests.</summary>
[TestClass]
public sealed class GalleryLiveTests : IAsyncDisposable
{
    private readonly BunitContext context = new();

    [TestInitialize]
    public void Start()
    {
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton(TimeProvider.System).AddScoped<ToastQueue>();
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    [TestMethod]
    public async Task Two_people_in_one_field_keep_both_texts()
    {
        const string both = "[Bo Lindqvist wrote: We learned of it 52 minutes after the first complaint. ] [or: Nobody told support. ]";
        var page = context.Render<GalleryLive>();
        IElement Wrapper() => page.Find(".autosave:has(#kit-conflict)");
        await page.Find("#kit-conflict").InputAsync(new ChangeEventArgs { Value = "Nobody told support." });
        await page.Find("#kit-conflict").BlurAsync(new());
        page.WaitForAssertion(() => StringAssert.Contains(Wrapper().TextContent, "Bo Lindqvist wrote here at the same time."));

        await Wrapper().QuerySelectorAll("button").Single(button => button.TextContent.Trim() == "Keep both").ClickAsync(new());
        // js/arrivals.js puts it in and answers what stands there; A_field_saves_itself_and_says_so does that in a browser.
        var arrival = JsonDocument.Parse(Wrapper().QuerySelector("[data-arrival]")!.GetAttribute("data-arrival")!).RootElement;
        Assert.AreEqual(both, arrival.GetProperty("now").GetString());
        await Wrapper().QuerySelector("[data-arrival]")!.ChangeAsync(new ChangeEventArgs { Value = $"{arrival.GetProperty("number")}" });
        page.WaitForAssertion(() =>
        {
            Assert.AreEqual("saved", Wrapper().GetAttribute("data-save"));
            Assert.IsTrue(Wrapper().QuerySelectorAll("*").Any(e => e.TextContent.Trim() == "Saved"));
            Assert.IsNull(Wrapper().QuerySelector(".conflict"));
        });
    }

    [TestMethod]
    public async Task One_failing_part_leaves_the_rest_of_the_page_alive()
    {
        var page = context.Render<GalleryLive>();
        await Button("Fail on purpose").ClickAsync(new());
        StringAssert.Contains(page.Markup, "Something failed in this part of the page");
        await Button("Show it again").ClickAsync(new());
        Assert.IsNotNull(Button("Fail on purpose"));

        IElement Button(string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);
    }
}
