namespace Postmortem.Web.Components.Kit;

/// <summary>Something that just happened, said once and then gone.</summary>
/// <param name="UndoLabel">With <paramref name="Undo"/>, a button that takes it back.</param>
public sealed record ToastMessage(long Number, string Text, Tone Tone, string? UndoLabel = null, Func<Task>? Undo = null);

/// <summary>The toasts of one circuit. Any component may add one; a <c>ToastRegion</c> on the page shows them.</summary>
public sealed class ToastQueue
{
    private readonly List<ToastMessage> shown = [];
    private long last;

    /// <summary>Raised on the thread of whoever added or dismissed.</summary>
    public event EventHandler? Changed;

    public IReadOnlyList<ToastMessage> Shown => shown;

    /// <summary>Late and Care are read out at once, the others when the reader pauses.</summary>
    public void Say(string text, Tone tone = Tone.Good, string? undoLabel = null, Func<Task>? undo = null)
    {
        shown.Add(new ToastMessage(++last, text, tone, undoLabel, undo));
        if (shown.Count > 3) shown.RemoveAt(0);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dismiss(ToastMessage toast)
    {
        if (shown.Remove(toast)) Changed?.Invoke(this, EventArgs.Empty);
    }
}
