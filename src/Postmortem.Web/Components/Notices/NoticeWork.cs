using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Postmortem.Documents;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.Reviews.Hints;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Notices;

/// <summary>
/// What an island works on while a notice is written: one that is stored already, or one that is still a draft of its writer.
/// Its parts take it as a cascading parameter.
/// </summary>
public abstract class NoticeWork : Island
{
    [Inject] private protected ReviewService Reviews { get; set; } = default!;
    [Inject] private protected NoticeService Notices { get; set; } = default!;
    [Inject] private protected NoticeDocuments Documents { get; set; } = default!;
    [Inject] private protected NavigationManager Navigation { get; set; } = default!;
    [Inject] private protected HintMemory Hints { get; set; } = default!;
    [Inject] private ToastQueue Toasts { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    public Actor Actor { get; private set; }

    /// <summary>The zone in which the reader reads times.</summary>
    public TimeZoneInfo Zone { get; private protected set; } = TimeZoneInfo.Utc;

    public Review Review { get; private protected set; } = default!;

    public Organisation Organisation { get; private protected set; } = default!;

    /// <summary>The words as they stand, with the white space of whoever types.</summary>
    public NoticeText Text { get; private protected set; } = new("");

    public abstract NoticeKind Kind { get; }

    public abstract string Language { get; }

    /// <summary>The account was closed, or the session ended, while this page was open.</summary>
    public bool IsSignedOut { get; private protected set; }

    /// <summary>Why the page could not be opened.</summary>
    protected Refusal? Problem { get; set; }

    protected string SignInAgain => $"/sign-in?returnUrl={Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri))}";

    /// <summary>Alters the words on top of what is stored by now, and stores them.</summary>
    public abstract Task<Refusal?> ChangeAsync(Func<NoticeText, NoticeText> change);

    /// <summary>Reads everything again and shows it.</summary>
    public abstract Task ReloadAsync();

    /// <summary>Runs a verb and shows what is there now. A refusal is answered, for the caller to show beside its button.</summary>
    public async Task<Refusal?> AskAsync(Func<Task<Refusal?>> verb, string? done = null, Func<Task<Refusal?>>? undo = null)
    {
        ArgumentNullException.ThrowIfNull(verb);
        if (await verb() is { } refusal)
        {
            Noted(refusal);
            return refusal;
        }
        await ReloadAsync();
        if (done is not null)
            Toasts.Say(done, undo is null ? Tone.Good : Tone.Plain, undo is null ? null : "Undo", undo is null ? null : () => UndoAsync(undo));
        return null;
    }

    private async Task UndoAsync(Func<Task<Refusal?>> undo)
    {
        if (await AskAsync(undo) is { } refusal) Toasts.Say(refusal.Sentence, Tone.Care);
    }

    /// <summary>For a field that saves itself: its words, on top of whatever others changed meanwhile.</summary>
    /// <param name="read">The field in the stored words; null where it is gone.</param>
    public async Task<SaveOutcome> SaveAsync(TextEdit edit, Func<NoticeText, string?> read, Func<NoticeText, string, NoticeText> write)
    {
        ArgumentNullException.ThrowIfNull(edit);
        string? theirs = null;
        var refusal = await ChangeAsync(stored =>
        {
            var now = read(stored);
            var same = now is null || Words.Clean(now) == Words.Clean(edit.BasedOn) || Words.Clean(now) == Words.Clean(edit.Text);
            theirs = same ? null : now;
            return same ? write(stored, edit.Text) : stored;
        });
        if (theirs is not null) return new SaveOutcome.Conflict(theirs, "Someone else");
        return refusal is null ? new SaveOutcome.Saved(edit.Text) : new SaveOutcome.Refused(refusal.Sentence);
    }

    protected sealed override async Task BeginAsync()
    {
        Actor = (await Authentication).User.Actor();
        await ReadAsync();
        if (Problem is { Kind: RefusalKind.NotFound } && !RendererInfo.IsInteractive) Navigation.NotFound();
    }

    private protected virtual Task ReadAsync() => ReloadAsync();

    private protected void Noted(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.SignedOut) IsSignedOut = true;
        StateHasChanged();
    }

    /// <summary>The letter with the words as they stand, for one customer or for nobody in particular.</summary>
    private protected Result<Document> Preview(Customer? customer, string? reference, DateTimeOffset? sentAt) => Documents.Of(
        NoticeContent.Of(Review, Text, Organisation), new NoticeHead(Kind, Language, Organisation, customer, reference, sentAt));
}
