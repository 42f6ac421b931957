namespace Postmortem.Web.Components.Kit;

/// <summary>
/// The memory of one field that saves itself: what was typed, what it grew from, what the database is known to hold. It
/// knows no browser. One save runs at a time and the newest text always goes last, so an older one can never win.
/// </summary>
public sealed partial class Autosave : IAsyncDisposable
{
    /// <summary>How long somebody must stop typing before the text is sent.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(800);

    /// <summary>Sent after this long even while typing goes on, so that a draft is stored within two seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1600);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(30);

    private readonly TimeProvider time;
    private readonly Func<TextEdit, CancellationToken, Task<SaveOutcome>> save;
    private readonly Func<Func<Task>, Task> enter;
    private readonly Action changed;
    private readonly ITimer timer;
    private readonly CancellationTokenSource gone = new();
    private readonly bool answers;
    private string basedOn;
    private bool leaving;
    private long typings;
    private long sentTypings;
    private long lastTypedAt;
    private long? waitingSince;
    private TimeSpan retry = FirstRetry;
    private Task? running;

    /// <param name="enter">Runs the timer's work where the field lives (a component's InvokeAsync), one piece after another.</param>
    /// <param name="changed">Called after anything a person can see has changed.</param>
    /// <param name="answers">
    /// Whether a browser shows the field: then keys may be on their way here that nobody knows of yet, a text that comes from
    /// elsewhere is an <see cref="Arrival"/> which it answers, and nothing is ever put over those keys.
    /// </param>
    public Autosave(
        string text,
        TimeProvider time,
        Func<TextEdit, CancellationToken, Task<SaveOutcome>> save,
        Func<Func<Task>, Task> enter,
        Action changed,
        bool answers = false)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.answers = answers;
        Text = basedOn = text;
        this.time = time;
        this.save = save;
        this.enter = enter;
        this.changed = changed;
        timer = time.CreateTimer(_ => _ = this.enter(SaveAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What stands in the field, as far as is known here.</summary>
    public string Text { get; private set; }

    public SaveState State { get; private set; }

    /// <summary>Why it is not saved, in a sentence.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The other text, while <see cref="State"/> is <see cref="SaveState.Conflicting"/>.</summary>
    public SaveOutcome.Conflict? Conflict { get; private set; }

    /// <summary>The last text known to be committed through this field, or the one it began with.</summary>
    public string Stored { get; private set; } = "";

    private bool Unsaved => typings != sentTypings;

    /// <summary>A key was pressed, or a text pasted.</summary>
    public void Typed(string text)
    {
        if (text == Text && !Unsaved) return;
        Text = text;
        typings++;
        lastTypedAt = time.GetTimestamp();
        waitingSince ??= lastTypedAt;
        if (State == SaveState.Conflicting) return; // Sent once it is decided whose words stand.
        State = SaveState.Waiting;
        Refusal = null;
        var left = Longest - time.GetElapsedTime(waitingSince.Value);
        Wake(left < Pause ? left : Pause);
        changed();
    }

    /// <summary>Sends what is not sent yet, and ends when it is stored or refused.</summary>
    public async Task FlushAsync()
    {
        Sleep();
        while (running is not null) await running;
        if (Unsaved && State != SaveState.Conflicting) await SaveAsync();
    }

    /// <summary>Ends a conflict with <paramref name="text"/>, which stands over theirs.</summary>
    public Task SettleAsync(string text)
    {
        if (Conflict is null) return Task.CompletedTask;
        basedOn = Conflict.Theirs;
        Conflict = null;
        if (text != Text) Choose(text, Text);
        if (text == basedOn)
        {
            sentTypings = typings;
            waitingSince = null;
            State = SaveState.Saved;
            TakeWaiting();
            changed();
            return Task.CompletedTask;
        }

        typings++;
        State = SaveState.Waiting;
        return FlushAsync();
    }

    /// <summary>Both texts, theirs first, an empty line between: nobody's words are dropped.</summary>
    public static string Both(string theirs, string mine)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(mine);
        return string.IsNullOrWhiteSpace(mine) ? theirs : string.IsNullOrWhiteSpace(theirs) ? mine : $"{theirs.TrimEnd()}\n\n{mine.TrimStart()}";
    }

    /// <summary>Stores what is left; an undecided conflict keeps both texts. Gives up after ten seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        leaving = true;
        answered?.TrySetResult();
        await timer.DisposeAsync();
        gone.CancelAfter(TimeSpan.FromSeconds(10));
        if (Conflict is { } conflict && Unsaved) await SettleAsync(Both(conflict.Theirs, Text));
        await FlushAsync();
        gone.Dispose();
    }

    private async Task SaveAsync()
    {
        if (running is not null || !Unsaved || State == SaveState.Conflicting) return;
        var done = new TaskCompletionSource();
        running = done.Task;
        try
        {
            await SendAsync();
        }
        finally
        {
            running = null;
            done.SetResult();
        }
    }

    private async Task SendAsync()
    {
        do
        {
            Sleep();
            await ScreenAsync();
            (overtaken, met) = (Arrival is not null, null);
            var edit = new TextEdit(Text, basedOn);
            var before = sentTypings;
            sentTypings = typings;
            waitingSince = null;
            State = SaveState.Saving;
            var older = outside; // what is stored is merged with something at least as new
            outside = null;
            changed();
            var outcome = await AskAsync(edit);
            if (outcome is not SaveOutcome.Saved) outside ??= older;
            // What was not stored is still to be stored, and nothing that arrives may take its place.
            if (outcome is not SaveOutcome.Saved) (sentTypings, overtaken, basedOn) = (before, false, met?.GrowsFrom ?? basedOn);
            Take(outcome, edit);
            TakeWaiting();
            changed();
        }
        while (Unsaved && State == SaveState.Saved);
    }

    private async Task<SaveOutcome?> AskAsync(TextEdit edit)
    {
        try
        {
            return await save(edit, gone.Token);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or StackOverflowException))
        {
            // Whatever it was, the text is still here and the circuit must live to show it; the next try may log it.
            return null;
        }
    }

    private void Take(SaveOutcome? outcome, TextEdit sent)
    {
        switch (outcome)
        {
            case SaveOutcome.Saved saved:
                Stored = saved.StoredText;
                retry = FirstRetry;
                State = SaveState.Saved;
                // Until the merge is on the screen the text grows from what was sent, and the next save merges again.
                basedOn = met is var (arrival, _) ? Meet(arrival, sent.Text) : sent.Text;
                outside ??= saved.StoredText;
                break;
            case SaveOutcome.Refused refused:
                State = SaveState.Refused;
                Refusal = refused.Sentence;
                break;
            case SaveOutcome.Conflict conflict:
                State = SaveState.Conflicting;
                Conflict = conflict;
                break;
            default:
                State = SaveState.Refused;
                Refusal = "We could not save this just now. Your words are still here, and we keep trying.";
                Wake(retry);
                retry = retry * 2 < LastRetry ? retry * 2 : LastRetry;
                break;
        }
    }

    private void Wake(TimeSpan after) => timer.Change(after > TimeSpan.Zero ? after : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    private void Sleep() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
