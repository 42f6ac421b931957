using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Postmortem.Reviews.Comments;
using Postmortem.Sessions;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>Which comments are shown on this page, and how a link leads to one.</summary>
public sealed partial class ReviewDesk : IAsyncDisposable
{
    private readonly HashSet<CommentPlace> shown = [];
    private DotNetObjectReference<ReviewDesk>? self;
    private BrowserScript? links;

    [Inject] private IJSRuntime Browser { get; set; } = default!;
    [Inject] private PageFocus Focus { get; set; } = default!;

    /// <summary>The comment that somebody was led to last.</summary>
    public Guid? LedTo { get; private set; }

    /// <summary>What that comment is about; a part that folds its things away unfolds this one.</summary>
    public CommentPlace? LedToPlace { get; private set; }

    /// <summary>Whether what was said about it is unfolded.</summary>
    public bool Shows(CommentPlace place) => shown.Contains(place);

    public void Show(CommentPlace place, bool show)
    {
        if (show) shown.Add(place);
        else shown.Remove(place);
    }

    /// <summary>A link to a comment on this page was followed, or the page was opened with one.</summary>
    /// <param name="id">As it stands in the address.</param>
    [JSInvokable]
    public async Task LeadToCommentAsync(string id)
    {
        if (!Guid.TryParseExact(id, "N", out var comment) || Page is null) return;
        if (Page.Review.Threads.FirstOrDefault(t => t.Comments.Any(c => c.Id == comment)) is not { } thread)
        {
            Toasts.Say("This comment was taken back.", Tone.Note);
            return;
        }
        if (StagePage != "session" && Page.Session is { } session && IsIn(session, thread.Place))
        {
            Navigation.NavigateTo(ReviewAddress.To(Number, "session", $"comment-{id}")); // while it runs, only its own page shows it
            return;
        }
        (LedTo, LedToPlace, LedToThing) = (comment, thread.Place, $"{thread.Place.Id:N}");
        if (Questions.FirstOrDefault(q => q.About.Contains(thread.Place.About)) is { } question) Open(question.Id);
        Show(thread.Place, true);
        StateHasChanged();
        await Focus.ToAsync($"comment-{comment:N}");
    }

    private static bool IsIn(ReviewSession session, CommentPlace place) =>
        session.Items.Any(i => i.Id == place.Id || i.Answers.Any(a => a.Id == place.Id));

    public async ValueTask DisposeAsync()
    {
        Dispose();
        self?.Dispose();
        if (links is not null) await links.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Page is not null) Drafts = null; // every form that the page opens with has its own by now
        await SayAsync();
        if (Page is null || self is not null || StagePage == "screen") return;
        self = DotNetObjectReference.Create(this);
        links = new(Browser, "links");
        await links.CallAsync("follow", self);
    }
}
