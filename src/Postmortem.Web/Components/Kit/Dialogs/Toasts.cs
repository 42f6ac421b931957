namespace Postmortem.Web.Components.Kit.Dialogs;

/// <summary>Something that just happened, said once and then gone.</summary>
/// <param name="UndoLabel">With <paramref name="Undo"/>, a button that takes it back.</param>
public sealed record ToastMessage(long Number, string Text, Tone Tone, string? UndoLabel = null, Func<Task>? Undo = null)
{
    /// <summary>Bad news is read out at once and stays until it was seen.</summary>
    public bool Urgent => Tone is Tone.Late or Tone.Care;
}

/// <summary>The toasts of one circuit. Any component may add one; a <c>ToastRegion</c> on the page shows them.</summary>
public sealed class ToastQueue(TimeProvider time) : IDisposable
{
    private const int Most = 3;
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(8);

    // Long enough to be found by the keyboard and thought over (WCAG 2.2.1 asks for twenty).
    private static readonly TimeSpan StaysWithUndo = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly List<(ToastMessage Toast, ITimer? Timer)> shown = [];
    private long last;

    /// <summary>Raised on the thread of whoever added or dismissed, which may be a timer's.</summary>
    public event EventHandler? Changed;

    public IReadOnlyList<ToastMessage> Shown
    {
        get
        {
            lock (gate) return [.. shown.Select(entry => entry.Toast)];
        }
    }

    /// <summary>Late and Care are read out at once and stay until dismissed; the others go by themselves.</summary>
    public void Say(string text, Tone tone = Tone.Good, string? undoLabel = null, Func<Task>? undo = null)
    {
        lock (gate)
        {
            var toast = new ToastMessage(++last, text, tone, undoLabel, undo);
            var timer = toast.Urgent ? null
                : time.CreateTimer(_ => Dismiss(toast), null, undo is null ? Stays : StaysWithUndo, Timeout.InfiniteTimeSpan);
            shown.Add((toast, timer));
            if (shown.Count > Most) Drop(0);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dismiss(ToastMessage toast)
    {
        lock (gate)
        {
            var at = shown.FindIndex(entry => entry.Toast == toast);
            if (at < 0) return;
            Drop(at);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose()
    {
        lock (gate)
        {
            while (shown.Count > 0) Drop(0);
        }
    }

    private void Drop(int at)
    {
        shown[at].Timer?.Dispose();
        shown.RemoveAt(at);
    }
}
