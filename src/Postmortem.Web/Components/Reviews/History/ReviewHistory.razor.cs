using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.History;
using Postmortem.Web.Components.Kit.Formats;
using Postmortem.Web.Components.Kit.Tables;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Reviews.History;

/// <summary>The history of one review.</summary>
public sealed partial class ReviewHistory
{
    private ReviewPage? review;
    private ListPage<HistoryRow>? rows;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Dictionary<Guid, string> things = [];

    [Inject] private ReviewService Reviews { get; set; } = default!;
    [Inject] private HistoryService History { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Parameter] public int Number { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    private IEnumerable<HistoryEntry> Entries => rows!.Rows
        .Select(row => HistoryEntry.Of(new HistoryValues(row, id => review!.People.Name(id), id => things.GetValueOrDefault(id), zone)))
        .OfType<HistoryEntry>();

    protected override async Task OnInitializedAsync()
    {
        var actor = (await Authentication).User.Actor();
        var opened = await Reviews.OpenAsync(actor, Number);
        var read = await History.HistoryAsync(actor, Number, PageNumber.Of(AskedPage));
        if (!opened.Ok || !read.Ok)
        {
            Navigation.NotFound();
            return;
        }
        (review, rows) = (opened.Value, read.Value);
        zone = TimeZoneInfo.FindSystemTimeZoneById(review.Me.TimeZone);
        things = Things(review);
    }

    private DateOnly Day(DateTimeOffset at) => Times.Day(at, zone);

    private static string Id(DateOnly day) => $"day-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static Dictionary<Guid, string> Things(ReviewPage page) => new(
    [
        .. page.Review.ContainmentItems.Select(i => KeyValuePair.Create(i.Id, i.Text)),
        .. page.Review.Timeline.Select(e => KeyValuePair.Create(e.Id, e.Text)),
        .. page.Review.Factors.Select(f => KeyValuePair.Create(f.Id, f.Text)),
        .. page.Review.Attachments.Select(a => KeyValuePair.Create(a.Id, a.Text)),
        .. page.Review.Quotes.Select(q => KeyValuePair.Create(q.Id, q.Text)),
        .. page.Review.Journey.Select(s => KeyValuePair.Create(s.Id, s.Did)),
        .. page.Review.Mitigators.Select(m => KeyValuePair.Create(m.Id, m.Text)),
        .. page.Review.Recognitions.Select(r => KeyValuePair.Create(r.Id, r.Text)),
        .. page.Review.Actions.Select(a => KeyValuePair.Create(a.Id, a.Reference)),
        .. page.Review.Facts.Select(f => KeyValuePair.Create(f.Id, f.Text)),
        .. page.Review.Threads.Select(t => KeyValuePair.Create(t.Id, CommentThing.Called(page, t.Place))),
        .. page.Review.Threads.SelectMany(t => t.Comments).Select(c => KeyValuePair.Create(c.Id, c.Text)),
        .. page.Sessions.SelectMany(x => x.Items).Select(i => KeyValuePair.Create(i.Id, i.Title)),
        .. page.Sessions.SelectMany(x => x.Parked).Select(p => KeyValuePair.Create(p.Id, p.Text)),
    ]);
}
