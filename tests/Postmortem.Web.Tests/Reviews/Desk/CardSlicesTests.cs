using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.Reviews.Desk;
using Postmortem.Web.Components.Reviews.Hints;
using Postmortem.Web.Components.Reviews.Pause;
using Postmortem.Web.Components.Reviews.Perspectives;
using Postmortem.Web.Components.Reviews.Timeline;
using Postmortem.Web.Hosting;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Reviews.Desk;

/// <summary>
/// A card is drawn again only when a slice that it shows has changed. Each is drawn here of a review of which nothing else was loaded: one that
/// showed more than it says would stand still on open pages, and throws here.
/// </summary>
[TestClass]
public sealed class CardSlicesTests
{
    /// <summary>One at each stage.</summary>
    private const int SampleReviews = 4;

    /// <summary>The number of one that is not closed.</summary>
    private const int Open = 2;

    private static string data = "";

    public static IEnumerable<object[]> Cards => typeof(StagePart).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(StagePart)) && ShownBy(t) is not null).Select(t => new object[] { t });

    public static string NameOf(MethodInfo _, object[] row) => ((Type)row[0]).Name;

    [ClassInitialize]
    public static async Task FillAsync(Microsoft.VisualStudio.TestTools.UnitTesting.TestContext _)
    {
        data = Directory.CreateTempSubdirectory("postmortem-cards-").FullName;
        await SampleOrganisation.CopyToAsync(data);
    }

    [ClassCleanup]
    public static void CleanUp() => Directory.Delete(data, recursive: true);

    [TestMethod]
    public void There_are_cards_that_say_what_they_show() => Assert.IsGreaterThan(15, Cards.Count());

    [TestMethod]
    public async Task A_card_that_showed_more_than_it_says_would_be_found()
    {
        await using var context = Context();
        var (page, actor) = await PageAsync(context.Services, 1, ReviewSlices.Head);
        Assert.ThrowsExactly<InvalidOperationException>(() => Draw(context, typeof(QuotesPart), page, actor));
    }

    [TestMethod]
    [DynamicData(nameof(Cards), DynamicDataDisplayName = nameof(NameOf))]
    public async Task A_card_asks_for_no_slice_that_it_does_not_say_it_shows(Type card)
    {
        await using var context = Context();
        var services = context.Services;
        for (var number = 1; number <= SampleReviews; number++)
        {
            var (page, actor) = await PageAsync(services, number, ShownBy(card)!.Value);
            var entry = await EntryAsync(services, page.Review.Id);
            // Its entry is a parameter of the row, and the only one that it may ask for.
            if (card == typeof(TimelineRow)) page.Review.TakeTimeline([entry]);
            Draw(context, card, page, actor, entry);
        }
    }

    [TestMethod]
    public async Task A_row_whose_entry_did_not_change_is_not_drawn_again_with_its_list()
    {
        await using var context = Context();
        var reviews = context.Services.GetRequiredService<ReviewService>();
        var (_, actor) = await PageAsync(context.Services, Open, ReviewSlices.Head);
        var page = (await reviews.OpenAsync(actor, Open)).Value;
        var drawn = Draw(context, typeof(TimelineEditor), page, actor);
        var rows = drawn.FindComponents<TimelineRow>().Select(row => (row.Instance.Entry.Id, row.RenderCount)).ToDictionary();
        Assert.IsGreaterThan(2, rows.Count);

        var changed = page.Review.Timeline[1];
        var text = new TimelineText(changed.HappenedAt, changed.Kind, $"{changed.Text} It was seen twice.") { Evidence = changed.Evidence };
        Assert.IsNull(await context.Services.GetRequiredService<TimelineService>().EditTimelineEntryAsync(actor, Open, changed.Id, changed.Text, text));
        var after = (await reviews.OpenAsync(actor, Open)).Value;
        drawn.FindComponent<TimelineEditor>().Render(parameters => parameters.Add(editor => editor.Page, after));
        foreach (var row in drawn.FindComponents<TimelineRow>())
            Assert.AreEqual(row.Instance.Entry.Id == changed.Id, row.RenderCount > rows[row.Instance.Entry.Id], row.Instance.Entry.Text);
    }

    /// <summary>The page of a review, as it would be if only these slices of it were there.</summary>
    private static async Task<(ReviewPage Page, Actor Actor)> PageAsync(IServiceProvider services, int number, ReviewSlices slices)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        var actor = new Actor(await db.People.Where(p => p.Role == Role.Administrator).Select(p => p.Id).FirstAsync());
        var whole = (await services.GetRequiredService<ReviewService>().OpenAsync(actor, number)).Value;
        var part = await db.ReviewToShowAsync(whole.Review.Id, slices);
        return (new ReviewPage(part, whole.Template, whole.Gate, whole.Me, whole.People) { Sessions = whole.Sessions, OpenedAt = whole.OpenedAt }, actor);
    }

    private static async Task<TimelineEntry> EntryAsync(IServiceProvider services, Guid review)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        return await db.Set<TimelineEntry>().AsNoTracking().FirstAsync(e => e.ReviewId == review);
    }

    private static ReviewSlices? ShownBy(Type card) =>
        (ReviewSlices?)card.GetProperty("Shows", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(card));

    private static BunitContext Context()
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLogging().AddPostmortem(new StorageOptions(data), Checkout.Folder("templates"));
        context.Services.AddSingleton<Presence>().AddScoped<ToastQueue>().AddScoped<PageFocus>().AddScoped<HintMemory>()
            .AddScoped<IHintMemory>(s => s.GetRequiredService<HintMemory>()).AddScoped<PerspectiveBrowser>().AddScoped<PageConnection>();
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return context;
    }

    /// <param name="entry">For a card of one entry.</param>
    private static IRenderedComponent<CascadingValue<ReviewDesk>> Draw(BunitContext context, Type card, ReviewPage page, Actor actor,
        TimelineEntry? entry = null)
    {
        var desk = new ReviewDesk();
        typeof(ReviewDesk).GetProperty(nameof(ReviewDesk.Actor))!.SetValue(desk, actor);
        return context.Render<CascadingValue<ReviewDesk>>(drawn =>
        {
            drawn.OpenComponent<CascadingValue<ReviewDesk>>(0);
            drawn.AddComponentParameter(1, nameof(CascadingValue<ReviewDesk>.Value), desk);
            drawn.AddComponentParameter(2, nameof(CascadingValue<ReviewDesk>.IsFixed), true);
            drawn.AddComponentParameter(3, nameof(CascadingValue<ReviewDesk>.ChildContent), (RenderFragment)(inside =>
            {
                inside.OpenComponent(0, card);
                inside.AddComponentParameter(1, nameof(StagePart.Page), page);
                if (card == typeof(TimelineRow)) inside.AddComponentParameter(2, nameof(TimelineRow.Entry), entry);
                inside.CloseComponent();
            }));
            drawn.CloseComponent();
        });
    }
}
