namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>
/// Runs what <see cref="AutosaveStep"/> asks for: the clock, the store and whoever shows the field. It decides nothing by itself.
/// </summary>
public sealed class Autosave : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly Func<TextEdit, CancellationToken, Task<SaveOutcome>> save;
    private readonly Action changed;
    private readonly ITimer timer;
    private readonly long began;
    private readonly CancellationTokenSource gone = new();
    private TaskCompletionSource? rest;

    /// <param name="enter">Runs the timer's work where the field lives (a component's InvokeAsync), one piece after another.</param>
    /// <param name="changed">Called after anything a person can see has changed.</param>
    /// <param name="answers">See <see cref="AutosaveState.Answers"/>.</param>
    public Autosave(
        string text,
        TimeProvider time,
        Func<TextEdit, CancellationToken, Task<SaveOutcome>> save,
        Func<Func<Task>, Task> enter,
        Action changed,
        bool answers = false)
    {
        ArgumentNullException.ThrowIfNull(time);
        Now = new AutosaveState(text, answers);
        (this.time, this.save, this.changed, began) = (time, save, changed, time.GetTimestamp());
        timer = time.CreateTimer(_ => _ = enter(PauseOverAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public AutosaveState Now { get; private set; }

    private TimeSpan Elapsed => time.GetElapsedTime(began);

    /// <inheritdoc cref="AutosaveEvent.Typed"/>
    public void Typed(string text) => Take(new AutosaveEvent.Typed(text, Elapsed));

    /// <inheritdoc cref="AutosaveEvent.Arrived"/>
    public void Arrived(string text) => Take(new AutosaveEvent.Arrived(text));

    /// <inheritdoc cref="AutosaveEvent.Answered"/>
    public void Answered(string says) => Take(new AutosaveEvent.Answered(says, Elapsed));

    /// <summary>Sends what is not sent yet, and ends when it is stored or refused.</summary>
    public Task FlushAsync() => TakeAndRestAsync(new AutosaveEvent.Flushed());

    /// <inheritdoc cref="AutosaveEvent.Chosen"/>
    public Task SettleAsync(Stands stands) => TakeAndRestAsync(new AutosaveEvent.Chosen(stands));

    /// <summary>Stores what is left; an undecided conflict keeps both texts. Gives up after ten seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        gone.CancelAfter(TimeSpan.FromSeconds(10));
        await TakeAndRestAsync(new AutosaveEvent.Left());
        await timer.DisposeAsync();
        gone.Dispose();
    }

    private Task PauseOverAsync() => TakeAndRestAsync(new AutosaveEvent.PauseOver());

    private async Task TakeAndRestAsync(AutosaveEvent happened)
    {
        Take(happened);
        while (Now.IsSending) await (rest ??= new TaskCompletionSource()).Task;
    }

    private void Take(AutosaveEvent happened)
    {
        (Now, var effects) = AutosaveStep.Step(Now, happened);
        foreach (var effect in effects) Run(effect);
        if (Now.IsSending || rest is not { } resting) return;
        rest = null;
        resting.SetResult();
    }

    private void Run(AutosaveEffect effect)
    {
        switch (effect)
        {
            case AutosaveEffect.Send send: _ = SendAsync(send.Edit); break;
            case AutosaveEffect.WakeAfter wake: timer.Change(wake.Time, Timeout.InfiniteTimeSpan); break;
            case AutosaveEffect.Sleep: timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); break;
            case AutosaveEffect.Tell: changed(); break;
        }
    }

    private async Task SendAsync(TextEdit edit)
    {
        AutosaveEvent came;
        try
        {
            came = new AutosaveEvent.Answer(await save(edit, gone.Token));
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or StackOverflowException))
        {
            // Whatever it was, the text is still here and the circuit must live to show it; the next try may log it.
            came = new AutosaveEvent.Failed();
        }

        Take(came);
    }
}
