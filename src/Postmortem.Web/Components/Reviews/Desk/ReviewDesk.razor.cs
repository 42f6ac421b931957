using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Postmortem.Reviews;
using Postmortem.Storage;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.Reviews.Hints;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>
/// Holds the review that a stage's page shows and runs its verbs. Parts of the page take it as a cascading parameter named
/// Desk.
/// </summary>
public sealed partial class ReviewDesk : Island, IDisposable
{
    private Refusal? problem;
    private IDisposable? listening;
    private Visit? visit;
    private bool gone;

    [Inject] private ReviewService Reviews { get; set; } = default!;
    [Inject] private DraftService KeptDrafts { get; set; } = default!;
    [Inject] private ReviewFeed Feed { get; set; } = default!;
    [Inject] private Presence Presence { get; set; } = default!;
    [Inject] private PageConnection Connection { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ToastQueue Toasts { get; set; } = default!;
    [Inject] private HintMemory Hints { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Parameter, EditorRequired] public int Number { get; set; }

    /// <summary>"pause", "analyze" or "fix"; "session", or "screen" for a session on a wall.</summary>
    [Parameter, EditorRequired] public string StagePage { get; set; } = "pause";

    /// <summary>The review as it was read last.</summary>
    public ReviewPage? Page { get; private set; }

    public Actor Actor { get; private set; }

    /// <summary>The zone in which the reader reads and writes times.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>A closed review is read, not written.</summary>
    public bool IsReadOnly => Page?.Review.IsClosed == true;

    /// <summary>The account was closed, or the session ended, while this page was open.</summary>
    public bool IsSignedOut { get; private set; }

    /// <summary>
    /// The reader's drafts in this review, read once for all the forms that a page opens with; null afterwards, for what was kept may be newer by then.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Drafts { get; private set; }

    /// <summary>Counts what was done on this page, so that a part can ask what was done last.</summary>
    public int Deeds { get; private set; }

    private bool IsLocked => Page is { } page && ReviewAddress.StageOf(StagePage) > page.Review.Stage;
    private bool HasAside => StagePage == "analyze" && !IsLocked;
    private string StageName => ReviewAddress.StageOf(StagePage).ToString();
    private string SignInAgain => $"/sign-in?returnUrl={Uri.EscapeDataString(ReviewAddress.To(Number, StagePage))}";

    /// <summary>
    /// Runs a verb and shows the review as it is now. A refusal is answered, for the caller to show beside the field or the
    /// button that caused it.
    /// </summary>
    /// <param name="done">What a toast says when it was done; null says nothing.</param>
    /// <param name="undo">A verb that takes it back; adds Undo to the toast.</param>
    public async Task<Refusal?> AskAsync(Func<Task<Refusal?>> verb, string? done = null, Func<Task<Refusal?>>? undo = null)
    {
        ArgumentNullException.ThrowIfNull(verb);
        if (await verb() is { } refusal)
        {
            await SeeRefusalAsync(refusal);
            return refusal;
        }
        await ReloadAsync();
        if (done is not null) Toasts.Say(done, undo is null ? Tone.Good : Tone.Plain, undo is null ? null : "Undo", undo is null ? null : () => DoAsync(undo));
        return null;
    }

    /// <summary>As <see cref="AskAsync"/>, where no field is near: a refusal becomes a toast that is read out at once.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> DoAsync(Func<Task<Refusal?>> verb, string? done = null, Func<Task<Refusal?>>? undo = null)
    {
        if (await AskAsync(verb, done, undo) is not { } refusal) return true;
        if (refusal.Kind != RefusalKind.SignedOut) Toasts.Say(refusal.Sentence, Tone.Care);
        return false;
    }

    /// <summary>For verbs of fields that save themselves: turns the refusal into what the field shows.</summary>
    public async Task<SaveOutcome> SaveAsync(string text, Func<Task<Refusal?>> verb) =>
        await AskAsync(verb) is { } refusal ? new SaveOutcome.Refused(refusal.Sentence) : new SaveOutcome.Saved(text);

    /// <summary>For texts that several people write: stored, merged with theirs, or both shown.</summary>
    public async Task<SaveOutcome> SaveAsync(Func<Task<Result<Written>>> verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        var written = await verb();
        if (written.Refusal is { } refusal)
        {
            await SeeRefusalAsync(refusal);
            return new SaveOutcome.Refused(refusal.Sentence);
        }
        if (written.Value.Collision is { } collision) return new SaveOutcome.Conflict(collision.Theirs, collision.TheirName);
        await ReloadAsync();
        return new SaveOutcome.Saved(written.Value.Stored);
    }

    /// <summary>Something was done on this page: reads the review again and shows it.</summary>
    public Task ReloadAsync() => InvokeAsync(async () =>
    {
        Deeds++;
        Take(await Reviews.OpenAsync(Actor, Number));
        StateHasChanged();
    });

    public void Dispose()
    {
        gone = true;
        listening?.Dispose();
        Connection.Changed -= ConnectionChanged;
        visit?.Dispose();
    }

    /// <summary>To be called with a refusal that came from elsewhere than <see cref="AskAsync"/>.</summary>
    public Task SeeRefusalAsync(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        if (refusal.Kind != RefusalKind.SignedOut || IsSignedOut) return Task.CompletedTask;
        IsSignedOut = true;
        return InvokeAsync(StateHasChanged);
    }

    protected override async Task BeginAsync()
    {
        Actor = (await Authentication).User.Actor();
        Hints.Begin(Actor, Number);
        var opened = await Reviews.OpenAsync(Actor, Number);
        if (opened.Ok && !gone && RendererInfo.IsInteractive)
        {
            Join(opened.Value); // before anything is drawn that asks who is here
            Drafts = await KeptDrafts.ReadAsync(Actor, $"review/{Number}/") is { Ok: true } kept ? kept.Value : null;
        }
        Take(opened);
        BeginQuestions();
        if (problem is { Kind: RefusalKind.NotFound } && !RendererInfo.IsInteractive) Navigation.NotFound();
        if (listening is not null) Renew(await Reviews.OpenAsync(Actor, Number)); // for what was changed before anyone listened
    }

    private void Join(ReviewPage page)
    {
        if (StagePage != "screen") visit = Presence.Enter(page.Review.Id, page.Me.Id, page.Me.Name, StagePage == "session" ? "the session" : StageName);
        Connection.Changed += ConnectionChanged;
        listening = Feed.Join(Actor, page.Review.Id, opened => InvokeAsync(() => Renew(opened)));
    }

    private void ConnectionChanged(object? sender, EventArgs e)
    {
        if (visit is not null) visit.IsAway = !Connection.IsUp;
    }

    /// <summary>Someone somewhere changed something: shows it, unless this page shows it already.</summary>
    private void Renew(Result<ReviewPage> opened)
    {
        if (opened.Ok && Page is { } page && opened.Value.ShowsTheSameAs(page) && !IsSignedOut) return;
        Take(opened);
        StateHasChanged();
    }

    private void Take(Result<ReviewPage> opened)
    {
        if (opened.Ok)
        {
            // Two readings may overtake each other; the older one is not shown over the newer.
            if (Page is { } page && opened.Value.Last < page.Last) return;
            Page = opened.Value;
            Zone = TimeZoneInfo.FindSystemTimeZoneById(Page.Me.TimeZone);
            IsSignedOut = false;
        }
        else if (opened.Refusal is { Kind: RefusalKind.SignedOut }) IsSignedOut = true;
        else (problem, Page) = (opened.Refusal, null);
    }
}
